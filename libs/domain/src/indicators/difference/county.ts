import type { CountyItem, Indicator } from '@app/domain/standards';
import { atLeast, exact } from '../exact.js';
import { grouped } from '../grouped.js';
import { side, type StandingChange, type Side } from './change.js';
import type { Read } from './sections.js';

/** One value a stage, as it is told: `4.5（小学）、5.8（初中）`. */
const byStage = (value: Indicator['threshold']): string | null =>
  value === null ? null : `${value.primary}（小学）、${value.junior}（初中）`;

const paired = <Rule extends Readonly<{ id: string }>>(from: readonly Rule[], to: readonly Rule[]) =>
  [...grouped([...to, ...from], ({ id }) => id).keys()].map((id) => ({
    id,
    a: from.find((one) => one.id === id),
    b: to.find((one) => one.id === id),
  }));

const target = (indicator: Indicator | undefined): Side | null =>
  indicator === undefined ? null : side({ value: byStage(indicator.threshold) ?? '不作要求' });
const limit = (indicator: Indicator | undefined): Side | null =>
  indicator?.cvLimit ? side({ value: byStage(indicator.cvLimit) }) : null;

/** What is asked: targets, bounds of coefficients, items that came into force or ceased to be. */
const ruleChanges = (countyId: string, before: Read, after: Read): readonly StandingChange[] => {
  if (before.rule === after.rule) return [];
  const change = (
    subject: string,
    label: string,
    clause: string,
    from: Side | null,
    to: Side | null,
  ): readonly StandingChange[] =>
    from?.value === to?.value
      ? []
      : [{ kind: 'rule', unitId: countyId, subject, stage: null, label, measure: '', clause, from, to }];
  const item = (one: CountyItem | undefined) => (one ? side({ value: one.name }) : null);
  return [
    ...paired(before.rule.indicators, after.rule.indicators).flatMap(({ id, a, b }) => {
      const { name, clause } = (b ?? a) as Indicator;
      return [
        ...change(`target.${id}`, `${name}目标值`, clause, target(a), target(b)),
        ...change(`cvLimit.${id}`, `${name}校际差异系数上限`, clause, limit(a), limit(b)),
      ];
    }),
    ...paired(before.rule.items, after.rule.items).flatMap(({ id, a, b }) => {
      const { clause } = (b ?? a) as CountyItem;
      return change(`asked.${id}`, `第${id}项要求`, clause, item(a), item(b));
    }),
  ];
};

const itemChanges = (countyId: string, before: Read, after: Read): readonly StandingChange[] =>
  after.standing.items.flatMap((b): readonly StandingChange[] => {
    const a = before.standing.items.find(({ id, name }) => id === b.id && name === b.name);
    if (!a) return [];
    const told = ({ reasons }: typeof b) => (reasons.length === 0 ? null : reasons.join('；'));
    if (a.verdict === b.verdict && told(a) === told(b)) return [];
    const [from, to] = [side({ value: told(a), verdict: a.verdict }), side({ value: told(b), verdict: b.verdict })];
    const { id, name, clause } = b;
    const label = `${id} ${name}`;
    return [{ kind: 'item', unitId: countyId, subject: id, stage: null, label, measure: '', clause, from, to }];
  });

const recognitionSide = ({ rule, standing }: Read): Side | null => {
  if (!rule.recognition) return null;
  const { recognition: value } = standing;
  const bound = rule.recognition.atLeastPercent;
  const verdict = value === null ? 'pending' : atLeast(exact(value), exact(bound)) ? 'met' : 'notMet';
  return side({ value, verdict, bound });
};

const recognition = (countyId: string, before: Read, after: Read): readonly StandingChange[] => {
  const [from, to] = [recognitionSide(before), recognitionSide(after)];
  if (from?.value === to?.value && from?.verdict === to?.verdict) return [];
  const clause = (after.rule.recognition ?? before.rule.recognition)?.clause ?? '';
  const label = '社会认可度';
  return [
    {
      kind: 'recognition',
      unitId: countyId,
      subject: 'recognition',
      stage: null,
      label,
      measure: '%',
      clause,
      from,
      to,
    },
  ];
};

const vetoes = (countyId: string, before: Read, after: Read): readonly StandingChange[] =>
  paired(before.standing.vetoes, after.standing.vetoes).flatMap(({ id, a, b }): readonly StandingChange[] => {
    if (!a || !b || a.raised === b.raised) return [];
    const of = ({ raised }: typeof b) =>
      side({
        value: raised === null ? '待核查' : raised ? '存在' : '不存在',
        verdict: raised === null ? 'pending' : raised ? 'notMet' : 'met',
      });
    const { name: label, clause } = b;
    return [
      { kind: 'veto', unitId: countyId, subject: id, stage: null, label, measure: '', clause, from: of(a), to: of(b) },
    ];
  });

const verdict = (countyId: string, before: Read, after: Read): readonly StandingChange[] => {
  const told = ({ standing: { verdict: answer, blockers } }: Read) =>
    side({ value: blockers.map(({ sentence }) => sentence).join('；') || null, verdict: answer });
  const [from, to] = [told(before), told(after)];
  if (from.verdict === to.verdict && from.value === to.value) return [];
  return [
    {
      kind: 'verdict',
      unitId: countyId,
      subject: 'verdict',
      stage: null,
      label: '全县结论',
      measure: '',
      clause: after.rule.instrument,
      from,
      to,
    },
  ];
};

/** What differs of the county itself: the verdict with what stands in its way, its items, survey and vetoes; what is asked. */
export const countyChanges = (countyId: string, before: Read, after: Read): readonly StandingChange[] => [
  ...verdict(countyId, before, after),
  ...ruleChanges(countyId, before, after),
  ...itemChanges(countyId, before, after),
  ...recognition(countyId, before, after),
  ...vetoes(countyId, before, after),
];
