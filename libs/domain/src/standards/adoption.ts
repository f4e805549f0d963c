import { effectiveDay, Refusal, type Decider } from '@app/domain/kernel';
import { publishedStandard, publishedStandards } from './catalogue/index.js';
import type { StandardCommand } from './commands.js';
import type { StandardEvent } from './events.js';
import type { Standard } from './standard.js';

/** One adoption: since when, and the first day on which it no longer holds (null: it holds). */
type Adoption = Readonly<{ effectiveFrom: string; withdrawnFrom: string | null }>;

/** A unit that never adopted a standard, or one with its adoptions by standard, the last of each. */
export type AdoptionState =
  Readonly<{ status: 'none' }> | Readonly<{ status: 'adopting'; adoptions: Readonly<Record<string, Adoption>> }>;

/** A published standard. @throws Refusal standards.unknown-standard */
export const standardNamed = (standardId: string): Standard => {
  const standard = publishedStandard(standardId);
  if (standard) return standard;
  const known = publishedStandards.map(({ id }) => id).join('、');
  throw new Refusal('standards.unknown-standard', { standardId, known }, 'invalid');
};

/** Trimmed text that may not be empty. @throws Refusal standards.text-missing */
export const textOf = (field: string, value: string): string => {
  const text = value.trim();
  if (text === '') throw new Refusal('standards.text-missing', { field }, 'invalid');
  return text;
};

/** Which standards a county or city works to. Several may hold side by side (基本均衡监测 beside 优质均衡). */
export const standard: Decider<StandardCommand, StandardEvent, AdoptionState> = {
  category: 'standard',
  initial: { status: 'none' },
  ahead: ['AdoptStandard', 'WithdrawStandard'],
  evolve(state, event) {
    const { standardId, effectiveFrom } = event.data;
    const before = state.status === 'none' ? {} : state.adoptions;
    const adoption: Adoption =
      event.type === 'StandardAdopted'
        ? { effectiveFrom, withdrawnFrom: null }
        : { effectiveFrom: before[standardId]?.effectiveFrom ?? effectiveFrom, withdrawnFrom: effectiveFrom };
    return { status: 'adopting', adoptions: { ...before, [standardId]: adoption } };
  },
  decide(command, state, context) {
    const { unitId, standardId } = command;
    const day = effectiveDay(command, context, true);
    const last = state.status === 'none' ? undefined : state.adoptions[standardId];
    switch (command.type) {
      case 'AdoptStandard': {
        if (last && last.withdrawnFrom === null && last.effectiveFrom === day) return [];
        const { effectiveFrom } = standardNamed(standardId);
        const basis = textOf('采用依据', command.basis);
        if (last && last.withdrawnFrom === null)
          throw new Refusal('standards.already-adopted', { effectiveFrom: last.effectiveFrom });
        if (day < effectiveFrom)
          throw new Refusal('standards.not-yet-in-force', { standardId, effectiveFrom }, 'invalid');
        return [{ type: 'StandardAdopted', data: { unitId, standardId, effectiveFrom: day, basis } }];
      }
      case 'WithdrawStandard': {
        if (last?.withdrawnFrom === day) return [];
        const reason = textOf('停用原因', command.reason);
        if (!last || last.withdrawnFrom !== null) throw new Refusal('standards.not-adopted', { standardId });
        if (day < last.effectiveFrom)
          throw new Refusal('standards.withdrawn-before-adopted', { effectiveFrom: last.effectiveFrom }, 'invalid');
        return [{ type: 'StandardWithdrawn', data: { unitId, standardId, effectiveFrom: day, reason } }];
      }
    }
  },
};
