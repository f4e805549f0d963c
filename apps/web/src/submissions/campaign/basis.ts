import type { Schemas } from '@app/api-client';

/** A due date that a document names itself: why it is that day, for whoever asks later. Nothing when no document is named. */
export const basisOf = (document: string, today: string): { basis?: Schemas['BasisDto'] } => {
  const clause = document.trim();
  return clause === ''
    ? {}
    : { basis: { act: 'CampaignOpened', rule: 'set-by-letter', calendar: 'natural', from: today, days: null, clause } };
};
