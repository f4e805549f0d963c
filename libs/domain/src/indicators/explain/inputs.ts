import { madeOf } from '../made-once.js';
import type { Unit } from '../units.js';
import type { InputReference } from './explained.js';

/** Stands for everything that a unit filed, where an answer rests on all of it: its value is the accepted version. */
export const returnFigure = 'return';

/** Each figure once, however many sections rest on it. */
export const distinct = (inputs: readonly InputReference[]): readonly InputReference[] => [
  ...new Map(inputs.map((input) => [`${input.unitId} ${input.figure}`, input])).values(),
];

/** A unit with what it filed as a whole. Which version that is, only its keeper knows. */
export const wholeReturn = (unitId: string, name: string): InputReference => ({
  unitId,
  figure: returnFigure,
  label: `${name}填报数据`,
  value: null,
  measure: '',
});

const returnsOfUnit = madeOf(1, ({ id, name, premises }: Unit): readonly InputReference[] => [
  wholeReturn(id, name),
  ...(premises ? [wholeReturn(premises.school.id, premises.school.name)] : []),
]);

/** The sections, and the schools whose stages share buildings, each once with what it filed. */
export const returnsOf = madeOf(1, (units: readonly Unit[]): readonly InputReference[] =>
  distinct(units.flatMap((unit) => returnsOfUnit(unit))),
);
