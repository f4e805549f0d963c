import type { InputChange } from '@app/domain/indicators';
import { same } from '@app/domain/kernel';
import { figuresOf, inForceOn } from '@app/domain/standards';
import type { Sqlite } from '@app/sqlite';
import { countedOverOne, type CountedFigures, type FiledVersion } from '../counted-return.js';
import { ownReturn } from '../county-return.js';
import type { StandingSources } from '../inputs.js';
import type { Span } from './cause-rows.js';
import type { Sides } from './return-causes.js';
import type { Succession } from './versions-between.js';

/** Whether it matters to an entry that one version of a return took another's place, all other returns as they are. */
export type Matters = (change: InputChange, of: Succession) => boolean;

/** The sections, and the schools with shared buildings, that are counted together with a unit. */
type School = Pick<StandingSources['input'], 'sections' | 'sharedSchools'>;

const schoolsOf = ({ input }: StandingSources): ((unitId: string) => School) => {
  const bySection = new Map<string, School>();
  const bySchool = new Map<string, School['sections'][number][]>();
  for (const section of input.sections) {
    const school = section.schoolId ?? section.id;
    const mine = bySchool.get(school) ?? [];
    mine.push(section);
    bySchool.set(school, mine);
    bySection.set(section.id, { sections: mine, sharedSchools: [] });
  }
  const shared = (unitId: string): School['sharedSchools'] =>
    input.sharedSchools.filter(({ id, sections }) => id === unitId || sections.some((one) => one.id === unitId));
  return (unitId) => bySection.get(unitId) ?? { sections: [], sharedSchools: shared(unitId) };
};

/** What is counted over the one school that a unit belongs to, when one version of the unit's counts. */
const countedIn = (db: Sqlite, { dataYear }: Span, sources: StandingSources) => {
  const { input, counting } = sources;
  const schoolOf = schoolsOf(sources);
  const standard = inForceOn(input.standard, input.date);
  return (unitId: string, filed: FiledVersion | null): CountedFigures => {
    const { sections, sharedSchools } = schoolOf(unitId);
    const versions = new Map<string, FiledVersion>();
    const units = [...sections, ...sharedSchools.flatMap((school) => [school, ...school.sections])];
    for (const { id } of units) {
      const version = id === unitId ? filed : counting.get(id);
      if (version) versions.set(id, version);
    }
    return countedOverOne(db, { dataYear, standard, sections, sharedSchools, counting: versions });
  };
};

/** What a figure says that is counted over some units; nothing where it is counted over none. */
const saidOf = (figure: CountedFigures[string] | undefined) =>
  figure && figure.over.length > 0 ? [figure.value, figure.units, figure.open, figure.relief] : null;

/** Answers for one difference: what a succession did to a school is counted once for all entries. */
export const returnEffects = (db: Sqlite, span: Span, sides: Sides): Matters => {
  const { before, after } = sides;
  const rules = new Map(after.input.standard.items.map((item) => [item.id, figuresOf(item)]));
  const namesOf = ({ subject }: InputChange): readonly string[] => rules.get(subject) ?? [];
  const [countedBefore, countedAfter] = [countedIn(db, span, before), countedIn(db, span, after)];
  const turned = new Map<Succession, ReadonlySet<string>>();
  /** Figures that are counted otherwise over the school. */
  const turnedBy = (of: Succession): ReadonlySet<string> => {
    let found = turned.get(of);
    if (!found) {
      const { unitId } = of.after;
      // A school that has left since is counted as it stood.
      const count = after.counting.has(unitId) ? countedAfter : countedBefore;
      const [one, other] = [count(unitId, of.before?.accepted ?? null), count(unitId, of.after.accepted)];
      const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
      found = new Set(names.filter((name) => !same(saidOf(one[name]), saidOf(other[name]))));
      turned.set(of, found);
    }
    return found;
  };
  const returned = ({ kind }: InputChange, names: readonly string[], filed: FiledVersion | null): unknown => {
    const own = filed ? ownReturn(db, span.countyId, span.dataYear, filed.version) : undefined;
    return kind === 'recognition' ? own?.recognition : names.map((name) => own?.figures[name] ?? null);
  };
  return (change, of) => {
    const names = namesOf(change);
    if (of.after.unitId === span.countyId)
      return !same(returned(change, names, of.before), returned(change, names, of.after));
    const mine = turnedBy(of);
    return names.some((name) => mine.has(name));
  };
};
