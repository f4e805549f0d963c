import { assessedStages, inForceOn, type AssessedStage, type Judgement, type Standard } from '@app/domain/standards';
import { relievedEntries } from './counted-items/index.js';
import { countyVerdict, type Blocker } from './county-verdict.js';
import type { Excluded, SectionInput, SharedSchoolInput } from './figures.js';
import { grouped } from './grouped.js';
import { itemStandings, type ItemStanding } from './item-verdict.js';
import { madeOf, madeOnce } from './made-once.js';
import { floorsOf } from './school-rule.js';
import { sectionStanding, type SectionStanding } from './section-standing.js';
import { stageStanding, type StageStanding } from './stage-standing.js';
import type { CountyFacts, ExemptionEntry, StandingInput } from './standing-input.js';
import { unitsIn, unitsOf } from './units.js';

/** Where a county stands on a day, before one standard. JSON values only. */
export type Standing = Readonly<{
  standardId: string;
  dataYear: string;
  date: string;
  /** Order of every array that has one entry an indicator. */
  indicators: readonly Readonly<{
    id: string;
    name: string;
    shortName: string;
    unit: string;
    clause: string;
    threshold: Readonly<Record<AssessedStage, string>> | null;
    /** What the one missed indicator must still reach; null when nothing below the threshold counts. */
    floor: Readonly<Record<AssessedStage, string>> | null;
    cvLimit: Readonly<Record<AssessedStage, string>> | null;
  }>[];
  stages: Readonly<Record<AssessedStage, StageStanding>>;
  sections: readonly SectionStanding[];
  items: readonly ItemStanding[];
  recognition: string | null;
  vetoes: readonly Readonly<{ id: string; name: string; clause: string; raised: boolean | null }>[];
  /** Those that count on the day. */
  exemptions: readonly ExemptionEntry[];
  verdict: Judgement;
  blockers: readonly Blocker[];
  excluded: readonly Excluded[];
}>;

type Relief = readonly ExemptionEntry[];
const none: Relief = [];

/** What the schools alone make of it: of one day and the next, and whatever is recorded of the county, it is mostly the same. */
const schoolsOf = madeOf(
  4,
  (
    sections: readonly SectionInput[],
    sharedSchools: readonly SharedSchoolInput[],
    standard: Standard,
    ...exemptions: Relief
  ) => {
    const { units, excluded } = unitsOf({ standard, sections, sharedSchools });
    const bySection = grouped(exemptions, ({ sectionId }) => sectionId);
    const standings = units.map((unit) => sectionStanding(standard, unit, bySection.get(unit.id) ?? none));
    const [primary, junior] = assessedStages.map((stage) =>
      stageStanding(
        standard,
        stage,
        unitsIn(units, stage),
        standings.filter((section) => section.stage === stage),
      ),
    ) as [StageStanding, StageStanding];
    return { sections: standings, stages: { primary, junior }, excluded };
  },
);

/** What is recorded of the county makes of its items, whatever its schools have. */
const itemsOf = madeOf(4, (county: CountyFacts, standard: Standard, ...exemptions: Relief) =>
  itemStandings(standard, relievedEntries(county.items, exemptions, standard.exemptions)),
);

/** Both together. */
const verdictOf = madeOf(
  4,
  (
    county: CountyFacts,
    standard: Standard,
    { stages, sections }: ReturnType<typeof schoolsOf>,
    items: readonly ItemStanding[],
  ) => countyVerdict({ standard, stages, sections, items, county }),
);

const askedBy = madeOnce((standard: Standard) =>
  standard.indicators.map((indicator) => {
    const { id, name, shortName, unit, clause, threshold, cvLimit } = indicator;
    return { id, name, shortName, unit, clause, threshold, floor: floorsOf(indicator), cvLimit };
  }),
);

/**
 * The one calculation of a county's standing: live, rebuilt, as of a day and `assess` all call this.
 * Pure; the same input gives the same answer to the byte, and the parts of it that rest on the same are the same objects.
 */
export const standingOf = (input: StandingInput): Standing => {
  const { dataYear, date, county, sections, sharedSchools } = input;
  const standard = inForceOn(input.standard, date);
  const exemptions = county.exemptions.filter(({ expires }) => date <= expires);
  // What relieves an item of the county says nothing of a section's own indicators.
  const ofIndicators = exemptions.filter(({ subject }) => standard.indicators.some(({ id }) => id === subject));
  const schools = schoolsOf(sections, sharedSchools, standard, ...ofIndicators);
  const items = itemsOf(county, standard, ...exemptions);
  const { verdict, blockers } = verdictOf(county, standard, schools, items);
  return {
    standardId: standard.id,
    dataYear,
    date,
    indicators: askedBy(standard, standard),
    stages: schools.stages,
    sections: schools.sections,
    items,
    recognition: county.recognition,
    vetoes: standard.vetoes.map(({ id, name, clause }) => ({
      id,
      name,
      clause,
      raised: county.vetoes.find(({ veto }) => veto === id)?.raised ?? null,
    })),
    exemptions,
    verdict,
    blockers,
    excluded: schools.excluded,
  };
};
