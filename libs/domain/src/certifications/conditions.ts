import { dayText, plusYears } from '@app/domain/kernel';
import { itemsNamed, type Judgement } from '@app/domain/standards';
import type { Standing } from '../indicators/index.js';
import { basicBalanceYears } from './steps.js';

/** What stood between the county and the certificate on the day. */
export type Blocking = Readonly<{ kind: 'notMet' | 'pending'; part: string; sentence: string }>;

/** What the figures say of a county on a day. `open`: what is pending and is not the State's to give. */
export type Computed = Readonly<{
  dataYear: string;
  asOf: string;
  verdict: Judgement;
  blockers: readonly Blocking[];
  open: readonly string[];
  /** What the same year's figures say of 基本均衡; absent where it was not looked at, null where nothing is known. */
  basicBalance?: Judgement | null;
}>;

/** One condition of an application, and whether it held. */
export type Condition = Readonly<{
  condition: 'basicBalance' | 'basicMonitoring' | 'verdict' | 'selfAssessment';
  holds: boolean;
  /** With its numbers and days, as a clerk would say it. */
  sentence: string;
}>;

/** The conditions as they were checked, with what they were read from. `knownAt`: the last event that was known. */
export type Conditions = Readonly<{
  knownAt: number;
  asOf: string;
  /** Null: nothing was known of the county's figures. */
  verdict: Judgement | null;
  blockers: readonly Blocking[];
  checked: readonly Condition[];
}>;

/** When 基本均衡 was certified, and by which paper. */
export type BasicBalance = Readonly<{ certifiedOn: string; document: string }>;

/**
 * What is pending at an application by nature: national monitoring and the survey come after it, from the State. All
 * else that is pending has to be settled by the county first.
 */
export const computedOf = ({ dataYear, date, verdict, blockers, items }: Standing): Computed => {
  const pending = items.filter((item) => item.verdict === 'pending' && item.kind !== 'external');
  const parts: readonly string[] = ['resources', 'dispersion', 'veto'];
  return {
    dataYear,
    asOf: date,
    verdict,
    blockers: blockers.map(({ kind, part, sentence }) => ({ kind, part, sentence })),
    open: [
      ...blockers
        .filter(({ kind, part }) => kind === 'pending' && parts.includes(part))
        .map(({ sentence }) => sentence),
      ...itemsNamed(pending).map((named) => `${named}待认定`),
    ],
  };
};

const ofBasicBalance = (basic: BasicBalance | null, day: string): Condition => {
  const condition = 'basicBalance';
  if (!basic) return { condition, holds: false, sentence: '没有登记基本均衡发展认定的时间' };
  const ripe = plusYears(basic.certifiedOn, basicBalanceYears);
  const said = `基本均衡发展于${dayText(basic.certifiedOn)}通过认定（${basic.document}）`;
  return ripe <= day
    ? { condition, holds: true, sentence: `${said}，已满${basicBalanceYears}年` }
    : { condition, holds: false, sentence: `${said}，至${dayText(ripe)}满${basicBalanceYears}年` };
};

const monitored: Readonly<Record<Judgement, string>> = { met: '达到', notMet: '未达到', pending: '待定' };

/**
 * 基本均衡认定后年度监测持续保持较高水平: what this system computes of the year. Earlier years and what was monitored
 * elsewhere stand in other papers, so that it is told and refuses nothing.
 */
const ofMonitoring = ({ dataYear, basicBalance }: Computed): readonly Condition[] => {
  if (basicBalance === undefined) return [];
  const said = `基本均衡年度监测：${dataYear}学年`;
  const sentence = basicBalance === null ? `${said}没有可以测算的数据` : `${said}测算结论为${monitored[basicBalance]}`;
  return [{ condition: 'basicMonitoring', holds: basicBalance === 'met', sentence }];
};

const ofVerdict = (computed: Computed | null): Condition => {
  const condition = 'verdict';
  if (!computed) return { condition, holds: false, sentence: '还没有可以测算的数据' };
  const failed = computed.blockers.filter(({ kind }) => kind === 'notMet').length;
  if (failed > 0)
    return { condition, holds: false, sentence: `${computed.dataYear}学年测算结论为未达到，有${failed}处未达到要求` };
  if (computed.open.length > 0)
    return {
      condition,
      holds: false,
      sentence: `${computed.dataYear}学年测算结论为待定，有${computed.open.length}处须由本县先行认定：${computed.open.join('；')}`,
    };
  return computed.verdict === 'met'
    ? { condition, holds: true, sentence: `${computed.dataYear}学年测算结论为达到` }
    : { condition, holds: true, sentence: `${computed.dataYear}学年测算没有未达到的要求，其余待国家给出结果` };
};

const ofSelfAssessment = (assessed: Readonly<{ dataYear: string; on: string }> | null, dataYear: string): Condition => {
  const condition = 'selfAssessment';
  return assessed?.dataYear === dataYear
    ? { condition, holds: true, sentence: `县级自评已于${dayText(assessed.on)}提交` }
    : { condition, holds: false, sentence: `没有提交${dataYear}学年的县级自评` };
};

/** The conditions of a self-assessment (`assessed` absent) or of an application, checked on a day (ISO date). */
export const conditionsOn = (
  day: string,
  known: Readonly<{
    basic: BasicBalance | null;
    computed: Readonly<{ value: Computed | null; sequence: number }>;
    dataYear: string;
    assessed?: Readonly<{ dataYear: string; on: string }> | null;
  }>,
): Conditions => {
  const { value, sequence } = known.computed;
  return {
    knownAt: sequence,
    asOf: day,
    verdict: value?.verdict ?? null,
    blockers: value?.blockers ?? [],
    checked: [
      ofBasicBalance(known.basic, day),
      ...(value ? ofMonitoring(value) : []),
      ...(known.assessed === undefined ? [] : [ofSelfAssessment(known.assessed, known.dataYear)]),
      ofVerdict(value),
    ],
  };
};

/** What does not hold and has to, in sentences. */
export const failing = ({ checked }: Pick<Conditions, 'checked'>): readonly string[] =>
  checked.filter(({ condition, holds }) => !holds && condition !== 'basicMonitoring').map(({ sentence }) => sentence);

/** Whether what is claimed (fit to be certified) is not borne out by what is computed. */
export const contradicts = ({ checked }: Pick<Conditions, 'checked'>): boolean =>
  checked.some(({ condition, holds }) => condition === 'verdict' && !holds);
