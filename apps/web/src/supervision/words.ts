import type { Schemas } from '@app/api-client';

export type Supervised = Schemas['SupervisedDto'];
export type Lateness = Supervised['lateness'];
export type RungName = NonNullable<Supervised['rung']>;
export type Wait = Schemas['WaitCountDto']['waiting'];
export type Rung = Schemas['RungDto'];
export type IssueRung = Schemas['IssueRungDto'];

export const latenesses: readonly Lateness[] = ['over30', 'over7', 'over', 'soon', 'ahead', 'office'];
export const rungNames: readonly RungName[] = [
  'approaching',
  'urging',
  'blue',
  'yellow',
  'red',
  'listed',
  'talk',
  'circular',
];
export const waits: readonly Wait[] = ['answer', 'acceptance', 'proposal'];

/** The one of the list that a text names. */
export const oneOf = <Word extends string>(list: readonly Word[], text: unknown): Word | undefined =>
  list.find((word) => word === text);

/** Slips that go out on paper. */
const papers: readonly string[] = ['urging', 'blue', 'yellow', 'red'];
export const isPaper = ({ kind, rung }: Pick<IssueRung, 'kind' | 'rung'>): boolean =>
  kind === 'fired' && papers.includes(rung);
