import { inForceOn, type Standard } from '@app/domain/standards';
import { figureLabel } from '../explain/ratio.js';
import type { Figure } from '../figures.js';
import type { StandingInput } from '../standing-input.js';
import { holdersOf, type OverlayHolder } from './holders.js';
import type { AssumedBounds, Overlay, OverlayFault } from './overlay.js';

/** What is wrong with one value of a figure, in one sentence; undefined when it is well written. */
export type ValueFault = (figure: string, value: Figure) => string | undefined;

const twice = <Of>(list: readonly Of[], keyOf: (one: Of) => string): ReadonlySet<number> => {
  const seen = new Set<string>();
  return new Set(list.flatMap((one, index) => (seen.has(keyOf(one)) ? [index] : (seen.add(keyOf(one)), []))));
};

const boundFault = ({ indicators }: Standard, bound: AssumedBounds): OverlayFault | undefined => {
  const indicator = indicators.find(({ id }) => id === bound.indicator);
  const known = indicators.map(({ id }) => id).join('、');
  if (!indicator) return { field: 'indicator', message: `指标：所用标准没有这一项，请改填：${known}` };
  if (bound.threshold === null && bound.cvLimit === null)
    return { field: 'threshold', message: '达标值：请填假定的达标值或差异系数上限' };
  if (bound.threshold !== null && !indicator.threshold)
    return { field: 'threshold', message: '达标值：所用标准对单个学校的这项指标不作要求，请删去' };
  if (bound.cvLimit !== null && !indicator.cvLimit)
    return { field: 'cvLimit', message: '差异系数上限：所用标准不单独限定这项指标的差异系数，请删去' };
  return undefined;
};

/**
 * Everything that is wrong with an overlay, by field. `mayName`: the units that whoever asks may assume something of.
 * Figures are those of the standard's indicators on the day, and the pupils.
 */
export const overlayFaults = (
  input: StandingInput,
  overlay: Overlay,
  valueFault: ValueFault,
  mayName: (unitId: string) => boolean,
): readonly OverlayFault[] => {
  const standard = inForceOn(input.standard, input.date);
  const holders = holdersOf(input, standard);
  const asked = new Set(['students', ...standard.indicators.map(({ figure }) => figure)]);
  const named = (field: string, unitId: string, then: (holder: OverlayHolder) => readonly OverlayFault[]) => {
    const holder = mayName(unitId) ? holders.get(unitId) : undefined;
    return holder
      ? then(holder)
      : [{ field, message: '单位：当日所辖范围内没有这个参评单位，请核对；共用校舍的学校可填全校或学部' }];
  };
  const ofFigure = (figure: string, holder: OverlayHolder): string | undefined =>
    holder.refuses(figure) ?? (asked.has(figure) ? undefined : `${figureLabel(figure)}：所用标准不用这一项，请删去`);
  const fault = (field: string, message: string | undefined): readonly OverlayFault[] =>
    message === undefined ? [] : [{ field, message }];
  const repeated = twice(overlay.figures, ({ unitId }) => unitId);
  const grownTwice = twice(overlay.growth, ({ stage }) => stage);
  const boundTwice = twice(overlay.bounds, ({ indicator, stage }) => `${indicator} ${stage}`);
  return [
    ...overlay.figures.flatMap(({ unitId, figures }, index) => {
      const at = `figures[${index}]`;
      if (repeated.has(index)) return [{ field: `${at}.unitId`, message: '单位：已在前面填过，请合并为一条' }];
      return named(`${at}.unitId`, unitId, (holder) =>
        Object.entries(figures).flatMap(([figure, value]) =>
          fault(`${at}.figures.${figure}`, ofFigure(figure, holder) ?? valueFault(figure, value)),
        ),
      );
    }),
    ...overlay.projects.flatMap(({ unitId, figure, adds }, index) =>
      named(`projects[${index}].unitId`, unitId, (holder) => {
        const wrong = ofFigure(figure, holder);
        if (wrong !== undefined) return fault(`projects[${index}].figure`, wrong);
        return fault(`projects[${index}].adds`, valueFault(figure, adds.replace(/^-/, '')));
      }),
    ),
    ...[...grownTwice].map((index) => ({ field: `growth[${index}].stage`, message: '学段：已在前面填过，请只留一条' })),
    ...overlay.bounds.flatMap((bound, index) => {
      const fault = boundTwice.has(index)
        ? { field: 'indicator', message: '指标：这项指标的这个学段已在前面填过，请只留一条' }
        : boundFault(standard, bound);
      return fault ? [{ field: `bounds[${index}].${fault.field}`, message: fault.message }] : [];
    }),
  ];
};
