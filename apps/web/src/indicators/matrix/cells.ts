import { shown } from '@web/design/numbers';
import type { IndicatorState } from '@web/design/states';
import {
  plain,
  stated,
  type Cell,
  type Indicator,
  type Line,
  type Say,
  type Section,
  type Source,
  type Stage,
} from './model';

const lineOf = (lines: readonly Line[], unitId: string, subject: string): Line | undefined =>
  lines.find((line) => line.unitId === unitId && line.subject === subject);

/** What a report says or what was verified; blank where nobody said anything. ≠: it is not what the rule gives. */
export const saidCell = (
  section: Section,
  { id }: Indicator,
  source: Source,
  by: 'claimed' | 'verified',
  t: Say,
): Cell => {
  const line = lineOf(source.columns, section.id, id);
  const value = line?.[by] ?? null;
  const subject = { unitId: section.id, subject: id };
  if (value === null) return plain('', t(`indicators.cell.none.${by}`, { id }), subject);
  const differs = line?.differences.some(
    (one) => one === (by === 'claimed' ? 'claimed-computed' : 'computed-verified'),
  );
  const text = shown(value);
  const name = t(differs ? 'indicators.cell.differs' : 'indicators.cell.agrees', { id, value: text });
  const word = t(differs ? 'indicators.cell.different' : 'indicators.cell.same');
  return { ...plain(text, name, subject), symbol: differs ? '≠' : '=', look: differs ? 'st st-part' : 'st', word };
};

/** What the rule gives for the accepted figures, in its state. */
export const computedCell = (section: Section, { id }: Indicator, index: number, t: Say): Cell => {
  const state: IndicatorState = section.states[index] ?? 'unjudged';
  const value = section.values[index] ?? null;
  const word = t(`words.state.${state}`);
  const text = value === null ? (state === 'missing' || state === 'undetermined' ? word : '') : shown(value);
  const relieved = section.exempted[index] === true;
  const name = t(relieved ? 'indicators.cell.relieved' : 'indicators.cell.name', {
    id,
    value: value === null ? '' : text,
    state: word,
  }).replace(/ {2,}/g, ' ');
  return { ...stated({ text, state, word, name }, { unitId: section.id, subject: id }), relieved };
};

/** A bound with all its digits and its thousands separated. */
const exactly = (value: string): string => shown(value, value.split('.')[1]?.length ?? 0);

/** What each school of a stage must reach. */
export const boundCell = ({ id, threshold }: Indicator, stage: Stage, t: Say): Cell =>
  threshold
    ? plain(exactly(threshold[stage]), t('indicators.cell.threshold', { id, value: exactly(threshold[stage]) }))
    : plain('', t('indicators.cell.noThreshold', { id }));

/** The coefficient of an indicator among the schools of a stage, beside its limit. */
export const cvCell = ({ id }: Indicator, index: number, stage: Stage, source: Source, t: Say): Cell => {
  const cv = source.stages?.[stage].cv[index] ?? null;
  const met = source.stages?.[stage].cvMet[index] ?? null;
  const state = cv === null ? 'undetermined' : met === null ? 'unjudged' : met ? 'met' : 'belowFloor';
  const word = t(`indicators.cvState.${state}`);
  const text = cv === null ? word : shown(cv.toFixed(6), 3);
  const name = t('indicators.cell.cv', { id, value: cv === null ? '' : text, state: word }).replace(/ {2,}/g, ' ');
  return stated({ text, state, word, name }, { unitId: source.countyId, subject: `cv.${stage}.${id}` });
};
