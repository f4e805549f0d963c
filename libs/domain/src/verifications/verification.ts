import { effectiveDay, evidenceOf, Refusal, sameIn, type Context, type Decider, type Known } from '@app/domain/kernel';
import { isDataYear } from '@app/domain/submissions';
import type { StatedUnit, VerificationCommand } from './commands.js';
import type { VerificationEvent } from './events.js';
import { claimedValue, verifiedValue } from './subjects.js';

type Of<Type extends VerificationEvent['type']> = Extract<VerificationEvent, { type: Type }>['data'];

/** The last word on each subject of one unit and year. Withdrawn ones are not there, and a later one needs no reason. */
export type VerificationState = Readonly<{
  claims: Readonly<Record<string, Of<'FigureClaimed'>>>;
  verified: Readonly<Record<string, Of<'FigureVerified'>>>;
}>;

const without = <Value>(all: Readonly<Record<string, Value>>, subject: string): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(all).filter(([key]) => key !== subject));

const evolve = (state: VerificationState, event: VerificationEvent): VerificationState => {
  const { subject } = event.data;
  switch (event.type) {
    case 'FigureClaimed':
      return { ...state, claims: { ...state.claims, [subject]: event.data } };
    case 'ClaimWithdrawn':
      return { ...state, claims: without(state.claims, subject) };
    case 'FigureVerified':
      return { ...state, verified: { ...state.verified, [subject]: event.data } };
    case 'VerificationWithdrawn':
      return { ...state, verified: without(state.verified, subject) };
  }
};

const textOf = (field: string, value: string): string => {
  const text = value.trim();
  if (text === '') throw new Refusal('verification.text-missing', { field }, 'invalid');
  return text;
};

/** A first word needs no reason, a correction does. */
const reasonFor = (earlier: unknown, reason: string | null): string | null =>
  earlier === undefined ? null : textOf('reason', reason ?? '');

const known = ({ value }: Known<StatedUnit | null>): StatedUnit => {
  if (value === null) throw new Refusal('verification.unknown-unit', {}, 'not-found');
  return value;
};

const claim = (
  command: Extract<VerificationCommand, { type: 'ClaimFigure' }>,
  state: VerificationState,
  context: Context,
) => {
  const { unitId, dataYear, subject } = command;
  const value = claimedValue(known(command.unit), subject, command.value.trim());
  const claimedOn = effectiveDay(command, context);
  const source = textOf('source', command.source);
  const said = { unitId, dataYear, subject, value, source, evidence: evidenceOf(command.evidence), claimedOn };
  const earlier = state.claims[subject];
  if (earlier && sameIn(['value', 'source', 'evidence', 'claimedOn'], earlier, said)) return [];
  const reason = reasonFor(earlier, command.reason);
  return [{ type: 'FigureClaimed' as const, data: { ...said, claimedBy: context.actorId, reason } }];
};

const verify = (
  command: Extract<VerificationCommand, { type: 'VerifyFigure' }>,
  state: VerificationState,
  context: Context,
) => {
  const { unitId, dataYear, subject, inspectionId } = command;
  const value = verifiedValue(known(command.unit), subject, command.value.trim());
  const verifiedOn = effectiveDay(command, context);
  const method = textOf('method', command.method);
  const evidence = evidenceOf(command.evidence);
  const said = { unitId, dataYear, subject, value, method, evidence, verifiedOn, inspectionId };
  const earlier = state.verified[subject];
  if (earlier && sameIn(['value', 'method', 'evidence', 'verifiedOn', 'inspectionId'], earlier, said)) return [];
  if (evidence.length === 0) throw new Refusal('verification.evidence-missing', { field: 'evidence' }, 'invalid');
  if (!command.inspected.value) throw new Refusal('verification.other-inspection', { inspectionId }, 'invalid');
  if (command.recused.value !== null)
    throw new Refusal('verification.recused', { ground: command.recused.value }, 'forbidden');
  const { sequence: registerSequence } = command.recused;
  const reason = reasonFor(earlier, command.reason);
  return [
    { type: 'FigureVerified' as const, data: { ...said, verifiedBy: context.actorId, registerSequence, reason } },
  ];
};

/** What reports claim of one unit's figures of one year, and what was verified of them on site. */
export const verification: Decider<VerificationCommand, VerificationEvent, VerificationState> = {
  category: 'verification',
  initial: { claims: {}, verified: {} },
  evolve,
  decide(command, state, context) {
    const { unitId, dataYear, subject } = command;
    if (!isDataYear(dataYear)) throw new Refusal('verification.data-year', { field: 'dataYear', dataYear }, 'invalid');
    if (command.type === 'ClaimFigure') return claim(command, state, context);
    if (command.type === 'VerifyFigure') return verify(command, state, context);
    const of = command.type === 'WithdrawClaim' ? state.claims : state.verified;
    if (!of[subject]) return [];
    const reason = textOf('reason', command.reason);
    const type = command.type === 'WithdrawClaim' ? ('ClaimWithdrawn' as const) : ('VerificationWithdrawn' as const);
    return [{ type, data: { unitId, dataYear, subject, reason, withdrawnBy: context.actorId } }];
  },
};

/** The stream id of what is said of a unit's figures of a data year. */
export const verificationId = (unitId: string, dataYear: string): string => `${unitId}.${dataYear}`;
