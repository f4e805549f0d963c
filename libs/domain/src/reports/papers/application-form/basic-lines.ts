import type { PaperFields } from '../paper.js';
import type { basicsOf } from '../county/basics.js';
import { answered, type Answers } from './answers.js';

/** 申报表Ⅰ, L1 to L24 in its order: heading, and the county's fact or what is answered when the paper is asked for. */
export const basicLines: readonly Readonly<{
  heading: string;
  /** The heading above several columns. */
  group: string;
  from: keyof ReturnType<typeof basicsOf> | null;
  /** Decimals of what is answered. */
  places: 0 | 2;
}>[] = [
  { group: '自然情况', heading: '人口总数（万人）', from: null, places: 2 },
  { group: '自然情况', heading: '农业人口数（万人）', from: null, places: 2 },
  { group: '自然情况', heading: '乡镇数（个）', from: null, places: 0 },
  { group: '自然情况', heading: '行政村数（个）', from: null, places: 0 },
  { group: '经济情况', heading: '年人均国内生产总值（元）', from: null, places: 0 },
  { group: '经济情况', heading: '年人均地方财政收入（元）', from: null, places: 0 },
  { group: '经济情况', heading: '农民年人均纯收入（元）', from: null, places: 0 },
  { group: '经济情况', heading: '城镇居民年人均可支配收入（元）', from: null, places: 0 },
  { group: '普通中小学校数（所）', heading: '小学', from: '小学所数', places: 0 },
  { group: '普通中小学校数（所）', heading: '九年一贯制学校', from: '九年一贯制所数', places: 0 },
  { group: '普通中小学校数（所）', heading: '初中', from: '初中所数', places: 0 },
  { group: '普通中小学校数（所）', heading: '完全中学', from: '完全中学所数', places: 0 },
  { group: '普通中小学校数（所）', heading: '十二年一贯制学校', from: '十二年一贯制所数', places: 0 },
  { group: '特殊教育学校（所）', heading: '计', from: '特殊教育所数', places: 0 },
  { group: '小学教学点数（个）', heading: '计', from: '教学点数', places: 0 },
  { group: '小学教学点数（个）', heading: '其中：50人及以上', from: '参评教学点数', places: 0 },
  { group: '教学班数（个）', heading: '小学', from: '小学班级数', places: 0 },
  { group: '教学班数（个）', heading: '初中', from: '初中班级数', places: 0 },
  { group: '在校学生数（人）', heading: '小学', from: '小学在校生数', places: 0 },
  { group: '在校学生数（人）', heading: '初中', from: '初中在校生数', places: 0 },
  { group: '教职工数（人）', heading: '小学合计', from: null, places: 0 },
  { group: '教职工数（人）', heading: '小学其中专任教师', from: '小学专任教师数', places: 0 },
  { group: '教职工数（人）', heading: '初中合计', from: null, places: 0 },
  { group: '教职工数（人）', heading: '初中其中专任教师', from: '初中专任教师数', places: 0 },
];

/** Name of a value of 申报表Ⅰ: `表一L7`. What nobody records is answered under this name. */
export const basicLine = (at: number): string => `表一L${at + 1}`;

export const basicLineNames: Readonly<Record<string, string>> = Object.fromEntries(
  basicLines.map(({ group, heading }, at) => [basicLine(at), `${group}：${heading}`] as const),
);

/** The answers that the form asks, by name, with their decimals: what no return and no register tells. */
export const answeredLines: ReadonlyMap<string, 0 | 2> = new Map(
  basicLines.flatMap(({ from, places }, at) => (from === null ? [[basicLine(at), places] as const] : [])),
);

/** The 24 values; an answer that is missing is 未填. @throws Refusal report.answer */
export const basicLineFields = (basics: ReturnType<typeof basicsOf>, answers: Answers): PaperFields =>
  Object.fromEntries(
    basicLines.map(({ from, places }, at) => {
      const name = basicLine(at);
      const asked = { name, meaning: basicLineNames[name] ?? name, places };
      return [name, from === null ? answered(asked, answers) : basics[from]] as const;
    }),
  );
