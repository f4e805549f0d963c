import { computed, type ComputedRef } from 'vue';
import { useSession } from '@web/session/session';
import { useRead } from './read';

/**
 * The last record that the shown point of the past knows, for reads that take a number and no day; undefined: every record
 * there is, null: the number of a day's last record is still being asked for.
 */
export const useKnownSequence = (): ComputedRef<number | undefined | null> => {
  const session = useSession();
  const day = computed(() => (session.past?.known?.by === 'day' ? session.past.known.day : null));
  const { data } = useRead('/api/audit/sequence', () => (day.value === null ? null : { query: { at: day.value } }));
  return computed(() => {
    const known = session.past?.known ?? null;
    if (known === null) return undefined;
    return known.by === 'record' ? known.sequence : (data.value?.sequence ?? null);
  });
};

/** The point of the past that a read of issues is asked at; nothing of it: now. */
export type IssuePoint = Readonly<{ day?: string; knownAt?: number }>;

/** The shown point as reads of issues take it: judged on its day, by records up to its last. Null: not known yet. */
export const useIssuePoint = (): ComputedRef<IssuePoint | null> => {
  const session = useSession();
  const sequence = useKnownSequence();
  return computed(() => {
    if (sequence.value === null) return null;
    if (!session.past) return {};
    return { day: session.past.asOf, ...(sequence.value !== undefined && { knownAt: sequence.value }) };
  });
};
