import { readFileSync, statSync } from 'node:fs';
import { Command, Option } from 'commander';
import { checkNarrative, narrativeLimits } from '@app/documents';
import { Refusal } from '@app/domain/kernel';
import { reportRules } from '@app/domain/report-checks';
import { publishedStandards } from '@app/domain/standards';
import { isDataYear } from '@app/domain/submissions';
import { disagreeing, reportLines, ruleLines } from './check-report-lines.js';
import { perform } from './control.js';
import { existingStore } from './existing-store.js';
import { Failed } from './failed.js';
import { optionsOf, path, print } from './output.js';

type Options = Readonly<{
  county?: string;
  dataYear?: string;
  standard?: string;
  asOf?: string;
  knownAt?: string;
  rules?: true;
}>;

/** What a file may weigh is asked before it is read. @throws Refusal report-check.too-large */
const contentOf = (typed: string): Buffer => {
  const file = path(typed);
  if (statSync(file).size > narrativeLimits.upload)
    throw new Refusal('report-check.too-large', { limitMiB: narrativeLimits.upload / 1024 / 1024 }, 'invalid');
  return readFileSync(file);
};

/** The county's record that is asked for, of the running server when there is one; null without a county. @throws Failed */
const recordOf = async (data: string, { county, dataYear, standard, asOf, knownAt }: Options) => {
  if (county === undefined) {
    if (dataYear !== undefined) throw new Failed('--data-year 要与 --county 一起用。');
    return null;
  }
  if (dataYear === undefined || !isDataYear(dataYear)) throw new Failed('与区县对照要写明 --data-year，如 2024-2025。');
  if (asOf !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(asOf)) throw new Failed('--as-of 应为日期，如 2025-03-03。');
  if (knownAt !== undefined && !/^\d{1,15}$/.test(knownAt)) throw new Failed('--known-at 应为记录号，如 128。');
  return perform(existingStore(data), 'countyRecord', {
    county,
    dataYear,
    standard,
    asOf,
    knownAt: knownAt === undefined ? undefined : Number(knownAt),
  });
};

/**
 * `hengjian check-report FILE [--county ID --data-year YEAR]`: reads a narrative report by the grammar and says where its
 * numbers contradict each other, or the county's record. Ends with 1 when some do; keeps nothing.
 */
export const checkReport = () =>
  new Command('check-report')
    .description('核对一份报告（文本或 Word）：文中的数、比例、合计、表格是否自相矛盾，与区县记录是否一致')
    .argument('[文件]', '报告(.txt 或 .docx)')
    .option('--county <区县>', '与这个区县的记录对照(名称或编号)')
    .option('--data-year <学年>', '数据年度，如 2024-2025')
    .addOption(new Option('--standard <编号>', '评估标准').choices(publishedStandards.map(({ id }) => id)))
    .option('--as-of <日期>', '按哪一天(省略为最近)')
    .option('--known-at <记录号>', '只用到这条记录为止(省略为全部)')
    .option('--rules', '列出能看懂的句子')
    .action(async (file: string | undefined, _: object, command: Command) => {
      const options = optionsOf<Options>(command);
      if (options.rules) {
        const shown = reportRules.map(({ name, title, understands, agrees, contradicts }) => ({
          name,
          title,
          understands,
          agrees,
          contradicts,
        }));
        print(shown, options.json, ruleLines);
        return;
      }
      if (file === undefined) throw new Failed('请写明要核对的报告文件；--rules 列出能看懂的句子。');
      const content = contentOf(file);
      const at = await recordOf(options.data, options);
      const { check, compared } = await checkNarrative(content, at?.record ?? null);
      const county = at && {
        county: at.county,
        dataYear: at.dataYear,
        standardId: at.standardId,
        sequence: at.sequence,
        asOf: at.asOf,
      };
      const answer = { ...check, county: county && { ...county, comparisons: compared } };
      print(answer, options.json, reportLines);
      if (check.contradictions.length > 0 || disagreeing(compared).length > 0) process.exitCode = 1;
    });
