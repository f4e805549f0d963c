import { dueByPeriod, dueIn, dueOn, dueUnder, follows, isPast, ruleOf, type Due } from '../deadlines/index.js';
import { dayOf, effectiveDay, evidenceOf, Refusal, sameIn } from '../kernel/index.js';
import type { CommandOf } from './commands.js';
import type { Decision } from './decision.js';
import type { DataOf } from './events.js';
import { aDate, byUnit, ended, existing, hearing, words } from './guards.js';
import { isHeard, type InspectionState } from './state.js';

/** 督导报告 to the government, once, at any time after the visit. */
export const fileReport: Decision<'FileReport'> = (command, state, context) => {
  const { plan, report } = ended(state);
  if (report && sameIn(['reportNumber', 'report'], report, command)) return [];
  if (report) throw new Refusal('inspection.already-reported', { reportNumber: report.reportNumber });
  return [
    {
      type: 'InspectionReported',
      data: {
        inspectionId: plan.inspectionId,
        reportNumber: words('reportNumber', command.reportNumber),
        report: words('report', command.report),
        on: effectiveDay(command, context),
      },
    },
  ];
};

/** 申辩期 where no rule sets it: as the opinion itself says, else ten natural days. */
const windowSaid = ({ defenceDays: days = 10, clause }: CommandOf<'IssuePreliminaryOpinion'>, on: string): Due => {
  if (!Number.isInteger(days) || days < 1 || days > 60)
    throw new Refusal('inspection.defence-days', { days }, 'invalid');
  const ground = { act: 'PreliminaryOpinionIssued', rule: 'defence-window' };
  return dueIn(days, on, { ...ground, clause: clause ?? '教育督导条例 第二十条' });
};

/**
 * 申辩期 by the county's rule where it has a number, which the office then does not choose. Where the rule counts from the
 * end of the visit and the opinion comes so late that nothing would be left, the unit has the whole of it from the opinion.
 */
const defenceWindow = (
  command: CommandOf<'IssuePreliminaryOpinion'>,
  { plan, completion }: Extract<InspectionState, { completion: unknown }>,
  on: string,
): Due => {
  const { limits, defenceDays } = command;
  const rule = limits && ruleOf(limits.rules.value, 'defence', plan.kind);
  if (!limits || !rule || rule.count === null) return windowSaid(command, on);
  const { count, unit, clause, anchor } = rule;
  if (defenceDays !== undefined && !(unit === 'natural' && defenceDays === count))
    throw new Refusal('inspection.defence-by-rule', { field: 'defenceDays', clause, count }, 'invalid');
  const { id } = limits.rules.value;
  const from = anchor === 'InspectionCompleted' ? completion.on : on;
  const due = dueUnder(rule, id, from, limits.calendar.value)!.due;
  const late = { ...rule, anchor: 'PreliminaryOpinionIssued' } as const;
  return due.date > on ? due : dueUnder(late, id, on, limits.calendar.value)!.due;
};

/** 初步意见 opens the window in which the unit may answer it. 教育督导条例 第二十条. */
export const issuePreliminaryOpinion: Decision<'IssuePreliminaryOpinion'> = (command, state, context) => {
  const inspection = ended(state);
  if (isHeard(inspection)) {
    if (inspection.preliminary.opinion === command.opinion) return [];
    throw new Refusal('inspection.opinion-there');
  }
  const on = effectiveDay(command, context);
  if (on < inspection.completion.on)
    throw new Refusal('inspection.opinion-before-completion', { on, completedOn: inspection.completion.on }, 'invalid');
  const { date, basis } = defenceWindow(command, inspection, on);
  return [
    {
      type: 'PreliminaryOpinionIssued',
      data: {
        inspectionId: inspection.plan.inspectionId,
        opinion: words('opinion', command.opinion),
        on,
        defenceDueDate: date,
        basis,
      },
    },
  ];
};

/** 申辩, within the window. The day that counts is the one on which it arrives. */
export const fileDefence: Decision<'FileDefence'> = (command, state, context) => {
  const inspection = hearing(state);
  byUnit(inspection, context);
  const data: DataOf<'DefenceFiled'> = {
    inspectionId: inspection.plan.inspectionId,
    defenceId: command.defenceId ?? context.newId('defence'),
    text: command.text,
    evidence: evidenceOf(command.evidence),
    filedBy: context.actorId,
  };
  const there = inspection.defences.find(({ filed }) => filed.defenceId === data.defenceId);
  if (there && sameIn(['text', 'evidence'], there.filed, data)) return [];
  if (there) throw new Refusal('inspection.defence-there', { defenceId: data.defenceId });
  effectiveDay(command, context);
  const { defenceDueDate } = inspection.preliminary;
  const today = dayOf(context.at);
  if (inspection.waived) throw new Refusal('inspection.defence-waived');
  if (isPast(defenceDueDate, today))
    throw new Refusal('inspection.defence-too-late', { dueDate: defenceDueDate, today });
  words('text', command.text);
  return [{ type: 'DefenceFiled', data }];
};

/** The unit says that it has nothing (more) to say: the letter need not wait for the window. */
export const waiveDefence: Decision<'WaiveDefence'> = (command, state, context) => {
  const inspection = existing(state);
  if (isHeard(inspection) && inspection.waived) return [];
  const { plan } = hearing(state);
  byUnit(hearing(state), context);
  effectiveDay(command, context);
  return [{ type: 'DefenceWaived', data: { inspectionId: plan.inspectionId, waivedBy: context.actorId } }];
};

/** What the office says of a defence: 采纳 or not, and why. */
export const answerDefence: Decision<'AnswerDefence'> = (command, state, context) => {
  const inspection = hearing(state);
  const defence = inspection.defences.find(({ filed }) => filed.defenceId === command.defenceId);
  if (!defence) throw new Refusal('inspection.unknown-defence', { defenceId: command.defenceId }, 'not-found');
  if (defence.answer && sameIn(['upheld', 'answer'], defence.answer, command)) return [];
  if (defence.answer) throw new Refusal('inspection.defence-answered', { defenceId: command.defenceId });
  effectiveDay(command, context);
  return [
    {
      type: 'DefenceAnswered',
      data: {
        inspectionId: inspection.plan.inspectionId,
        defenceId: command.defenceId,
        upheld: command.upheld,
        answer: words('answer', command.answer),
      },
    },
  ];
};

/** 限期整改: the letter itself sets it, as a day or as a period from its own day on. 教育督导条例 第二十一条. */
const limitOf = (
  { rectificationDueDate: date, period, basis, calendar }: CommandOf<'IssueOpinionLetter'>,
  on: string,
): Due => {
  const ground = { act: 'OpinionLetterIssued', clause: '教育督导条例 第二十一条' };
  if (period && (date !== undefined || basis))
    throw new Refusal('inspection.limit-twice', { field: 'period' }, 'invalid');
  if (period) return dueByPeriod(period, on, ground, calendar);
  if (date === undefined) throw new Refusal('inspection.limit-missing', { field: 'rectificationDueDate' }, 'invalid');
  aDate('rectificationDueDate', date);
  return basis ? { date, basis } : dueOn(date, on, ground);
};

const isLimit = (
  { rectificationDueDate, basis }: DataOf<'OpinionLetterIssued'>,
  { rectificationDueDate: asked, period }: CommandOf<'IssueOpinionLetter'>,
): boolean => (period ? basis.days === period.count && basis.calendar === period.unit : asked === rectificationDueDate);

/** 督导意见书: after the window (or its waiver), citing the answer to each defence, with the day to rectify by. */
export const issueLetter: Decision<'IssueOpinionLetter'> = (command, state, context) => {
  const existent = existing(state);
  if (
    existent.status === 'concluded' &&
    sameIn(['letterNumber', 'opinion'], existent.letter, command) &&
    isLimit(existent.letter, command)
  )
    return [];
  if (existent.status === 'concluded')
    throw new Refusal('inspection.letter-there', { letterNumber: existent.letter.letterNumber });
  const inspection = hearing(state);
  const on = effectiveDay(command, context);
  const answers = inspection.defences.flatMap(({ answer }) => answer ?? []);
  if (answers.length < inspection.defences.length)
    throw new Refusal('inspection.defence-unanswered', { count: inspection.defences.length - answers.length });
  const { defenceDueDate } = inspection.preliminary;
  // The window is a right of the unit: a letter dated back or forward does not shorten it.
  if (!inspection.waived && !(isPast(defenceDueDate, dayOf(context.at)) && isPast(defenceDueDate, on)))
    throw new Refusal('inspection.window-open', { dueDate: defenceDueDate });
  const due = limitOf(command, on);
  if (due.date < on) throw new Refusal('inspection.due-in-past', { dueDate: due.date, on }, 'invalid');
  if (!follows(due))
    throw new Refusal('inspection.due-without-basis', { dueDate: due.date, basis: due.basis }, 'invalid');
  return [
    {
      type: 'OpinionLetterIssued',
      data: {
        inspectionId: inspection.plan.inspectionId,
        letterNumber: words('letterNumber', command.letterNumber),
        opinion: words('opinion', command.opinion),
        on,
        rectificationDueDate: due.date,
        basis: due.basis,
        defences: answers.map(({ defenceId, upheld, answer }) => ({ defenceId, upheld, answer })),
      },
    },
  ];
};
