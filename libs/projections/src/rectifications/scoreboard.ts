import type { Calendar } from '@app/domain/deadlines';
import { dayCounter, scoreLines, type ScoreFigure, type ScoreLine, type ScorePeriod } from '@app/domain/rectifications';
import type { Sqlite } from '@app/sqlite';
import { issueLives } from './issue-lives.js';

/** Whose score, of what, as known at a sequence. `unitId`: a county, a school or a department. */
export type ScoreFilter = ScorePeriod & Readonly<{ unitId: string; knownAt: number }>;

/**
 * Everything that counts for a unit: what lies in a county is all its own, whoever leads; a school or a department has
 * what it leads, or led then. Numbers and lists are both of these lines.
 */
export const scoreLinesOf = async (
  db: () => Sqlite,
  { unitId, knownAt, ...period }: ScoreFilter,
  calendar: Calendar,
): Promise<readonly ScoreLine[]> => {
  const units = new Set(
    db()
      .allRaw<readonly [string]>('select unit from organization_closure where ancestor = ?', unitId)
      .map(([id]) => id),
  );
  const days = dayCounter(calendar);
  const own = ({ unitId: lead }: ScoreLine): boolean => lead !== null && units.has(lead);
  const all: ScoreLine[] = [];
  for await (const lives of issueLives(db, unitId, knownAt))
    for (const life of lives) {
      const lines = scoreLines(life, period, days);
      all.push(...(units.has(life.countyId) ? lines : lines.filter(own)));
    }
  return all;
};

/** A number of the scoreboard: which figure, and of which row; a row without one is everything. Null: that of nobody. */
export type ScoreCell = Readonly<{
  figure: ScoreFigure;
  leadUnitId?: string | null | undefined;
  inspectorId?: string | null | undefined;
}>;

/** The lines that a number counts: those of the most days first, then by due date. */
export const linesBehind = (
  lines: readonly ScoreLine[],
  { figure, leadUnitId, inspectorId }: ScoreCell,
): readonly ScoreLine[] =>
  lines
    .filter(
      (line) =>
        line.figures.includes(figure) &&
        (leadUnitId === undefined || line.unitId === leadUnitId) &&
        (inspectorId === undefined || line.inspectorId === inspectorId),
    )
    .toSorted(
      (a, b) =>
        (b.natural ?? -1) - (a.natural ?? -1) ||
        (a.dueDate ?? '9').localeCompare(b.dueDate ?? '9') ||
        a.round - b.round,
    );
