import { dayText, isDate, Refusal, type Context } from '@app/domain/kernel';
import { dueOn } from '../deadlines/index.js';
import type { CertificationCommand } from './commands.js';
import type { CertificationEvent } from './events.js';
import { expectedOf } from './expected.js';
import { dayOfAct, outOfOrder, paperOf, unlessRepeated, wayOf, words } from './guards.js';
import type { CertificationState } from './state.js';

type Of<Type extends CertificationCommand['type']> = Extract<CertificationCommand, { type: Type }>;

const setbackOf = (state: CertificationState) => ('setback' in state ? state.setback : null);

/** 书面反馈意见: what was found wrong, and by when it must be put right, as the paper says. */
export const receiveFeedback = (
  command: Of<'ReceiveFeedback'>,
  state: CertificationState,
  context: Context,
): readonly CertificationEvent[] => {
  const { dueDate } = command;
  const paper = paperOf(command);
  const problems = words('problems', command.problems);
  const receivedOn = dayOfAct(command, state, context);
  if (!isDate(dueDate) || dueDate < receivedOn)
    throw new Refusal(
      'certification.due-day',
      {
        dueDate: isDate(dueDate) ? dayText(dueDate) : dueDate,
        receivedOn: dayText(receivedOn),
        errors: [{ field: 'dueDate', message: `请改为${dayText(receivedOn)}或以后的日期。` }],
      },
      'invalid',
    );
  const setback = setbackOf(state);
  const { basis } = dueOn(dueDate, receivedOn, { act: 'FeedbackReceived', clause: paper.document });
  const of = { ...wayOf(command), round: state.round, ...paper, receivedOn, problems, dueDate, basis };
  // A repeat: the step is still the same one.
  const step = setback?.step ?? 'cityReview';
  const events = unlessRepeated(state, { type: 'FeedbackReceived', data: { ...of, step } });
  if (events.length > 0 && setback?.feedbackDue !== null) throw outOfOrder(expectedOf(state, receivedOn));
  return events;
};

/** 整改 is reported after the feedback: of every single problem the 整改台账 keeps the record. */
export const reportRectification = (
  command: Of<'ReportRectification'>,
  state: CertificationState,
  context: Context,
): readonly CertificationEvent[] => {
  const paper = paperOf(command);
  const summary = words('summary', command.summary);
  const reportedOn = dayOfAct(command, state, context);
  const data = { ...wayOf(command), round: state.round, ...paper, reportedOn, summary };
  const events = unlessRepeated(state, { type: 'RectificationReported', data });
  const setback = setbackOf(state);
  if (events.length > 0 && (!setback || setback.feedbackDue === null || setback.reported))
    throw outOfOrder(expectedOf(state, reportedOn));
  return events;
};
