import { StoreUnavailable, UnknownEvent } from '@app/event-store';

/** The lists or the log are not fit to be compared now: no incident, but a reason to come again. */
export class NotNow extends Error {}

/** Whether the night is to be proved later, as a whole. */
export const isToBeTriedAgain = (error: unknown): boolean =>
  error instanceof NotNow || error instanceof StoreUnavailable || error instanceof UnknownEvent;

/** What a journal may tell of an error: its message may hold what somebody wrote. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
