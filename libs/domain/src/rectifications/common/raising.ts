import { effectiveDay, Refusal, sameIn, type Context } from '../../kernel/index.js';
import { aDate } from '../guards.js';
import type { CommonChild, CommonIssueCommand, CommonIssueEvent, StandingIssue } from './events.js';
import { commonIssueBounds, words, type CommonIssueState } from './state.js';

type Raising = Extract<CommonIssueCommand, { type: 'RaiseCommonIssue' }>;
type Raised = Extract<CommonIssueEvent, { type: 'CommonIssueRaised' }>['data'];

/** Every unit that the matter has: those named, then those of the issues named. */
const unitsOf = ({ unitIds, issues }: Raising): readonly string[] => [
  ...unitIds,
  ...issues.value.named.map(({ unitId }) => unitId),
];

/** Those of the ids that stand there more than once. */
const doubled = (ids: readonly string[]): readonly string[] => ids.filter((id, index) => ids.indexOf(id) !== index);

const checkIssues = ({ issueIds, issues, countyId, commonIssueId }: Raising): void => {
  const field = 'issueIds';
  const { named } = issues.value;
  const refuse = (code: string, ids: readonly string[]): void => {
    if (ids.length > 0) throw new Refusal(code, { field, issueIds: ids, count: ids.length }, 'invalid');
  };
  const ids = (some: (issue: StandingIssue) => boolean) => named.filter(some).map(({ issueId }) => issueId);
  refuse('common-issue.issue-twice', doubled(issueIds));
  refuse('common-issue.issue-unknown', [
    ...issueIds.filter((id) => !named.some(({ issueId }) => issueId === id)),
    ...ids((issue) => issue.countyId !== countyId),
  ]);
  refuse(
    'common-issue.issue-ended',
    ids(({ ended }) => ended),
  );
  refuse(
    'common-issue.issue-taken',
    ids((issue) => issue.commonIssueId !== null && issue.commonIssueId !== commonIssueId),
  );
};

const checkUnits = (command: Raising): void => {
  const field = command.issueIds.length > 0 ? 'issueIds' : 'unitIds';
  const { least, most } = commonIssueBounds;
  const units = unitsOf(command);
  const count = units.length;
  if (count < least || count > most) throw new Refusal('common-issue.units', { field, least, most, count }, 'invalid');
  const doubles = doubled(units);
  if (doubles.length > 0) throw new Refusal('common-issue.unit-twice', { field, unitIds: doubles }, 'invalid');
  const unfit = command.unfitUnits.value;
  if (unfit.length > 0)
    throw new Refusal('common-issue.unfit-units', { field, unitIds: unfit, count: unfit.length }, 'invalid');
};

const childrenOf = ({ unitIds, issues }: Raising, context: Context): readonly CommonChild[] => [
  ...unitIds.map((unitId) => {
    const alike = issues.value.alike.find((issue) => issue.unitId === unitId);
    return { unitId, issueId: alike?.issueId ?? context.newId('issue', unitId), there: alike !== undefined };
  }),
  ...issues.value.named.map(({ unitId, issueId }) => ({ unitId, issueId, there: true })),
];

/** 立项: one matter of several units, with a new issue for each that has none about the same. */
export const raiseCommonIssue = (
  command: Raising,
  state: CommonIssueState,
  context: Context,
): readonly CommonIssueEvent[] => {
  const data: Raised = {
    commonIssueId: command.commonIssueId,
    countyId: command.countyId,
    children: childrenOf(command, context),
    unitsKnownAt: command.unfitUnits.sequence,
    problem: command.problem,
    clause: command.clause,
    indicator: command.indicator ?? null,
    severity: command.severity,
    suggestedDueDate: command.suggestedDueDate ?? null,
  };
  if (state) {
    const again = sameIn(
      ['countyId', 'problem', 'clause', 'indicator', 'severity', 'suggestedDueDate'],
      state.raised,
      data,
    );
    const units = state.raised.children.map(({ unitId }) => unitId);
    if (again && sameIn(['units'], { units }, { units: unitsOf(command) })) return [];
    throw new Refusal('common-issue.there', { commonIssueId: command.commonIssueId });
  }
  effectiveDay(command, context);
  checkIssues(command);
  checkUnits(command);
  words('problem', command.problem);
  if (command.clause.trim() === '') throw new Refusal('common-issue.clause-missing', { field: 'clause' }, 'invalid');
  if (command.suggestedDueDate !== undefined) aDate('suggestedDueDate', command.suggestedDueDate);
  return [{ type: 'CommonIssueRaised', data }];
};
