import { computed, reactive, shallowRef } from 'vue';
import { newKey, upload, type Schemas } from '@app/api-client';
import { client } from '@web/server/client';
import { queries } from '@web/server/queries';
import { readOnce } from '@web/server/read';
import { answered } from '@web/server/refused';
import type { Draft, Entry, KeptVisit, Photo, VisitStore } from './entries';
import { sendWaiting, type Carrier, type Stop } from './sender';
import { openStore } from './store';

/** Says to the next start of the application that something waits here. */
const flag = 'hengjian.visits.waiting';
const lock = 'hengjian.visits';

const carrier: Carrier = {
  standing: async () => {
    const asked = Date.now();
    const { accountId, now } = await readOnce('/api/session');
    // The answer was written after the question and before now: taken as early as it can be, nothing lies in the future.
    return { accountId, ahead: Math.min(Date.parse(now) - asked, Date.parse(now) - Date.now()) };
  },
  upload: async ({ content, name }, unitId) => {
    const asked = client.POST('/api/attachments', { params: { query: { unitId } }, ...upload(content, name) });
    const { hash, mediaType, bytes } = await answered(asked);
    return { hash, mediaType, bytes };
  },
  send: ({ inspectionId: id, act, key }, body) => {
    const header = { 'Idempotency-Key': key };
    const params = { path: { id }, header };
    switch (act.type) {
      case 'answer':
        return answered(
          client.POST('/api/inspections/{id}/answers/{questionId}', {
            params: { path: { id, questionId: act.questionId }, header },
            body: body as Schemas['AnswerQuestionDto'],
          }),
        );
      case 'finding':
        return answered(
          client.POST('/api/inspections/{id}/findings', { params, body: body as Schemas['RaiseFindingDto'] }),
        );
      case 'withdrawal':
        return answered(
          client.POST('/api/inspections/{id}/findings/{findingId}/withdrawal', {
            params: { path: { id, findingId: act.findingId }, header },
            body: body as Schemas['VisitReasonDto'],
          }),
        );
    }
  },
};

/** Without the pages' proxies, which no store takes. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const entries = shallowRef<readonly Entry[]>([]);
const state = reactive({
  /** `null`: not yet known; false: this window keeps nothing. */
  keeps: null as boolean | null,
  /** The browser promised not to clear the store by itself. */
  persisted: false,
  /** Bytes that are still free, when the browser says so. */
  free: null as number | null,
  sending: false,
  stop: 'done' as Stop,
});

let store: VisitStore | null = null;
let opening: Promise<VisitStore | null> | null = null;

const reload = async (): Promise<void> => {
  entries.value = (await store?.entries()) ?? [];
  if (entries.value.some((one) => one.state === 'waiting')) localStorage.setItem(flag, '1');
  else localStorage.removeItem(flag);
};

/** Opens what this browser keeps; null when it keeps nothing. */
const opened = (): Promise<VisitStore | null> =>
  (opening ??= openStore()
    .then(async (there) => {
      store = there;
      state.keeps = true;
      state.persisted = (await navigator.storage?.persisted?.()) ?? false;
      const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
      state.free = quota === undefined ? null : quota - (usage ?? 0);
      await reload();
      return there;
    })
    .catch(() => {
      state.keeps = false;
      opening = null;
      return null;
    }));

const pass = async (): Promise<void> => {
  const there = await opened();
  if (!there || state.sending || !entries.value.some((one) => one.state === 'waiting')) return;
  state.sending = true;
  try {
    state.stop = await sendWaiting(there, carrier, () => Date.now(), reload);
  } finally {
    state.sending = false;
    await reload();
  }
  if (state.stop !== 'away') await queries.invalidateQueries();
};
/** Sends what waits, when nobody else (another tab) is at it. */
const send = async (): Promise<void> => {
  if (!('locks' in navigator)) return pass();
  await navigator.locks.request(lock, { ifAvailable: true }, (held) => (held ? pass() : undefined));
};

let watching = false;
/** Sends on opening, when a signal comes back, when the window comes to the front, and every half minute in front. */
const watch = (): void => {
  void opened().then(send);
  if (watching) return;
  watching = true;
  addEventListener('online', () => void send());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void send());
  setInterval(() => document.visibilityState === 'visible' && void send(), 30_000);
};

const needed = async (): Promise<VisitStore> => {
  const there = await opened();
  if (!there) throw new Error('nothing is kept here');
  return there;
};

/** What this device keeps of visits, and how it gets to the server. One for the whole application. */
export const visitQueue = {
  state,
  entries,
  waiting: computed(() => entries.value.filter((one) => one.state === 'waiting')),
  watch,
  opened,
  send,
  /** Keeps an act; it is on disk when this resolves. @throws when it could not be kept, such as for want of space */
  keep: async (entry: Omit<Entry, 'n' | 'key' | 'savedAt' | 'state' | 'body' | 'sentAt' | 'why'>): Promise<void> => {
    const there = await needed();
    if (!state.persisted) state.persisted = (await navigator.storage?.persist?.()) ?? false;
    const fresh = { key: newKey(), savedAt: Date.now(), state: 'waiting', body: null } as const;
    await there.add({ ...plain(entry), ...fresh, sentAt: null, why: null });
    await reload();
    void send();
  },
  /** Tries a refused act once more, under a new key. */
  again: async (entry: Entry): Promise<void> => {
    await (await needed()).put({ ...entry, key: newKey(), body: null, state: 'waiting', why: null });
    await reload();
    void send();
  },
  drop: async (entry: Entry): Promise<void> => {
    const there = await needed();
    await there.remove(entry.n);
    for (const id of entry.photos) await there.removePhoto(id);
    await reload();
  },
  /** Clears what a finished visit left here: the server has it all. */
  forget: async (inspectionId: string): Promise<void> => {
    const there = await needed();
    for (const entry of entries.value)
      if (entry.inspectionId === inspectionId && entry.state === 'sent') {
        for (const id of entry.photos) await there.removePhoto(id);
        await there.remove(entry.n);
      }
    for (const { id } of await there.drafts(inspectionId)) await there.removeDraft(id);
    await reload();
  },
  photo: async (id: string): Promise<Photo | undefined> => (await needed()).photo(id),
  addPhoto: async (inspectionId: string, file: File): Promise<string> => {
    const id = crypto.randomUUID();
    await (await needed()).putPhoto({ id, inspectionId, name: file.name, content: file, evidence: null });
    return id;
  },
  putVisit: async (visit: KeptVisit): Promise<void> => (await opened())?.putVisit(plain(visit)),
  drafts: async (inspectionId: string): Promise<Draft[]> => (await needed()).drafts(inspectionId),
  putDraft: async (draft: Draft): Promise<void> => (await needed()).putDraft(plain(draft)),
  removeDraft: async (id: string): Promise<void> => (await needed()).removeDraft(id),
};
