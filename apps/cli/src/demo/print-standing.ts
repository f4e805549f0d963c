import { assessCase } from '@app/domain/indicators';
import { stageNames, verdictNames } from './words.js';
import { countyStanding, type CountyStanding } from '@app/projections/indicators';
import type { Sqlite } from '@app/sqlite';
import { table } from './columns.js';

type StageName = 'primary' | 'junior';
type Published = Readonly<
  Partial<Record<StageName, Readonly<{ passing?: readonly number[]; compliant?: number; compositeCv?: number }>>>
>;

/** Where a county is asked about: as known at a sequence, on a day. */
export type At = Readonly<{ countyId: string; dataYear: string; knownAt?: number; asOf?: string }>;

const shown = (value: number | null, places = 0): string => (value === null ? '待定' : value.toFixed(places));

/** Computed figures of a stage beside those the county printed; ✗ marks a printed figure that the rule contradicts. */
const beside = (computed: number | null, printed: number | undefined, places = 0): string => {
  if (printed === undefined) return shown(computed, places);
  return shown(computed, places) === printed.toFixed(places)
    ? `${shown(computed, places)} =`
    : `${shown(computed, places)} ✗报告${printed.toFixed(places)}`;
};

/** The standing of a county in a table: computed figures beside the published ones. */
export const standingText = (db: Sqlite, at: At, caseText: string): string => {
  const found = countyStanding(db, at);
  if (!found) return '尚无数据。';
  const { standing } = found;
  const published = (JSON.parse(caseText) as { published: Published }).published;
  const rows = (['primary', 'junior'] as const).flatMap((stage) => {
    const computed = standing.stages[stage];
    const printed = published[stage];
    return [
      [
        `${stageNames[stage]} ${computed.sections} 个参评单位 达标数`,
        ...computed.passing.map((value, index) => beside(value, printed?.passing?.[index])),
        beside(computed.compliant, printed?.compliant),
      ],
      [
        `${stageNames[stage]} 差异系数`,
        ...computed.cv.map((value, index) => `${shown(value, 3)}${computed.cvMet[index] === false ? ' ✗' : ''}`),
        `综合 ${beside(computed.compositeCv, printed?.compositeCv, 3)}`,
      ],
    ];
  });
  return [
    table([['', ...standing.indicators.map(({ shortName }) => shortName), '总体达标'], ...rows]),
    `判定：${verdictNames[standing.verdict]}。还差：`,
    ...standing.blockers.map(({ sentence }) => `  · ${sentence}`),
    ...contradictions(found, caseText).map((one, index) => `${index === 0 ? '报告自身站不住的：\n' : ''}  ✗ ${one}`),
  ].join('\n');
};

/** What the county's report cannot have right: against the rule, against its own figures, against itself. */
const contradictions = ({ standing }: CountyStanding, caseText: string): readonly string[] => {
  const { claims, inconsistencies } = assessCase(caseText);
  const notBorneOut = standing.items
    .filter(({ claimed, verdict }) => claimed === 'met' && verdict === 'notMet')
    .map(({ id, name, reasons }) => `${id} ${name}:${reasons.join(';')}`);
  return [...claims.map(({ sentence }) => sentence), ...inconsistencies, ...notBorneOut];
};

/** One line: how many are compliant, and the verdict. */
export const standingLine = (db: Sqlite, at: At): string => {
  const found = countyStanding(db, at);
  if (!found) return '尚无数据';
  const { stages, verdict } = found.standing;
  const of = (stage: StageName) =>
    `${stageNames[stage]} ${shown(stages[stage].compliant)}/${stages[stage].sections} 达标${stages[stage].pending > 0 ? `(${stages[stage].pending} 个待定)` : ''}`;
  return `${of('primary')},${of('junior')};判定 ${verdictNames[verdict]}`;
};
