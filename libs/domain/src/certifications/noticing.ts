import { dayText, isDate, Refusal, type Context } from '@app/domain/kernel';
import { dueOn, workingDaysAfter, type Due } from '../deadlines/index.js';
import type { CertificationCommand } from './commands.js';
import type { CertificationEvent } from './events.js';
import { expectedOf } from './expected.js';
import { dayOfAct, outOfOrder, paperOf, proven, unlessRepeated, wayOf, words } from './guards.js';
import { enteredBy } from './offices.js';
import type { CertificationState, Notice } from './state.js';
import { noticeRule } from './steps.js';

type Of<Type extends CertificationCommand['type']> = Extract<CertificationCommand, { type: Type }>;

/** The last day that there must be: so many working days after the day it is posted. */
const leastOf = (postedOn: string, { calendar }: Of<'PostNotice'>): Due => {
  const { count, clause } = noticeRule;
  const { day, provisional } = workingDaysAfter(postedOn, count, calendar.value);
  const basis = {
    act: 'NoticePosted',
    rule: 'days-from-act',
    calendar: 'working',
    from: postedOn,
    days: count,
    clause,
  };
  return { date: day, basis: { ...basis, ...(provisional && { provisional: true as const }) } };
};

/** 公示 begins. A last day that its paper names is recorded as named; one that is too early is shown as short. */
export const postNotice = (
  command: Of<'PostNotice'>,
  state: CertificationState,
  context: Context,
): readonly CertificationEvent[] => {
  enteredBy('provincialNotice', command.offices);
  const paper = paperOf(command);
  const place = words('place', command.place);
  const postedOn = dayOfAct(command, state, context);
  const least = leastOf(postedOn, command);
  const { until } = command;
  if (until !== null && (!isDate(until) || until < postedOn))
    throw new Refusal(
      'certification.notice-days',
      {
        until: isDate(until) ? dayText(until) : until,
        postedOn: dayText(postedOn),
        errors: [{ field: 'until', message: `请改为${dayText(postedOn)}或以后的日期。` }],
      },
      'invalid',
    );
  const due = until === null ? least : dueOn(until, postedOn, { act: 'NoticePosted', clause: paper.document });
  const of = { ...wayOf(command), round: state.round, ...paper, postedOn, place };
  const rest = {
    until: due.date,
    basis: due.basis,
    short: due.date < least.date,
    calendarKnownAt: command.calendar.sequence,
  };
  const events = unlessRepeated(state, { type: 'NoticePosted', data: { ...of, ...rest } });
  if (events.length === 0) return [];
  if (state.status !== 'underWay' || state.next !== 'provincialNotice' || state.notice)
    throw outOfOrder(expectedOf(state, postedOn));
  return events;
};

/** The 公示 that runs. @throws Refusal certification.no-notice */
const running = (state: CertificationState): Notice => {
  const notice = state.status === 'underWay' ? state.notice : null;
  if (!notice) throw new Refusal('certification.no-notice');
  return notice;
};

export const receiveObjection = (
  command: Of<'ReceiveObjection'>,
  state: CertificationState,
  context: Context,
): readonly CertificationEvent[] => {
  enteredBy('provincialNotice', command.offices);
  const about = words('about', command.about);
  const evidence = proven(command.evidence);
  running(state);
  const receivedOn = dayOfAct(command, state, context);
  const objectionId = context.newId('objection');
  const data = { ...wayOf(command), round: state.round, objectionId, receivedOn, from: command.from, about, evidence };
  return unlessRepeated(state, { type: 'ObjectionReceived', data });
};

/** An answer stands: another one to the same objection is refused. */
export const answerObjection = (
  command: Of<'AnswerObjection'>,
  state: CertificationState,
  context: Context,
): readonly CertificationEvent[] => {
  enteredBy('provincialNotice', command.offices);
  const { objectionId, upheld } = command;
  const answer = words('answer', command.answer);
  const evidence = proven(command.evidence);
  const objection = running(state).objections.find((one) => one.objectionId === objectionId);
  if (!objection) throw new Refusal('certification.unknown-objection', {}, 'not-found');
  const answeredOn = dayOfAct(command, state, context);
  const data = { ...wayOf(command), round: state.round, objectionId, answeredOn, upheld, answer, evidence };
  const events = unlessRepeated(state, { type: 'ObjectionAnswered', data });
  if (events.length > 0 && objection.answered) throw new Refusal('certification.objection-answered');
  return events;
};

/** 公示 ends after its last day, and not before every objection is answered. */
export const endNotice = (
  command: Of<'EndNotice'>,
  state: CertificationState,
  context: Context,
): readonly CertificationEvent[] => {
  enteredBy('provincialNotice', command.offices);
  const paper = paperOf(command);
  const endedOn = dayOfAct(command, state, context);
  const of = { ...wayOf(command), round: state.round, ...paper, endedOn };
  if (unlessRepeated(state, { type: 'NoticeEnded', data: { ...of, objections: 0, upheld: 0 } }).length === 0) return [];
  const { until, objections } = running(state);
  if (endedOn <= until) throw new Refusal('certification.notice-running', { until: dayText(until) });
  const open = objections.filter(({ answered }) => !answered).length;
  if (open > 0) throw new Refusal('certification.objections-open', { count: open });
  const upheld = objections.filter((one) => one.upheld).length;
  return [{ type: 'NoticeEnded', data: { ...of, objections: objections.length, upheld } }];
};
