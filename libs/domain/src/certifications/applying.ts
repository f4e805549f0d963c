import { dayOf, dayText, isDate, Refusal, type Context } from '@app/domain/kernel';
import type { CertificationCommand } from './commands.js';
import { conditionsOn, contradicts, failing } from './conditions.js';
import type { CertificationEvent } from './events.js';
import { expectedOf } from './expected.js';
import { dayOfAct, outOfOrder, paperOf, schoolYear, unlessRepeated, wayOf, words } from './guards.js';
import type { CertificationState } from './state.js';

type Of<Type extends CertificationCommand['type']> = Extract<CertificationCommand, { type: Type }>;

/** When 基本均衡 was certified: the same again is the repeat, another day is a correction and says why. */
export const recordBasicBalance = (
  command: Of<'RecordBasicBalance'>,
  { basic }: CertificationState,
  { at }: Context,
): readonly CertificationEvent[] => {
  const { certifiedOn } = command;
  const of = wayOf(command);
  if (!isDate(certifiedOn) || certifiedOn > dayOf(at))
    throw new Refusal(
      'certification.basic-day',
      {
        certifiedOn: isDate(certifiedOn) ? dayText(certifiedOn) : certifiedOn,
        errors: [{ field: 'certifiedOn', message: '请改为今天或更早的日期。' }],
      },
      'invalid',
    );
  const paper = paperOf(command);
  if (basic?.certifiedOn === certifiedOn && basic.document === paper.document) return [];
  const reason = basic ? words('reason', command.reason ?? '') : null;
  return [{ type: 'BasicBalanceRecorded', data: { ...of, certifiedOn, ...paper, reason } }];
};

/** The county's own decision: refused, with what is missing, while a condition does not hold. */
export const submitSelfAssessment = (
  command: Of<'SubmitSelfAssessment'>,
  state: CertificationState,
  context: Context,
): readonly CertificationEvent[] => {
  const dataYear = schoolYear(command.dataYear);
  const submittedOn = dayOfAct(command, state, context);
  if (!('assessed' in state)) throw outOfOrder(expectedOf(state, submittedOn));
  const paper = paperOf(command);
  const conditions = conditionsOn(submittedOn, { basic: state.basic, computed: command.computed, dataYear });
  const data = { ...wayOf(command), round: state.round + 1, ...paper, dataYear, submittedOn, conditions };
  const events = unlessRepeated(state, { type: 'SelfAssessmentSubmitted', data });
  const missing = failing(conditions);
  if (events.length > 0 && missing.length > 0)
    throw new Refusal('certification.conditions-not-held', { missing: missing.join('；') });
  return events;
};

/** What was sent is recorded as sent, whatever the figures say: the event keeps what they said. */
export const fileApplication = (
  command: Of<'FileApplication'>,
  state: CertificationState,
  context: Context,
): readonly CertificationEvent[] => {
  const dataYear = schoolYear(command.dataYear);
  const paper = paperOf(command);
  const filedOn = dayOfAct(command, state, context);
  const assessed = 'assessed' in state ? state.assessed : null;
  const conditions = conditionsOn(filedOn, { basic: state.basic, computed: command.computed, dataYear, assessed });
  const of = { ...wayOf(command), ...paper, dataYear, filedOn, conditions, contradicted: contradicts(conditions) };
  const again = unlessRepeated(state, { type: 'ApplicationFiled', data: { ...of, round: state.round } });
  if (again.length === 0) return [];
  if (!('assessed' in state)) throw outOfOrder(expectedOf(state, filedOn));
  return [{ type: 'ApplicationFiled', data: { ...of, round: state.round + 1 } }];
};
