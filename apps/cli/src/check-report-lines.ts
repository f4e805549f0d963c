import type { Comparison, Finding, Rule, TextCheck } from '@app/domain/report-checks';
import { reportRules } from '@app/domain/report-checks';

/** What `check-report` prints: the findings, and the county's record beside them. */
export type ReportAnswer = TextCheck &
  Readonly<{
    county: Readonly<{
      county: string | null;
      dataYear: string;
      sequence: number;
      asOf: string;
      comparisons: readonly Comparison[];
    }> | null;
  }>;

const titles = new Map(reportRules.map(({ name, title }) => [name, title]));

/** The numbers that the record has otherwise. */
export const disagreeing = (compared: readonly Comparison[]): readonly Comparison[] =>
  compared.filter(({ agrees }) => agrees === false);

const found = ({ rule, at, says, shouldBe }: Finding): string =>
  `第 ${at.line} 行第 ${at.column} 字“${at.quoted}”：报告写 ${says}，核对为 ${shouldBe}（${titles.get(rule)}）`;

/** The answer as lines, the place first. */
export const reportLines = ({ figures, contradictions, remarks, more, county }: ReportAnswer): string => {
  const differ = disagreeing(county?.comparisons ?? []);
  return [
    contradictions.length === 0
      ? `读到 ${figures} 个数，没有发现自相矛盾。`
      : `读到 ${figures} 个数，${contradictions.length} 处自相矛盾：`,
    ...contradictions.map((one) => `  ${found(one)}`),
    ...(remarks.length === 0 ? [] : ['百分比是截尾而不是四舍五入的：', ...remarks.map((one) => `  ${found(one)}`)]),
    ...(more === 0 ? [] : [`  另有 ${more} 处没有列出。`]),
    ...(county === null
      ? []
      : [
          `与${county.county ?? '区县'} ${county.dataYear} 学年记录（截至第 ${county.sequence} 条，${county.asOf}）对照 ${county.comparisons.length} 个数，${differ.length} 个不一致：`,
          ...differ.map(
            ({ at, name, recorded }) =>
              `  第 ${at.line} 行第 ${at.column} 字“${at.quoted}”：${name}，记录为 ${recorded}`,
          ),
        ]),
  ].join('\n');
};

/** The grammar as lines. */
export const ruleLines = (rules: readonly Pick<Rule, 'title' | 'understands' | 'agrees' | 'contradicts'>[]): string =>
  rules
    .map(
      ({ title, understands, agrees, contradicts }) =>
        `${title}\n  ${understands}\n  相符：${agrees}\n  矛盾：${contradicts}`,
    )
    .join('\n\n');
