import type { Schemas } from '@app/api-client';

/** A due date that a document names itself: why it is that day, for whoever asks later. Nothing when no document is named. */
export const basisOf = (document: string, today: string): { basis?: Schemas['BasisDto'] } => {
  const clause = document.trim();
  return clause === ''
    ? {}
    : { basis: { act: 'CampaignOpened', rule: 'set-by-letter', calendar: 'natural', from: today, days: null, clause } };
};

/** Data years that a round may be opened for: the one of today, the next, and two before. */
export const dataYearsAround = (today: string): readonly string[] => {
  const year = Number(today.slice(0, 4)) - (today.slice(5) < '09-01' ? 1 : 0);
  return [1, 0, -1, -2].map((by) => `${year + by}-${year + by + 1}`);
};
