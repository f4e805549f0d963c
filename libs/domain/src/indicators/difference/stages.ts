import { assessedStages, type AssessedStage, type Indicator } from '@app/domain/standards';
import { verdictOf } from '../explain/explained.js';
import { stageNames } from '../figures.js';
import { side, type StandingChange, type Side } from './change.js';
import type { Read } from './sections.js';

type Of = Readonly<{ countyId: string; stage: AssessedStage }>;

const text = (value: number | null): string | null => (value === null ? null : String(value));

const count = (
  { countyId, stage }: Of,
  subject: string,
  label: string,
  clause: string,
  values: readonly (number | null)[],
): readonly StandingChange[] => {
  const [from = null, to = null] = values;
  if (from === to) return [];
  const [one, other] = [side({ value: text(from) }), side({ value: text(to) })];
  const name = `${stageNames[stage]}${label}`;
  const measure = subject.startsWith('students') ? '人' : '个';
  return [{ kind: 'stage', unitId: countyId, subject, stage, label: name, measure, clause, from: one, to: other }];
};

/** One indicator over a stage: how many schools pass it, its mean, its coefficient. */
const ofIndicator = (of: Of, before: Read, after: Read, indicator: Indicator, j: number): readonly StandingChange[] => {
  const i = before.rule.indicators.findIndex(({ id, figure }) => id === indicator.id && figure === indicator.figure);
  if (i < 0) return [];
  const { countyId, stage } = of;
  const [a, b] = [before.standing.stages[stage], after.standing.stages[stage]];
  const name = `${stageNames[stage]}${indicator.name}`;
  const change = (
    kind: StandingChange['kind'],
    what: string,
    label: string,
    measure: string,
    clause: string,
    from: Side,
    to: Side,
  ): readonly StandingChange[] =>
    from.value === to.value && from.verdict === to.verdict && from.bound === to.bound
      ? []
      : [
          {
            kind,
            unitId: countyId,
            subject: `${what}.${stage}.${indicator.id}`,
            stage,
            label,
            measure,
            clause,
            from,
            to,
          },
        ];
  const passing = (value: number | null) => side({ value: text(value) });
  const cv = ({ rule, standing }: Read, index: number) => {
    const of = standing.stages[stage];
    const bound = rule.indicators[index]?.cvLimit?.[stage] ?? null;
    const verdict = bound === null ? null : verdictOf(of.cvMet[index] ?? null);
    return side({ value: of.cv[index]?.toFixed(6) ?? null, verdict, bound });
  };
  const { clause, unit } = indicator;
  return [
    ...change(
      'passing',
      'passing',
      `${name}达标校数`,
      '个',
      clause,
      passing(a.passing[i] ?? null),
      passing(b.passing[j] ?? null),
    ),
    ...change(
      'mean',
      'mean',
      `${name}全县平均值`,
      unit,
      clause,
      side({ value: a.means[i] ?? null }),
      side({ value: b.means[j] ?? null }),
    ),
    ...change(
      'coefficient',
      'cv',
      `${name}校际差异系数`,
      '',
      after.rule.dispersion.clause,
      cv(before, i),
      cv(after, j),
    ),
  ];
};

const composite = ({ countyId, stage }: Of, before: Read, after: Read): readonly StandingChange[] => {
  const of = ({ rule, standing }: Read): Side => {
    const { compositeCv, compositeMet } = standing.stages[stage];
    const bound = rule.dispersion.compositeLimit?.[stage] ?? null;
    return side({
      value: compositeCv?.toFixed(6) ?? null,
      verdict: rule.dispersion.rule === 'composite' ? verdictOf(compositeMet) : null,
      bound,
    });
  };
  const [from, to] = [of(before), of(after)];
  if (from.value === to.value && from.verdict === to.verdict) return [];
  const { clause } = after.rule.dispersion;
  const label = `${stageNames[stage]}综合差异系数`;
  return [
    {
      kind: 'coefficient',
      unitId: countyId,
      subject: `composite.${stage}`,
      stage,
      label,
      measure: '',
      clause,
      from,
      to,
    },
  ];
};

/** What differs of 小学 and 初中: units, pupils, how many comply or pass, means and coefficients. */
export const stageChanges = (countyId: string, before: Read, after: Read): readonly StandingChange[] =>
  assessedStages.flatMap((stage) => {
    const of = { countyId, stage };
    const [a, b] = [before.standing.stages[stage], after.standing.stages[stage]];
    const { scope, schoolRule } = after.rule;
    return [
      ...count(of, `sections.${stage}`, '参评单位数', scope.clause, [a.sections, b.sections]),
      ...count(of, `students.${stage}`, '学生数', scope.clause, [a.students, b.students]),
      ...count(of, `compliant.${stage}`, '整体达标校数', schoolRule?.clause ?? '', [a.compliant, b.compliant]),
      ...after.rule.indicators.flatMap((indicator, index) => ofIndicator(of, before, after, indicator, index)),
      ...composite(of, before, after),
    ];
  });
