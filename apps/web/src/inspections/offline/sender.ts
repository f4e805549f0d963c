import { Refused } from '@web/server/refused';
import type { Entry, Evidence, Photo, VisitStore } from './entries';

/** Who is signed in, and how far the server's clock is ahead of this device's, in milliseconds. */
export type Standing = Readonly<{ accountId: string; ahead: number }>;

/** How things reach the server. Each @throws Refused */
export type Carrier = Readonly<{
  standing: () => Promise<Standing>;
  upload: (photo: Photo & { content: Blob }, unitId: string) => Promise<Evidence>;
  send: (entry: Entry, body: object) => Promise<unknown>;
}>;

/** Why sending stopped: nothing left; no answer; nobody signed in; what is left belongs to somebody else. */
export type Stop = 'done' | 'away' | 'signIn' | 'other';

/** When something was done, by the server's clock. A device's clock may be wrong, what passed since is not. */
const momentOf = (savedAt: number, now: number, ahead: number): string =>
  new Date(now + ahead - Math.max(0, now - savedAt)).toISOString();

const bodyOf = ({ act }: Entry, evidence: readonly Evidence[], occurredAt: string): object => {
  switch (act.type) {
    case 'answer':
      return { answer: act.answer, ...(act.note.trim() && { note: act.note.trim() }), evidence, occurredAt };
    case 'finding':
      return { findingId: act.findingId, ...act.finding, evidence, occurredAt };
    case 'withdrawal':
      return { reason: act.reason, occurredAt };
  }
};

/** Not the server's word on the thing itself: asked again later. */
const later = (error: unknown): Stop | null => {
  if (!(error instanceof Refused)) return null;
  const { status } = error;
  if (status === 401) return 'signIn';
  return status === 0 || status === 408 || status === 429 || status >= 500 ? 'away' : null;
};

/** The server's sentence, and what it says of each field. */
const whyNot = ({ problem }: Refused): string =>
  [problem.detail, ...(problem.errors ?? []).map(({ detail }) => detail)].join(' ');

const uploaded = async (store: VisitStore, carrier: Carrier, entry: Entry): Promise<readonly Evidence[]> => {
  const found: Evidence[] = [...entry.evidence];
  for (const id of entry.photos) {
    const photo = await store.photo(id);
    if (!photo) continue;
    let { evidence } = photo;
    if (!evidence && photo.content) {
      evidence = await carrier.upload({ ...photo, content: photo.content }, entry.unitId);
      await store.putPhoto({ ...photo, content: null, evidence });
    }
    if (evidence && !found.some(({ hash }) => hash === evidence.hash)) found.push(evidence);
  }
  return found;
};

/**
 * Sends what waits, one after another in the order in which it was done. What got lost on the way goes out again under
 * the same key with the same body; what is refused stays here with the server's sentence, and the rest goes on.
 */
export const sendWaiting = async (
  store: VisitStore,
  carrier: Carrier,
  now: () => number,
  told: () => void | Promise<void> = () => undefined,
): Promise<Stop> => {
  try {
    const { accountId, ahead } = await carrier.standing();
    const passed = new Set<number>();
    for (;;) {
      // Read anew each time: more may have been answered while this was on its way.
      const waiting = (await store.entries()).filter(({ state, n }) => state === 'waiting' && !passed.has(n));
      const entry = waiting.find((one) => one.accountId === accountId);
      if (!entry) return waiting.length > 0 ? 'other' : 'done';
      passed.add(entry.n);
      try {
        const body =
          entry.body ?? bodyOf(entry, await uploaded(store, carrier, entry), momentOf(entry.savedAt, now(), ahead));
        await store.put({ ...entry, body });
        await carrier.send(entry, body);
        await store.put({ ...entry, body, state: 'sent', sentAt: now() });
      } catch (error) {
        if (!(error instanceof Refused) || later(error)) throw error;
        await store.put({ ...entry, body: null, state: 'refused', why: whyNot(error) });
      }
      await told();
    }
  } catch (error) {
    const stop = later(error);
    if (!stop) throw error;
    return stop;
  }
};
