import { effectiveDay, Refusal, sameIn, type Context, type Decider } from '../../kernel/index.js';
import { aDate } from '../guards.js';
import type { CommonIssueCommand, CommonIssueEvent, CommonPlan } from './events.js';
import { raiseCommonIssue } from './raising.js';
import { words, type CommonIssueState } from './state.js';

type Asked<Type extends CommonIssueCommand['type']> = Extract<CommonIssueCommand, { type: Type }>;

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
    return command.type === 'RaiseCommonIssue'
      ? raiseCommonIssue(command, state, context)
      : setPlan(command, state, context);
  },
};
