/**
 * One value as a paper prints it, rounded as its form asks. A sentence and a table that show it read this one text, so
 * they cannot contradict each other. `behind`: which explanation answers for it (see `Behind`); null for words.
 */
export type PaperValue = Readonly<{ text: string; behind: Behind | null }>;

/** What a value rests on: the reader of a paper is led to the explanation, and from there to events, files and cells. */
export type Behind =
  | Readonly<{ of: 'verdict' }>
  | Readonly<{ of: 'indicator'; sectionId: string; indicator: string }>
  | Readonly<{ of: 'cv'; stage: 'primary' | 'junior'; indicator: string }>
  | Readonly<{ of: 'item'; item: string }>
  | Readonly<{ of: 'figure'; unitId: string; field: string }>
  | Readonly<{ of: 'issue'; issueId: string }>
  /** The county's issues that stand in these states (none named: in any), narrowed further. */
  | (Readonly<{ of: 'issues'; statuses: readonly string[] }> & IssuesMeant)
  /** The county's schools of these types. */
  | Readonly<{ of: 'schools'; types: readonly string[] }>
  /** The sections of compulsory stages in the county's schools of these types. */
  | Readonly<{ of: 'sections'; types: readonly string[] }>
  | Readonly<{ of: 'inspection'; inspectionId: string }>;

/**
 * Which issues a count is of: the overdue ones alone, those that one unit leads, or none does yet, those that were opened
 * again.
 */
export type IssuesMeant = Readonly<{ overdue: boolean; leadUnitId?: string; unassigned?: true; reopened?: boolean }>;

/** Values by their names, which are also the placeholders of a bureau's own template: `{县名}`. */
export type PaperFields = Readonly<Record<string, PaperValue>>;

/** What fills one paper: single values, and rows of values by the name of their table. JSON; kept when it is issued. */
export type PaperData = Readonly<{
  fields: PaperFields;
  tables: Readonly<Record<string, readonly PaperFields[]>>;
}>;

/**
 * A column of a printed table. `width`: share of the line, against the others'; `field`: name of the row's value. A
 * heading may carry names of the paper's values; the column is left out when it comes to nothing: a standard may have
 * seven indicators or eight.
 */
export type PaperColumn = Readonly<{
  heading: string;
  field: string;
  width: number;
  align: 'left' | 'center' | 'right';
}>;

/**
 * A piece of a paper. Texts and captions carry names in braces, `全县共有学校{学校数}所`: inside `each` those of the row
 * come first, then those of the paper. `when` is left out where the value is an empty text, or the table has no row.
 */
export type PaperBlock =
  | Readonly<{ block: 'title'; text: string }>
  | Readonly<{ block: 'heading'; level: 1 | 2; text: string }>
  | Readonly<{ block: 'paragraph'; text: string; align?: 'left' | 'center' | 'right' }>
  | Readonly<{ block: 'table'; table: string; caption: string | null; columns: readonly PaperColumn[] }>
  | Readonly<{ block: 'each'; table: string; blocks: readonly PaperBlock[] }>
  | Readonly<{ block: 'when'; named: string; blocks: readonly PaperBlock[] }>
  /** Lines to be signed and sealed by hand: no person's name is printed, so none has to be erased. */
  | Readonly<{ block: 'signatures'; lines: readonly string[] }>
  | Readonly<{ block: 'page-break' }>;

/** What a placeholder means, for the list that a bureau sees when it makes its own template. */
export type PaperNames = Readonly<{
  fields: Readonly<Record<string, string>>;
  tables: Readonly<Record<string, Readonly<{ meaning: string; fields: Readonly<Record<string, string>> }>>>;
}>;

/** Whom or what a paper is of: decides which id it is asked with, and who may read it. */
export type PaperSubject = 'county' | 'unit' | 'issue' | 'inspection';

/** The built-in form of one kind of paper. `edition` rises when names come, go or change their meaning. */
export type PaperForm = Readonly<{
  /** `self-assessment`: part of stream names and addresses. */
  kind: string;
  /** 自查自评报告. */
  name: string;
  subject: PaperSubject;
  /** The unit's own paper: its people may preview it, and its head issues it. Without it the bureau does. */
  own?: true;
  /** Names of values that whoever asks for the paper answers, since no record tells them; what is not answered is 未填. */
  asks?: readonly string[];
  /** Ids of the standards whose text it follows, where it is not for any: under another it would say what was never judged. */
  standards?: readonly string[];
  /** It is written as an Excel workbook too. */
  workbook?: true;
  edition: number;
  landscape: boolean;
  names: PaperNames;
  blocks: readonly PaperBlock[];
}>;
