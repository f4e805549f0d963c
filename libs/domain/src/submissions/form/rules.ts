import type { FiledReturn } from './filed-return.js';

/** 拒绝: impossible, never filed. 须说明: implausible, filed with an explanation only. */
export type FindingStrength = 'reject' | 'explain';

/** What a check says of one field. `details` are the numbers in the sentence. */
export type Finding = Readonly<{
  /** Stable code of the rule: `part-above-whole`. */
  rule: string;
  strength: FindingStrength;
  field: string;
  /** Other fields that it rests on. */
  with: readonly string[];
  /** In Chinese, with the numbers. */
  message: string;
  /** Where the rule comes from. */
  source: string;
}>;

/** What a check may know beside the return itself: every number is plain decimal text, null where unknown. */
export type CheckFacts = Readonly<{
  /** Values of the unit's last accepted return, by field code; null when there is none. */
  last: Readonly<Record<string, string | null>> | null;
  /** The county's median per pupil of the fields that are compared, by field code. */
  medians: Readonly<Record<string, string | null>>;
  /** Stage of the section; null for premises and county. */
  stage: 'primary' | 'junior' | 'senior' | null;
}>;

/** Where a rule fires. `details` are the words and numbers of its sentence, by the names in it. */
export type Hit = Readonly<{
  field: string;
  with: readonly string[];
  details: Readonly<Record<string, string>>;
}>;

/** A rule as data: its code, its sentence (`{label}` is filled in), its source, its strength, and the pure test. */
export type ReturnRule = Readonly<{
  code: string;
  strength: FindingStrength;
  sentence: string;
  source: string;
  find: (filed: FiledReturn) => readonly Hit[];
}>;
