import type { Schemas } from '@app/api-client';
import { states, type Status } from '../states';

export type CommonChild = Schemas['CommonChildDto'];
export type CommonDetail = Schemas['CommonIssueDetailDto'];

const ends: readonly Status[] = ['closed', 'withdrawn', 'superseded'];

/** Which units a page shows, by the word in its URL. */
export type Shown = 'overdue' | 'leftAlone' | 'ended' | Status | null;

/** What a URL asks for; nonsense is everything. */
export const shownIn = (word: unknown): Shown =>
  ([...states, 'overdue', 'leftAlone', 'ended'] as const).find((one) => one === word) ?? null;

/** The issues that a choice shows. */
export const childrenShown = (children: readonly CommonChild[], shown: Shown): readonly CommonChild[] => {
  if (shown === null) return children;
  if (shown === 'overdue') return children.filter(({ overdue }) => overdue);
  if (shown === 'leftAlone') return children.filter(({ leftAlone }) => leftAlone !== null);
  if (shown === 'ended') return children.filter(({ status }) => ends.includes(status));
  return children.filter(({ status }) => status === shown);
};

/** How many have ended, each by itself. */
export const endedOf = (counts: readonly Schemas['CommonIssueCountDto'][]): number =>
  counts.filter(({ status }) => ends.includes(status)).reduce((sum, { issues }) => sum + issues, 0);
