import type { Standard } from '@app/domain/standards';
import { finished, type Column, type Stated } from './column.js';
import { figureLabel, inputsOfAll } from './explain/ratio.js';
import type { SectionInput, SharedSchoolInput } from './figures.js';
import { grouped } from './grouped.js';
import { madeOf } from './made-once.js';
import { sectionStanding } from './section-standing.js';
import type { StandingInput } from './standing-input.js';
import { sourcesOf, unitsOf, type Unit } from './units.js';

/** The schools of a county. */
export type Schools = Pick<StandingInput, 'sections' | 'sharedSchools'>;

/** Whoever files figures. */
type Holder = Pick<SectionInput, 'id' | 'name' | 'figures'>;

const clauseOf = (standard: Standard, figure: string): string =>
  standard.indicators.find((one) => one.figure === figure)?.clause ?? standard.instrument;

/** The line of one figure, of the words on it alone: what is claimed and what was verified. */
const figureLine = madeOf(16, (holder: Holder, standard: Standard, ...words: readonly Stated[]): Column => {
  const { unitId, subject } = words[0]!;
  const valueOf = (kind: Stated['kind']) => words.findLast((one) => one.kind === kind)?.value ?? null;
  return finished({
    unitId,
    unit: holder.name,
    subject,
    label: figureLabel(subject),
    clause: clauseOf(standard, subject),
    indicator: standard.indicators.find((one) => one.figure === subject)?.id ?? null,
    claimed: valueOf('claimed'),
    computed: holder.figures[subject] ?? null,
    verified: valueOf('verified'),
  });
});

/**
 * The lines of one section's ratios: those that are claimed, and those that rest on a verified figure.
 * @param seen the section with what was verified in its place; undefined when it would take no part
 * @param words those on it, and on whatever its ratios are made of
 */
const ratioLines = madeOf(
  4,
  (unit: Unit, seen: Unit | undefined, standard: Standard, ...words: readonly Stated[]): readonly Column[] => {
    const claims = words.filter((one) => one.kind === 'claimed' && one.unitId === unit.id);
    const found = words.filter(({ kind }) => kind === 'verified');
    if (claims.length === 0 && found.length === 0) return [];
    const now = sectionStanding(standard, unit, []).values;
    const then = seen && sectionStanding(standard, seen, []).values;
    const inputs = inputsOfAll(unit, standard);
    return standard.indicators.flatMap((indicator, index): Column[] => {
      const claimed = claims.findLast(({ subject }) => subject === indicator.id)?.value ?? null;
      const touched = found.some(({ unitId, subject }) =>
        inputs[index]!.some((input) => input.unitId === unitId && input.figure === subject),
      );
      if (claimed === null && !touched) return [];
      return [
        finished({
          unitId: unit.id,
          unit: unit.name,
          subject: indicator.id,
          label: indicator.name,
          clause: indicator.clause,
          indicator: indicator.id,
          claimed,
          computed: now[index] ?? null,
          verified: touched ? (then?.[index] ?? null) : null,
        }),
      ];
    });
  },
);

/** Those of the schools that something is said of. */
const among = ({ sections, sharedSchools }: Schools, said: ReadonlyMap<string, unknown>): Schools => ({
  sections: sections.filter(({ id }) => said.has(id)),
  sharedSchools: sharedSchools.filter((school) => [school, ...school.sections].some(({ id }) => said.has(id))),
});

/** Of one standard, one county's schools, what was verified put in its place, and all words on them. */
const allLines = madeOf(
  4,
  (
    stated: readonly Stated[],
    sections: readonly SectionInput[],
    sharedSchools: readonly SharedSchoolInput[],
    seen: Schools,
    standard: Standard,
  ): readonly Column[] => {
    const byUnit = grouped(stated, ({ unitId }) => unitId);
    const holders = new Map<string, Holder>();
    for (const section of sections) if (byUnit.has(section.id)) holders.set(section.id, section);
    for (const school of sharedSchools)
      for (const holder of [school, ...school.sections]) if (byUnit.has(holder.id)) holders.set(holder.id, holder);
    const figures = [...grouped(stated, ({ unitId, subject }) => `${unitId} ${subject}`).values()];
    const figureLines = figures.flatMap((words): Column[] => {
      const { unitId, subject } = words[0]!;
      const holder = holders.get(unitId);
      if (!holder || standard.indicators.some(({ id }) => id === subject)) return [];
      return [figureLine(holder, standard, ...words)];
    });
    const concerned = unitsOf({ standard, sections, sharedSchools }).units.filter((unit) =>
      unit.premises ? sourcesOf(unit).some((id) => byUnit.has(id)) : byUnit.has(unit.id),
    );
    const changed = new Map(unitsOf({ ...among(seen, byUnit), standard }).units.map((unit) => [unit.id, unit]));
    const ratios = concerned.flatMap((unit) => {
      const words = sourcesOf(unit).flatMap((id) => byUnit.get(id) ?? []);
      return ratioLines(unit, changed.get(unit.id), standard, ...words);
    });
    return [...figureLines, ...ratios];
  },
);

/** The lines of what is said of sections and schools: first of their figures, then of their ratios. */
export const sectionLines = (
  standard: Standard,
  { sections, sharedSchools }: Schools,
  seen: Schools,
  stated: readonly Stated[],
): readonly Column[] => allLines(stated, sections, sharedSchools, seen, standard);
