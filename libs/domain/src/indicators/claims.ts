import { assessedStages, type AssessedStage } from '@app/domain/standards';
import { atLeast, exact, type Exact } from './exact.js';
import { stageNames } from './figures.js';
import type { Node } from './json-text.js';
import type { StageStanding } from './stage-standing.js';
import type { Standing } from './standing.js';

/** A printed figure that the calculation contradicts. */
export type Claim = Readonly<{
  /** Where in the file: `published.junior.compliant`. */
  path: string;
  printed: unknown;
  computed: number | string;
  sentence: string;
}>;

const counts: Readonly<Record<string, string>> = {
  sections: '参评单位数',
  students: '学生数',
  passing: '达标单位数',
  passingPercent: '达标比例',
  cv: '校际差异系数',
  compositeCv: '综合差异系数',
  compliant: '总体达标单位数',
  compliantPercent: '总体达标比例',
  pending: '待定单位数',
};

const entry = (node: Node | null | undefined, name: string): Node | undefined =>
  node?.kind === 'object' ? node.entries.get(name) : undefined;

/** Whether a printed number is the computed one rounded at the printed number's own precision, either way at a tie. */
export const agrees = (printed: string, computed: number): boolean => {
  if (!/^\d+(\.\d+)?$/.test(printed)) return printed === String(computed);
  const places = printed.split('.')[1]?.length ?? 0;
  const doubled = (value: Exact): Exact => ({ n: value.n * 2n, d: value.d });
  const unit: Exact = { n: 1n, d: 10n ** BigInt(places) };
  const [one, other] = [exact(printed), exact(computed.toFixed(6))];
  const gap = atLeast(one, other)
    ? { n: one.n * other.d - other.n * one.d, d: one.d * other.d }
    : { n: other.n * one.d - one.n * other.d, d: one.d * other.d };
  return atLeast(unit, doubled(gap));
};

/** What is printed of one stage beside what was computed; an unknown on either side contradicts nothing. */
const ofStage = (stage: AssessedStage, node: Node | undefined, standing: Standing): readonly Claim[] => {
  const computed: Readonly<Record<string, unknown>> = standing.stages[stage];
  return Object.entries(counts).flatMap(([key, name]) => {
    const printed = entry(node, key);
    const value = computed[key as keyof StageStanding];
    const say = (path: string, one: Node | undefined, mine: unknown, subject: string): readonly Claim[] => {
      if (one?.kind !== 'number' || typeof mine !== 'number' || agrees(one.text, mine)) return [];
      const percent = key.endsWith('Percent') ? '%' : '';
      const sentence = `${stageNames[stage]}${subject}：材料为${one.text}${percent}，按填报数据计算为${mine}${percent}`;
      return [{ path, printed: Number(one.text), computed: mine, sentence }];
    };
    const path = `published.${stage}.${key}`;
    if (!Array.isArray(value)) return say(path, printed, value, name);
    const items = printed?.kind === 'array' ? printed.items : [];
    return items.flatMap((item, index) => {
      const indicator = standing.indicators[index]?.name ?? '';
      return say(`${path}[${index}]`, item, (value as readonly unknown[])[index], `${indicator}${name}`);
    });
  });
};

/** Each printed figure that the computed one contradicts. */
export const claimsOf = (published: Node | null, standing: Standing): readonly Claim[] => {
  const claims = assessedStages.flatMap((stage) => [...ofStage(stage, entry(published, stage), standing)]);
  const { primary, junior } = standing.stages;
  const total = entry(published, 'studentsTotal');
  if (total?.kind === 'number' && primary.students !== null && junior.students !== null) {
    const computed = primary.students + junior.students;
    if (!agrees(total.text, computed))
      claims.push({
        path: 'published.studentsTotal',
        printed: Number(total.text),
        computed,
        sentence: `学生总数：材料为${total.text}，按填报数据计算为${computed}`,
      });
  }
  const verdict = entry(published, 'verdict');
  if (verdict?.kind === 'string' && verdict.text === 'met' && standing.verdict === 'notMet')
    claims.push({
      path: 'published.verdict',
      printed: 'met',
      computed: standing.verdict,
      sentence: '材料称已达到标准，按填报数据计算为未达到',
    });
  return claims;
};

/** What a report was already found to contradict itself in, as the file tells it. */
export const inconsistenciesOf = (published: Node | null): readonly string[] => {
  const own = entry(published, 'inconsistencies');
  return own?.kind === 'array' ? own.items.flatMap((note) => (note.kind === 'string' ? [note.text] : [])) : [];
};
