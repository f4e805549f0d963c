import { assessedStages, inForceOn, type AssessedStage, type Judgement } from '@app/domain/standards';
import { relievedEntries } from './counted-items/index.js';
import { countyVerdict, type Blocker } from './county-verdict.js';
import type { Excluded } from './figures.js';
import { grouped } from './grouped.js';
import { itemStandings, type ItemStanding } from './item-verdict.js';
import { floorsOf } from './school-rule.js';
import { sectionStanding, type SectionStanding } from './section-standing.js';
import { stageStanding, type StageStanding } from './stage-standing.js';
import type { ExemptionEntry, StandingInput } from './standing-input.js';
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

/**
 * The one calculation of a county's standing: live, rebuilt, as of a day and `assess` all call this.
 * Pure; the same input gives the same answer to the byte.
 */
export const standingOf = (input: StandingInput): Standing => {
  const { dataYear, date, county } = input;
  const standard = inForceOn(input.standard, date);
  const { units, excluded } = unitsOf({ ...input, standard });
  const exemptions = county.exemptions.filter(({ expires }) => date <= expires);
  // What relieves an item of the county says nothing of a section's own indicators.
  const ofIndicators = exemptions.filter(({ subject }) => standard.indicators.some(({ id }) => id === subject));
  const bySection = grouped(ofIndicators, ({ sectionId }) => sectionId);
  const sections = units.map((unit) => sectionStanding(standard, unit, bySection.get(unit.id) ?? []));
  const [primary, junior] = assessedStages.map((stage) =>
    stageStanding(
      standard,
      stage,
      unitsIn(units, stage),
      sections.filter((section) => section.stage === stage),
    ),
  ) as [StageStanding, StageStanding];
  const stages = { primary, junior };
  const items = itemStandings(standard, relievedEntries(county.items, exemptions, standard.exemptions));
  const { verdict, blockers } = countyVerdict({ standard, stages, sections, items, county });
  return {
    standardId: standard.id,
    dataYear,
    date,
    indicators: standard.indicators.map((indicator) => {
      const { id, name, shortName, unit, clause, threshold, cvLimit } = indicator;
      return { id, name, shortName, unit, clause, threshold, floor: floorsOf(indicator), cvLimit };
    }),
    stages,
    sections,
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
    excluded,
  };
};
