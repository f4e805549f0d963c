import type { Schemas } from '@app/api-client';

type DueDate = Schemas['IssueDueDateDto'];

/** The due dates that an issue had by the records up to `sequence`; one that a later record replaced held then. */
export const datesAt = (dates: readonly DueDate[], sequence: number | undefined): readonly DueDate[] =>
  sequence === undefined
    ? dates
    : dates
        .filter(({ recordedFrom }) => recordedFrom <= sequence)
        .map((date) => (date.recordedTo !== null && date.recordedTo > sequence ? { ...date, recordedTo: null } : date));
