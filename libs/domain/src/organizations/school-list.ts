import type { SchoolType, Stage, UrbanRural } from './units.js';

/** How a clerk calls each type of school; the first name is the one we write. */
export const schoolTypeNames: Readonly<Record<SchoolType, readonly [string, ...string[]]>> = {
  primary: ['小学', '完全小学', '完小', '中心小学', '村小'],
  junior: ['初中', '初级中学'],
  nineYear: ['九年一贯制学校', '九年一贯制', '九年制学校', '九年一贯'],
  completeSecondary: ['完全中学', '完中'],
  twelveYear: ['十二年一贯制学校', '十二年一贯制', '十二年制学校', '十二年一贯'],
  teachingPoint: ['教学点', '小学教学点'],
  special: ['特殊教育学校', '特教学校', '特教', '特殊教育'],
  vocational: ['职业学校', '中等职业学校', '职业中学', '职业高中'],
};

/** 小学、初中、高中. */
export const stageNames: Readonly<Record<Stage, readonly [string, ...string[]]>> = {
  primary: ['小学', '小学部'],
  junior: ['初中', '初中部'],
  senior: ['高中', '高中部'],
};

/** 城区、镇区、乡村. */
export const urbanRuralNames: Readonly<Record<UrbanRural, readonly [string, ...string[]]>> = {
  urban: ['城区', '城市', '主城区'],
  town: ['镇区', '镇', '县镇'],
  rural: ['乡村', '农村', '乡'],
};

/** A school of a list that a bureau brings: understood, its parent still by the name that stands there. */
export type SchoolLine = Readonly<{
  sheet: string;
  /** Its row in the sheet, from 1. */
  row: number;
  name: string;
  schoolType: SchoolType;
  /** Its sections, in the order of the stages. */
  stages: readonly Stage[];
  /** 学区 by name or code; null: the school stands under the county itself. */
  parent: string | null;
  code: string | null;
  urbanRural: UrbanRural | null;
  sharedBuildings: boolean;
  /** ISO day; null: as long as its parent. */
  since: string | null;
}>;

/** What is wrong with a line, in a clerk's words. `cell` (`D17`) is null when it is about the whole line. */
export type SchoolProblem = Readonly<{ sheet: string; row: number; cell: string | null; message: string }>;

/** What became of a column: `meaning` is how it was understood; null when it is left out, and `note` says why. */
export type SchoolColumn = Readonly<{ sheet: string; heading: string; meaning: string | null; note: string | null }>;

/** A list of schools as it was read: nothing is thrown for what a person wrote, everything wrong stands in `problems`. */
export type SchoolList = Readonly<{
  columns: readonly SchoolColumn[];
  lines: readonly SchoolLine[];
  problems: readonly SchoolProblem[];
}>;

/** A name as people type it: width, spaces and brackets of any kind do not count. */
export const schoolNameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s()（）【】[\]]/g, '')
    .toLowerCase();
