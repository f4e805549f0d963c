import { computed, shallowRef, watch, type ComputedRef, type Ref } from 'vue';
import type { Schemas } from '@app/api-client';
import { useRead } from '@web/server/read';
import type { Refused } from '@web/server/refused';
import { useSession } from '@web/session/session';
import type { Draft, Entry, KeptVisit } from '../offline/entries';
import { visitQueue } from '../offline/queue';
import { foundOf, saidOf, type Found, type Said } from './said';

export type Visit = Readonly<{
  /** The inspection as the server says, or as it was last read when there is no signal. */
  detail: ComputedRef<Schemas['InspectionDetailDto'] | undefined>;
  readAt: ComputedRef<number>;
  /** Shown from what this device kept, not from the server. */
  old: ComputedRef<boolean>;
  /** Whose work this is: who is signed in, or was when the inspection was last read. */
  accountId: ComputedRef<string | null>;
  name: ComputedRef<string | null>;
  entries: ComputedRef<readonly Entry[]>;
  drafts: Ref<ReadonlyMap<string, Draft> | null>;
  said: (question: Schemas['AnsweredQuestionDto']) => Said;
  found: ComputedRef<readonly Found[]>;
  pending: ComputedRef<boolean>;
  error: ComputedRef<Refused | null>;
  again: () => void;
}>;

/** One visit as this device knows it: read from the server and kept, and what was done here since. */
export const useVisit = (inspectionId: string): Visit => {
  const session = useSession();
  const read = useRead('/api/inspections/{id}', () => (session.me ? { path: { id: inspectionId } } : null));
  const kept = shallowRef<KeptVisit | null>(null);
  const drafts = shallowRef<ReadonlyMap<string, Draft> | null>(null);
  const looked = shallowRef(false);

  void (async () => {
    const store = await visitQueue.opened();
    kept.value = (await store?.visit(inspectionId)) ?? null;
    drafts.value = new Map(((await store?.drafts(inspectionId)) ?? []).map((draft) => [draft.id, draft]));
    looked.value = true;
    visitQueue.watch();
  })();
  watch(
    read.data,
    async (detail) => {
      if (!detail || !session.me) return;
      const { accountId, displayName: name } = session.me;
      await visitQueue.putVisit({ inspectionId, accountId, name, detail, readAt: Date.now() });
    },
    { immediate: true },
  );

  const detail = computed(() => read.data.value ?? kept.value?.detail);
  const readAt = computed(() => (read.data.value ? read.dataUpdatedAt.value : (kept.value?.readAt ?? 0)));
  const accountId = computed(() => session.me?.accountId ?? kept.value?.accountId ?? null);
  const entries = computed(() =>
    visitQueue.entries.value.filter((one) => one.inspectionId === inspectionId && one.accountId === accountId.value),
  );
  return {
    detail,
    readAt,
    old: computed(() => !read.data.value),
    accountId,
    name: computed(() => (session.me ? session.me.displayName : (kept.value?.name ?? null))),
    entries,
    drafts,
    said: (question) => saidOf(question, entries.value, readAt.value),
    found: computed(() => (detail.value ? foundOf(detail.value, entries.value, readAt.value) : [])),
    pending: computed(() => !looked.value || drafts.value === null || (!detail.value && read.isFetching.value)),
    error: computed(() => (detail.value ? null : read.error.value)),
    again: () => void read.refetch(),
  };
};
