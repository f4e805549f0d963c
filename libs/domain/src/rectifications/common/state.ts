import { Refusal } from '../../kernel/index.js';
import type { CommonIssueEvent } from './events.js';

type DataOf<Type extends CommonIssueEvent['type']> = Extract<CommonIssueEvent, { type: Type }>['data'];

/** How many units a 共性问题 has. */
export const commonIssueBounds = { least: 2, most: 200 } as const;

/** What was found, and the plan that holds for all; null before it was raised. */
export type CommonIssueState = Readonly<{
  raised: DataOf<'CommonIssueRaised'>;
  plan: DataOf<'CommonPlanSet'> | null;
}> | null;

/** A text that somebody must have written. @throws Refusal `common-issue.words-missing` */
export const words = (field: string, text: string): string => {
  if (text.trim() === '') throw new Refusal('common-issue.words-missing', { field }, 'invalid');
  return text;
};
