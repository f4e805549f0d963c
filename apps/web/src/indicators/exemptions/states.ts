import type { Schemas } from '@app/api-client';

export type Exemption = Schemas['ExemptionDto'];
export type ExemptionState = Exemption['state'];

/** In the order in which they want attention. */
export const states = [
  'ending',
  'expired',
  'inForce',
  'coming',
  'revoked',
] as const satisfies readonly ExemptionState[];

/** How many stand how, and all. */
export const countsOf = (rows: readonly Exemption[]): Readonly<Record<ExemptionState | 'all', number>> => {
  const of = (state: ExemptionState): number => rows.filter((one) => one.state === state).length;
  return {
    all: rows.length,
    ending: of('ending'),
    expired: of('expired'),
    inForce: of('inForce'),
    coming: of('coming'),
    revoked: of('revoked'),
  };
};

/** Those of a state; what wants attention first, and of these what ends first. */
export const shownOf = (rows: readonly Exemption[], state: ExemptionState | 'all'): readonly Exemption[] =>
  rows
    .filter((one) => state === 'all' || one.state === state)
    .toSorted((a, b) => states.indexOf(a.state) - states.indexOf(b.state) || (a.expires < b.expires ? -1 : 1));
