import { figureForms, figureNames, type FigureName, type FigureValue } from '@app/domain/submissions';
import { isDecided } from './review-items.js';
import type { SubmissionVersion } from './submission-list.js';

/** A total of a filing, filed bare or derived from its form, beside what it was when the county last decided. */
export type ReviewFigure = Readonly<{
  figure: FigureName;
  label: string;
  unit: string;
  value: FigureValue;
  before: Readonly<{ version: number; value: FigureValue }> | null;
  /** `new`: nothing was decided on before. */
  change: 'new' | 'changed' | 'unchanged';
}>;

/**
 * The totals of a version, in their usual order. They compare what fields cannot: bare totals with the form that
 * follows them.
 */
export const reviewFigures = (
  current: Pick<SubmissionVersion, 'version' | 'figures'>,
  versions: readonly Pick<SubmissionVersion, 'version' | 'status' | 'figures'>[],
): readonly ReviewFigure[] => {
  const before = versions.findLast((one) => one.version < current.version && isDecided(one));
  return figureNames
    .filter((figure) => figure in current.figures || (before !== undefined && figure in before.figures))
    .map((figure): ReviewFigure => {
      const value = current.figures[figure] ?? null;
      const earlier = before?.figures[figure] ?? null;
      return {
        figure,
        label: figureForms[figure].label,
        unit: figureForms[figure].unit,
        value,
        before: before ? { version: before.version, value: earlier } : null,
        change: !before ? 'new' : earlier === value ? 'unchanged' : 'changed',
      };
    });
};
