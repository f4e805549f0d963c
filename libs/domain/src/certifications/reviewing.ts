import { Refusal, type Context } from '@app/domain/kernel';
import type { CertificationCommand } from './commands.js';
import { conditionsOn, contradicts, failing } from './conditions.js';
import type { CertificationEvent } from './events.js';
import { expectedOf } from './expected.js';
import { dayOfAct, outOfOrder, paperOf, unlessRepeated, wayOf, words } from './guards.js';
import { enteredAt, enteredBy, reexaminationOf, revocation } from './offices.js';
import type { CertificationState } from './state.js';

type Of<Type extends CertificationCommand['type']> = Extract<CertificationCommand, { type: Type }>;

/**
 * The next step is concluded. An office's own word that it is passed is refused while a condition does not hold; what
 * another office wrote is recorded as written, with what the figures said.
 */
export const concludeStep = (
  command: Of<'ConcludeStep'>,
  state: CertificationState,
  context: Context,
): readonly CertificationEvent[] => {
  const { step, outcome, computed } = command;
  const entered = enteredBy(step, command.offices);
  const paper = paperOf(command);
  const finding = words('finding', command.finding);
  const concludedOn = dayOfAct(command, state, context);
  const dataYear = 'dataYear' in state ? state.dataYear : '';
  const conditions = conditionsOn(concludedOn, { basic: state.basic, computed, dataYear });
  const contradicted = outcome === 'passed' && contradicts(conditions);
  const of = { ...wayOf(command), round: state.round, ...paper, step, outcome, concludedOn, finding };
  const events = unlessRepeated(state, { type: 'StepConcluded', data: { ...of, entered, conditions, contradicted } });
  if (events.length === 0) return [];
  if (state.status !== 'underWay' || state.next !== step) throw outOfOrder(expectedOf(state, concludedOn));
  const missing = failing(conditions);
  if (entered === 'own' && outcome === 'passed' && missing.length > 0)
    throw new Refusal('certification.conditions-not-held', { missing: missing.join('；') });
  return events;
};

/** 复查 of what was put right, by whom it was not passed; or of a county that is certified, by the State, at any time. */
export const concludeReexamination = (
  command: Of<'ConcludeReexamination'>,
  state: CertificationState,
  context: Context,
): readonly CertificationEvent[] => {
  const { outcome, offices } = command;
  const setback = 'setback' in state ? state.setback : null;
  const entered = enteredAt(reexaminationOf(state), offices);
  const paper = paperOf(command);
  const finding = words('finding', command.finding);
  const concludedOn = dayOfAct(command, state, context);
  const data = { ...wayOf(command), round: state.round, ...paper, outcome, concludedOn, finding, entered };
  const events = unlessRepeated(state, { type: 'ReexaminationConcluded', data });
  if (events.length === 0) return [];
  if (setback ? !setback.reported : state.status !== 'certified') throw outOfOrder(expectedOf(state, concludedOn));
  return events;
};

/** Only what was certified can be revoked, by whom it was certified. */
export const revokeCertification = (
  command: Of<'RevokeCertification'>,
  state: CertificationState,
  context: Context,
): readonly CertificationEvent[] => {
  enteredAt(revocation, command.offices);
  const paper = paperOf(command);
  const reason = words('reason', command.reason);
  const revokedOn = dayOfAct(command, state, context);
  const data = { ...wayOf(command), round: state.round, ...paper, revokedOn, reason };
  const events = unlessRepeated(state, { type: 'CertificationRevoked', data });
  if (events.length > 0 && state.status !== 'certified') throw outOfOrder(expectedOf(state, revokedOn));
  return events;
};
