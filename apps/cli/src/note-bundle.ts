import type { AccessJournal } from '@app/vault';

/** Whose past was carried away, null for more than one unit's; and which events of the log, the first and the last. */
export type BundleNote = Readonly<{ unitId: string | null; events: readonly [number, number] }>;

/** Says in the access journal that the past was carried away at the keyboard. @throws StoreUnavailable */
export const noteBundle = async (
  journal: Pick<AccessJournal, 'note'>,
  { unitId, events }: BundleNote,
  at: string,
): Promise<void> => {
  const looked = { kinds: ['bundle'], asOf: null, knownAt: null, knownBy: null, events, reads: 1 } as const;
  await journal.note({ at, kind: 'history-read', accountId: null, address: null, about: { unitId, ...looked } });
};
