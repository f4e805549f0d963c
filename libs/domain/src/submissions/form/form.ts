/** The forms of a data year: a section's return, that of a school for the premises its stages share, the county's own. */
export const formIds = ['section', 'premises', 'county'] as const;
export type FormId = (typeof formIds)[number];

/** Plain decimal text or a choice's code; null is 未填; 'n/a' is 不适用. Zero is '0', and none of the others. */
export type FieldValue = string | null;
export const notApplicable = 'n/a';

/** Where a definition is written: the statistics' handbook, an article, a form. */
export type Definition = Readonly<{ text: string; source: string }>;

/**
 * Which value a field is offered before anyone types: the last accepted one; the 教育事业统计 export's, and the last accepted
 * one where it was not imported; or none.
 */
export type PrefillRule = 'accepted' | 'statistics' | 'none';

/** One line of a form. `code` is permanent: events and workbooks name it. */
export type FormField = Readonly<{
  code: string;
  /** Code of its group, in the form's order. */
  group: string;
  label: string;
  /** 人, 个, 平方米, 万元, 元, 间, %, 年; empty for a choice. */
  unit: string;
  kind: 'number' | 'choice' | 'year';
  /** Decimals that may be filed; 0 for persons, classes and rooms. */
  places: 0 | 1 | 2;
  /** What no unit can have: a slip of the keyboard, not a rule of the standard. Plain decimal text. */
  max: string;
  /** Whether 不适用 may be filed; it always needs an explanation. */
  notApplicable: boolean;
  choices: readonly Readonly<{ code: string; label: string }>[];
  definition: Definition;
  /** Ids of the indicators and items that rest on it: `L4`, `B3`, `C4`. */
  usedBy: readonly string[];
  prefill: PrefillRule;
  /** Heading of the column in the statistics' export, where it has one. */
  statisticsColumn: string | null;
  /** Stages whose sections are asked (a form of premises or of the county: null, always asked). */
  stages: readonly ('primary' | 'junior' | 'senior')[] | null;
  /** Asked of whoever files the premises: the section itself, or the school whose stages share them. */
  ofPremises: boolean;
}>;

export type FormGroup = Readonly<{ code: string; label: string }>;

/** A form of one version. Later versions add or end fields; a code never changes its meaning. */
export type Form = Readonly<{
  id: FormId;
  version: number;
  title: string;
  groups: readonly FormGroup[];
  fields: readonly FormField[];
}>;

/** Which form, as an event records it. */
export type FormReference = Readonly<{ id: FormId; version: number }>;

/** Where a value came from. `hash`, `sheet` and `cell` name the uploaded workbook's cell (`填报表`, `D17`). */
export type EntryOrigin =
  | Readonly<{ kind: 'typed' }>
  | Readonly<{ kind: 'prefilled'; from: 'accepted' | 'statistics'; dataYear: string }>
  | Readonly<{ kind: 'workbook'; hash: string; sheet: string; cell: string }>;

/** One filled-in field. `explanation` goes with the value wherever it goes: why 不适用, why implausible. */
export type Entry = Readonly<{ value: FieldValue; explanation: string | null; origin: EntryOrigin }>;

/** By field code. A field that is absent is 未填. */
export type Entries = Readonly<Record<string, Entry>>;
