import type { ItemCondition, Standard } from '@app/domain/standards';
import { atLeast, exact, fixed, isZero, whole, type Exact } from '../exact.js';
import { bare } from '../explain/explained.js';
import { conditionValue, wantedBy } from '../item-condition.js';
import type { ItemEntry } from '../item-verdict.js';
import { gravityOf, percentOf, roomAbove, roomBelow, roomText, type Raised } from './warning.js';

type Figures = ItemEntry['figures'];
type Bound = Readonly<{ side: 'lower' | 'upper'; bound: Exact }>;

/**
 * The bound that a value can come close to. Not where there is no room to be had: a share that must be whole, a number
 * that must be none.
 */
const boundOf = (
  { atLeast: least, atLeastFigure, atMost, below, percent }: ItemCondition,
  figures: Figures,
): Bound | null => {
  const lower = least ?? (atLeastFigure === undefined ? undefined : figures[atLeastFigure]);
  const upper = atMost ?? below;
  const text = lower ?? upper;
  if (text === undefined) return null;
  const bound = exact(text);
  const isWhole = lower !== undefined && percent === true && atLeast(bound, whole(1n));
  return isZero(bound) || isWhole ? null : { side: lower === undefined ? 'upper' : 'lower', bound };
};

const shown = (value: Exact, percent: boolean | undefined): string =>
  percent ? `${bare(percentOf(value))}%` : bare(fixed(value, 4));

/** Items of the county whose figures are enough, by less than a twentieth of what is asked: one warning a condition. */
export const nearItems = (standard: Standard, entries: readonly ItemEntry[]): readonly Raised[] =>
  standard.items.flatMap(({ id, conditions }) => {
    const figures = entries.find(({ item }) => item === id)?.figures;
    if (!figures) return [];
    return conditions.flatMap((condition): Raised[] => {
      const value = conditionValue(condition, figures);
      const found = boundOf(condition, figures);
      if (typeof value === 'string' || !found || wantedBy(condition, figures, value) !== null) return [];
      const { side, bound } = found;
      const room = side === 'lower' ? roomAbove(value, bound) : roomBelow(value, bound);
      const severity = gravityOf(room);
      if (severity === null) return [];
      const margin = percentOf(room);
      const { label, percent } = condition;
      const least = shown(bound, percent);
      const left = roomText(room);
      const edge = side === 'lower' ? `刚好达到要求的${least}` : `刚好在上限${least}`;
      const within = side === 'lower' ? `只比要求的${least}高${left}` : `离上限${least}只差${left}`;
      const close = isZero(room) ? edge : within;
      const sentence = `指标${id}：${label}${shown(value, percent)}，${close}`;
      const county = { unitId: null, unit: null, stage: null } as const;
      return [{ kind: 'near', severity, ...county, subject: id, sentence, margin, until: null, room }];
    });
  });
