import { dueOn } from '../deadlines/index.js';
import { Refusal, sameIn } from '../kernel/index.js';
import { newClock } from './clock-state.js';
import type { Decision } from './decision.js';
import type { DataOf } from './events.js';
import { aDate, aPastDate, knownUnits, words } from './guards.js';
import { resumed } from './ladder.js';
import { notClimbed } from './ladder-state.js';
import type { Issue, RectificationState } from './state.js';

type BroughtIn = DataOf<'IssueBroughtIn'>;

/** Days that follow one another, each with what it is called; those that are not known are left out. */
const inOrder = (...days: readonly (readonly [field: string, date: string | null])[]): void => {
  const known = days.filter((day): day is readonly [string, string] => day[1] !== null);
  known.slice(1).forEach(([later, after], index) => {
    const [earlier, before] = known[index]!;
    if (before > after)
      throw new Refusal('rectification.brought-in-order', { earlier, before, later, after }, 'invalid');
  });
};

/**
 * An issue of the ledger that the bureau kept before: with its own number and days, as it stood then, and where in which
 * file that is written. Closed ones are history (and may be reopened); open ones go on from here in the ordinary way.
 */
export const bringIn: Decision<'BringInIssue'> = (command, state, context) => {
  const { leadUnitId = null, dueDate = null } = command;
  const data: BroughtIn = {
    issueId: command.issueId,
    round: 1,
    unitId: command.unitId,
    countyId: command.county.value ?? '',
    countyKnownAt: command.county.sequence,
    number: command.number ?? null,
    foundOn: command.foundOn,
    category: command.category ?? null,
    problem: command.problem,
    clause: command.clause ?? null,
    severity: command.severity,
    measures: command.measures ?? null,
    outcome: command.outcome ?? null,
    leadUnitId,
    supportingUnitIds: command.supportingUnitIds,
    unitsKnownAt: command.unknownUnits.sequence,
    dueDate,
    basis:
      dueDate === null ? null : dueOn(dueDate, command.foundOn, { act: 'IssueBroughtIn', clause: '原整改台账' }).basis,
    rectifiedOn: command.rectifiedOn ?? null,
    reviewedOn: command.reviewedOn ?? null,
    reviewResult: command.reviewResult ?? null,
    closedOn: command.closedOn ?? null,
    source: {
      hash: command.source.hash,
      mediaType: command.source.mediaType,
      bytes: command.source.bytes,
      sheet: command.source.sheet,
      row: command.source.row,
    },
  };
  if (state.status !== 'none') {
    if (sameIn(['issueId', 'unitId', 'problem', 'severity'], state.raised, data)) return [];
    throw new Refusal('rectification.already-raised', { issueId: state.issueId });
  }
  if (command.county.value === null)
    throw new Refusal('rectification.unknown-unit', { unitIds: [command.unitId] }, 'invalid');
  knownUnits(command);
  words('problem', data.problem);
  aPastDate('foundOn', data.foundOn, context);
  if (dueDate !== null) aDate('dueDate', dueDate);
  for (const field of ['rectifiedOn', 'reviewedOn', 'closedOn'] as const)
    if (data[field] !== null) aPastDate(field, data[field], context);
  inOrder(['检查时间', data.foundOn], ['整改期限', dueDate]);
  inOrder(['检查时间', data.foundOn], ['完成时间', data.rectifiedOn], ['复查时间', data.reviewedOn]);
  inOrder(['检查时间', data.foundOn], ['完成时间', data.rectifiedOn], ['销号时间', data.closedOn]);
  // What an old ledger is late with is not called in one day: its ladder begins today.
  const late =
    standingOf(data) === 'inProgress'
      ? resumed({ issueId: data.issueId, round: 1, dueDate: dueDate ?? '' }, context)
      : [];
  return [{ type: 'IssueBroughtIn', data }, ...late];
};

/** 台账里没有条款的，就这样写明，而不是替它编一个. */
export const clauseOf = ({ clause }: Pick<BroughtIn, 'clause'>): string => clause ?? '原台账未列条款';

/** The number of the notice that an order brought in goes by. */
export const noticeOf = ({ number }: Pick<BroughtIn, 'number'>): string =>
  number === null ? '原整改台账' : `原整改台账 ${number}`;

/** How an issue of the old ledger stands: closed, ordered (a unit has it, and a day), or still to be assigned. */
export const standingOf = ({
  closedOn,
  leadUnitId,
  dueDate,
}: Pick<BroughtIn, 'closedOn' | 'leadUnitId' | 'dueDate'>): 'closed' | 'inProgress' | 'raised' =>
  closedOn !== null ? 'closed' : leadUnitId !== null && dueDate !== null ? 'inProgress' : 'raised';

/** The state that an issue is brought in with. */
export const broughtIn = (data: BroughtIn): RectificationState => {
  const issue: Issue = {
    raised: {
      issueId: data.issueId,
      round: data.round,
      unitId: data.unitId,
      countyId: data.countyId,
      countyKnownAt: data.countyKnownAt,
      inspectionId: null,
      findingId: null,
      problem: data.problem,
      clause: clauseOf(data),
      indicator: null,
      severity: data.severity,
      evidence: [],
      suggestedDueDate: data.dueDate,
      proposedLeadUnitId: data.leadUnitId,
    },
    issueId: data.issueId,
    unitId: data.unitId,
    severity: data.severity,
    round: data.round,
    rectifiers: [],
    requests: 0,
    extensions: 0,
    consultation: null,
    closures: [],
    climb: notClimbed,
  };
  const { leadUnitId, supportingUnitIds, dueDate, basis, closedOn } = data;
  if (closedOn !== null) {
    const closure: DataOf<'IssueClosed'> = {
      issueId: data.issueId,
      round: data.round,
      attempt: 1,
      request: 0,
      verifiedBy: [],
      verifiedOn: data.reviewedOn ?? closedOn,
      rectifiedOn: data.rectifiedOn ?? closedOn,
      closedOn,
    };
    return { ...issue, status: 'closed', closure, closures: [closure] };
  }
  if (leadUnitId === null || dueDate === null || basis === null) return { ...issue, status: 'raised', reopening: null };
  return {
    ...issue,
    status: 'inProgress',
    order: { noticeNumber: noticeOf(data), leadUnitId, supportingUnitIds, dueDate, basis },
    attempt: 1,
    plan: null,
    progress: null,
    extension: null,
    clock: newClock,
    signedBy: null,
    returned: null,
  };
};
