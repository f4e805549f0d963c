import type { Standard, Survey } from '@app/domain/standards';
import type { SectionInput, SharedSchoolInput } from './figures.js';
import type { ItemEntry } from './item-verdict.js';

/** Relief for one section, granted by name. It counts up to and including `expires`. */
export type ExemptionEntry = Readonly<{
  exemptionId: string;
  sectionId: string;
  /** Indicator or item: `L5`, `B3`. */
  subject: string;
  plan: string;
  expires: string;
}>;

/** What is recorded of the county itself. What is absent is unknown, never fine. */
export type CountyFacts = Readonly<{
  items: readonly ItemEntry[];
  /** 社会认可度 in percent, or null while there is no survey. */
  recognition: string | null;
  /** Whom the survey asked; null or absent when only its result is known. */
  survey?: Survey | null;
  /** Last word on each veto: raised, or checked and not the case. */
  vetoes: readonly Readonly<{ veto: string; raised: boolean; finding: string }>[];
  /** Granted and not revoked. */
  exemptions: readonly ExemptionEntry[];
}>;

/** Nothing known of the county itself. */
export const noCountyFacts: CountyFacts = { items: [], recognition: null, vetoes: [], exemptions: [] };

/** Everything a county's standing rests on. Equal inputs give equal standings, whoever asks: live, rebuild, as-of, assess. */
export type StandingInput = Readonly<{
  standard: Standard;
  /** School year: `2024-2025`. */
  dataYear: string;
  /** ISO date that is asked about: rules and exemptions are those of this day. */
  date: string;
  sections: readonly SectionInput[];
  sharedSchools: readonly SharedSchoolInput[];
  county: CountyFacts;
}>;
