import type { Schemas } from '@app/api-client';

type Legal = Readonly<{ acts: readonly Schemas['LegalActDto'][] }>;

/** Whether an act can be done now, as the server says. */
export const canDo = ({ acts }: Legal, name: string): boolean =>
  acts.some(({ act, blockedBy }) => act === name && blockedBy === null);

/** What stands in the way of an act, in the server's sentence; null when nothing does, or the act is not the reader's. */
export const hindrance = ({ acts }: Legal, name: string): string | null =>
  acts.find(({ act }) => act === name)?.blockedBy?.detail ?? null;
