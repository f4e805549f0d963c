import { assessedStages, itemGroupNames, type Judgement, type Standard } from '@app/domain/standards';
import { atLeast, exact } from './exact.js';
import { stageNames } from './figures.js';
import { grouped } from './grouped.js';
import type { ItemStanding } from './item-verdict.js';
import { madeOf } from './made-once.js';
import type { SectionStanding } from './section-standing.js';
import type { StageStanding } from './stage-standing.js';
import type { CountyFacts } from './standing-input.js';
import { emptyStage } from './units.js';

/** What stands between the county and the certificate. */
export type Blocker = Readonly<{
  kind: 'notMet' | 'pending';
  part: 'resources' | 'dispersion' | 'government' | 'quality' | 'recognition' | 'veto';
  /** One Chinese sentence; everything of one kind is told in one. */
  sentence: string;
}>;

/** What the verdict looks at. */
export type Parts = Readonly<{
  standard: Standard;
  stages: Readonly<Record<'primary' | 'junior', StageStanding>>;
  sections: readonly SectionStanding[];
  items: readonly ItemStanding[];
  county: CountyFacts;
}>;

type Say = (kind: Blocker['kind'], part: Blocker['part'], sentence: string) => void;

const failedStates = ['aboveFloor', 'belowFloor'] as const;
const openStates = ['missing', 'notApplicable', 'undetermined'] as const;

/** `四堡子小学（教学仪器、体育场馆）`: a section, with its indicators that are in one of the states. */
const withIndicators = madeOf(2, (section: SectionStanding, standard: Standard, states: readonly string[]): string => {
  const short = standard.indicators.filter((_, index) => states.includes(section.states[index] ?? ''));
  return short.length > 0 ? `${section.name}（${short.map((one) => one.shortName).join('、')}）` : section.name;
});

const resources = ({ standard, stages, sections }: Parts, say: Say) => {
  for (const stage of assessedStages) {
    const name = stageNames[stage];
    if (stages[stage].sections === 0) {
      say('pending', 'resources', emptyStage(stage));
      continue;
    }
    if (!standard.schoolRule) continue;
    const mine = sections.filter((section) => section.stage === stage);
    const told = (answer: boolean | null, states: readonly string[]) =>
      mine.filter(({ compliant }) => compliant === answer).map((section) => withIndicators(section, standard, states));
    const failed = told(false, failedStates);
    const open = told(null, openStates);
    const rule = `至少${standard.schoolRule.atLeastMet}项指标达到要求、余项不低于要求的85%`;
    if (failed.length > 0)
      say('notMet', 'resources', `${name}有${failed.length}个参评单位未做到“${rule}”：${failed.join('；')}`);
    if (open.length > 0) say('pending', 'resources', `${name}有${open.length}个参评单位待定：${open.join('；')}`);
  }
};

const dispersion = ({ standard, stages }: Parts, say: Say) => {
  for (const stage of assessedStages) {
    const standing = stages[stage];
    const name = stageNames[stage];
    if (standing.sections === 0) continue;
    if (standard.dispersion.rule === 'composite') {
      const limit = standard.dispersion.compositeLimit?.[stage] ?? '';
      if (standing.compositeMet === false)
        say('notMet', 'dispersion', `${name}综合差异系数${standing.compositeCv?.toFixed(6)}，高于${limit}`);
      if (standing.compositeMet === null) {
        const why = standing.cvReasons.find((reason) => reason !== null) ?? '数据未填，待定';
        say('pending', 'dispersion', `${name}综合差异系数待定：${why}`);
      }
      continue;
    }
    const over = standard.indicators.flatMap(({ shortName, cvLimit }, index) =>
      standing.cvMet[index] === false
        ? [
            `${shortName}${standing.cv[index]?.toFixed(standing.cvBoundary[index] ? 6 : 3)}（应不高于${cvLimit?.[stage]}）`,
          ]
        : [],
    );
    if (over.length > 0) say('notMet', 'dispersion', `${name}校际差异系数过高：${over.join('、')}`);
    const byReason = grouped(
      standard.indicators.flatMap(({ shortName }, index) => {
        const why = standing.cvReasons[index];
        return why ? [{ shortName, why }] : [];
      }),
      ({ why }) => why,
    );
    for (const [why, names] of byReason)
      say('pending', 'dispersion', `${name}校际差异系数（${names.map((one) => one.shortName).join('、')}）：${why}`);
  }
};

const numbers = (items: readonly ItemStanding[]) => items.map(({ id }) => id.replace(/^\D+/, '')).join('、');

const county = ({ standard, items, county: facts }: Parts, say: Say) => {
  for (const group of ['government', 'quality'] as const) {
    const mine = items.filter((item) => item.group === group);
    const failed = mine.filter(({ verdict }) => verdict === 'notMet');
    const open = mine.filter(({ verdict }) => verdict === 'pending');
    if (failed.length > 0) say('notMet', group, `${itemGroupNames[group]}第${numbers(failed)}项未达到要求`);
    if (open.length > 0)
      say(
        'pending',
        group,
        open.length === mine.length
          ? `${itemGroupNames[group]}${mine.length}项均待认定`
          : `${itemGroupNames[group]}第${numbers(open)}项待认定`,
      );
  }
  if (standard.recognition) {
    const { atLeastPercent } = standard.recognition;
    if (facts.recognition === null) say('pending', 'recognition', '社会认可度尚无调查结果');
    else if (!atLeast(exact(facts.recognition), exact(atLeastPercent)))
      say('notMet', 'recognition', `社会认可度${facts.recognition}%，低于${atLeastPercent}%`);
  }
  const word = (id: string) => facts.vetoes.find(({ veto }) => veto === id);
  const raised = standard.vetoes.filter(({ id }) => word(id)?.raised);
  const unchecked = standard.vetoes.filter(({ id }) => !word(id));
  if (raised.length > 0) say('notMet', 'veto', `有一票否决情形：${raised.map(({ name }) => name).join('；')}`);
  if (unchecked.length > 0)
    say(
      'pending',
      'veto',
      unchecked.length === standard.vetoes.length
        ? `一票否决${unchecked.length}种情形均待核查`
        : `一票否决情形待核查：${unchecked.map(({ name }) => name).join('；')}`,
    );
};

/** A plain conjunction, three-valued: there is no weighted score. What is not met comes before what is open. */
export const countyVerdict = (parts: Parts): Readonly<{ verdict: Judgement; blockers: readonly Blocker[] }> => {
  const blockers: Blocker[] = [];
  const say: Say = (kind, part, sentence) => blockers.push({ kind, part, sentence });
  resources(parts, say);
  dispersion(parts, say);
  county(parts, say);
  const notMet = blockers.filter(({ kind }) => kind === 'notMet');
  const pending = blockers.filter(({ kind }) => kind === 'pending');
  const verdict = notMet.length > 0 ? 'notMet' : pending.length > 0 ? 'pending' : 'met';
  return { verdict, blockers: [...notMet, ...pending] };
};
