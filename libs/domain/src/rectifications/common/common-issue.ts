import { effectiveDay, Refusal, sameIn, type Context, type Decider } from '../../kernel/index.js';
import { aDate } from '../guards.js';
import type { CommonIssueCommand, CommonIssueEvent, CommonPlan } from './events.js';

type DataOf<Type extends CommonIssueEvent['type']> = Extract<CommonIssueEvent, { type: Type }>['data'];
type Asked<Type extends CommonIssueCommand['type']> = Extract<CommonIssueCommand, { type: Type }>;

/** How many units a 共性问题 has. */
export const commonIssueBounds = { least: 2, most: 200 } as const;

/** What was found, and the plan that holds for all; null before it was raised. */
export type CommonIssueState = Readonly<{
  raised: DataOf<'CommonIssueRaised'>;
  plan: DataOf<'CommonPlanSet'> | null;
}> | null;

const words = (field: string, text: string): string => {
  if (text.trim() === '') throw new Refusal('common-issue.words-missing', { field }, 'invalid');
  return text;
};

const checkUnits = ({ unitIds, unfitUnits }: Asked<'RaiseCommonIssue'>): void => {
  const field = 'unitIds';
  const { least, most } = commonIssueBounds;
  const count = unitIds.length;
  if (count < least || count > most) throw new Refusal('common-issue.units', { field, least, most, count }, 'invalid');
  const doubles = unitIds.filter((id, index) => unitIds.indexOf(id) !== index);
  if (doubles.length > 0) throw new Refusal('common-issue.unit-twice', { field, unitIds: doubles }, 'invalid');
  const unfit = unfitUnits.value;
  if (unfit.length > 0)
    throw new Refusal('common-issue.unfit-units', { field, unitIds: unfit, count: unfit.length }, 'invalid');
};

const raise = (
  command: Asked<'RaiseCommonIssue'>,
  state: CommonIssueState,
  context: Context,
): readonly CommonIssueEvent[] => {
  const data: DataOf<'CommonIssueRaised'> = {
    commonIssueId: command.commonIssueId,
    countyId: command.countyId,
    children: command.unitIds.map((unitId) => ({ unitId, issueId: context.newId('issue', unitId) })),
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
    if (again && sameIn(['units'], { units }, { units: command.unitIds })) return [];
    throw new Refusal('common-issue.there', { commonIssueId: command.commonIssueId });
  }
  effectiveDay(command, context);
  checkUnits(command);
  words('problem', command.problem);
  if (command.clause.trim() === '') throw new Refusal('common-issue.clause-missing', { field: 'clause' }, 'invalid');
  if (command.suggestedDueDate !== undefined) aDate('suggestedDueDate', command.suggestedDueDate);
  return [{ type: 'CommonIssueRaised', data }];
};

const setPlan = (
  command: Asked<'SetCommonPlan'>,
  state: CommonIssueState,
  context: Context,
): readonly CommonIssueEvent[] => {
  if (!state) throw new Refusal('common-issue.unknown', {}, 'not-found');
  const { raised, plan } = state;
  const steps = command.steps.map(({ text, dueDate }) => ({ text, dueDate }));
  const next: CommonPlan = {
    commonIssueId: raised.commonIssueId,
    version: (plan?.version ?? 0) + 1,
    goal: command.goal,
    measures: command.measures,
    steps,
  };
  if (plan && sameIn(['goal', 'measures', 'steps'], plan, next)) return [];
  effectiveDay(command, context);
  words('goal', command.goal);
  words('measures', command.measures);
  if (steps.length === 0) throw new Refusal('common-issue.steps-missing', { field: 'steps' }, 'invalid');
  for (const { text, dueDate } of steps) {
    words('steps.text', text);
    aDate('steps.dueDate', dueDate);
  }
  const issueIds = raised.children.map(({ issueId }) => issueId);
  return [{ type: 'CommonPlanSet', data: { ...next, issueIds, setBy: context.actorId } }];
};

/** 共性问题: one finding in many units, each with its own issue, and one plan for all. The stream's id is its own. */
export const commonIssue: Decider<CommonIssueCommand, CommonIssueEvent, CommonIssueState> = {
  category: 'common-issue',
  initial: null,
  evolve(state, event) {
    if (event.type === 'CommonIssueRaised') return { raised: event.data, plan: null };
    if (!state) throw new Error('a plan of a 共性问题 that nobody raised');
    return { ...state, plan: event.data };
  },
  decide(command, state, context) {
    return command.type === 'RaiseCommonIssue' ? raise(command, state, context) : setPlan(command, state, context);
  },
};
