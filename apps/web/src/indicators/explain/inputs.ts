import type { Schemas } from '@app/api-client';
import { exact } from '@web/design/numbers';
import type { Say } from '../matrix/model';

export type Input = Schemas['ExplainedInputDto'];
type Field = Schemas['FieldOriginDto'];

/** A filed number with its thousands separated and all its digits. */
export const written = (value: string | null, measure = ''): string => {
  if (value === null) return '';
  return measure === '' ? exact(value) : `${exact(value)} ${measure}`;
};

/** A figure's name without the unit's before it: the drawer says whose figures they are. */
export const bareLabel = ({ label, unit }: Pick<Input, 'label' | 'unit'>, several: boolean): string =>
  !several && label.startsWith(unit) && label.length > unit.length ? label.slice(unit.length) : label;

/** How a field came there: typed, carried over, or a cell of a workbook. */
export const originOf = ({ origin }: Field, t: Say): string => {
  if (origin.kind === 'workbook')
    return t('indicators.explain.cell', { sheet: origin.sheet ?? '', cell: origin.cell ?? '' });
  if (origin.kind === 'typed') return t('indicators.explain.typed');
  return origin.from === 'statistics'
    ? t('indicators.explain.prefilledStatistics')
    : t('indicators.explain.prefilled', { year: origin.dataYear ?? '' });
};

/** Where a figure is from, in short. */
export const sourceOf = (input: Input, t: Say): string => {
  if (input.broughtIn)
    return t('indicators.explain.broughtIn', { sheet: input.broughtIn.sheet, row: input.broughtIn.row });
  const [field, ...more] = input.fields ?? [];
  if (field && more.length === 0) return originOf(field, t);
  if (input.version !== null) return t('indicators.explain.filedWord');
  return input.filedSequence === null ? '' : t('indicators.explain.record');
};

/** The parts of a figure that is put together from several fields of the form. */
export const partsOf = ({ fields }: Input): readonly Field[] => (fields && fields.length > 1 ? fields : []);

/** Who filed and who accepted, each return once. */
export const hands = (inputs: readonly Input[]): Input[] => [
  ...new Map(
    inputs
      .filter(({ filedSequence }) => filedSequence !== null)
      .map((input) => [`${input.filedSequence} ${input.acceptedSequence}`, input]),
  ).values(),
];

/** Numbers of the records that all of it rests on, each once. */
export const recordsOf = (inputs: readonly Input[]): number[] =>
  [...new Set(inputs.flatMap(({ filedSequence, acceptedSequence }) => [filedSequence, acceptedSequence]))]
    .filter((one) => one !== null)
    .toSorted((one, other) => one - other);
