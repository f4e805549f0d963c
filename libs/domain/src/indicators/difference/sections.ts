import { inForceOn, type Standard } from '@app/domain/standards';
import { verdictOf } from '../explain/explained.js';
import type { Exact } from '../exact.js';
import type { Excluded } from '../figures.js';
import { isKnown, type Quantity } from '../ratios.js';
import { metOf } from '../school-rule.js';
import type { SectionStanding } from '../section-standing.js';
import { unitsOf, type Unit } from '../units.js';
import { side, type StandingChange, type Judged, type Side } from './change.js';

/** What of a standing is asked again and again while it is compared. */
export type Read = Judged &
  Readonly<{
    rule: Standard;
    sections: ReadonlyMap<string, SectionStanding>;
    units: ReadonlyMap<string, Unit>;
    excluded: ReadonlyMap<string, Excluded>;
  }>;

export const read = ({ input, standing }: Judged): Read => {
  const rule = inForceOn(input.standard, input.date);
  const { units } = unitsOf({ ...input, standard: rule });
  return {
    input,
    standing,
    rule,
    sections: new Map(standing.sections.map((section) => [section.id, section])),
    units: new Map(units.map((unit) => [unit.id, unit])),
    excluded: new Map(standing.excluded.map((out) => [out.sectionId, out])),
  };
};

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b));

/** A rational in lowest terms: `206/25`; a whole number without its denominator. */
const fraction = ({ n, d }: Exact): string => {
  const by = divisor(n, d);
  return d === by ? String(n / by) : `${n / by}/${d / by}`;
};
const exactText = (quantity: Quantity | undefined): string | null =>
  quantity !== undefined && isKnown(quantity) ? fraction(quantity) : null;

const differ = (one: Quantity | undefined, other: Quantity | undefined): boolean => {
  if (one === undefined || other === undefined || !isKnown(one) || !isKnown(other)) return one !== other;
  return one.n * other.d !== other.n * one.d;
};

const sectionSide = ({ compliant, students }: SectionStanding, { rule }: Read): Side =>
  side({ value: students, verdict: rule.schoolRule ? verdictOf(compliant) : null });

const indicatorSide = (section: SectionStanding, index: number, { rule, units }: Read): Side => {
  const indicator = rule.indicators[index];
  const state = section.states[index] ?? 'missing';
  return {
    value: section.values[index] ?? null,
    exact: exactText(units.get(section.id)?.values[index]),
    verdict: indicator?.threshold ? verdictOf(metOf(state)) : null,
    state,
    bound: indicator?.threshold?.[section.stage] ?? null,
    exempted: section.exempted[index] ?? false,
  };
};

const same = (a: SectionStanding, b: SectionStanding, i: number, j: number): boolean =>
  a.states[i] === b.states[j] &&
  a.values[i] === b.values[j] &&
  a.boundary[i] === b.boundary[j] &&
  a.exempted[i] === b.exempted[j];

/** The indicators of one section, each matched by its number and by the figure that it is made of. */
const indicators = (before: Read, after: Read, a: SectionStanding, b: SectionStanding): readonly StandingChange[] =>
  after.rule.indicators.flatMap((indicator, j): readonly StandingChange[] => {
    const i = before.rule.indicators.findIndex(({ id, figure }) => id === indicator.id && figure === indicator.figure);
    if (i < 0) return [];
    const [one, other] = [before.units.get(a.id)?.values[i], after.units.get(b.id)?.values[j]];
    const asked = before.rule.indicators[i]?.threshold?.[a.stage] === indicator.threshold?.[b.stage];
    if (asked && same(a, b, i, j) && !differ(one, other)) return [];
    return [
      {
        kind: 'indicator',
        unitId: b.id,
        subject: indicator.id,
        stage: b.stage,
        label: `${b.name}${indicator.name}`,
        measure: indicator.unit,
        clause: indicator.clause,
        from: indicatorSide(a, i, before),
        to: indicatorSide(b, j, after),
      },
    ];
  });

/** Whether a section takes part, by which name, or why it does not. Null: it does not stand in the county. */
const memberSide = (id: string, of: Read): Side | null => {
  const section = of.sections.get(id);
  if (section) return { ...sectionSide(section, of), value: section.name };
  const out = of.excluded.get(id);
  return out ? side({ value: `${out.section}（${out.reason}）` }) : null;
};

const nameOf = (id: string, { sections, excluded }: Read): string | undefined =>
  sections.get(id)?.name ?? excluded.get(id)?.section;

/** Sections that joined, left, began or ceased to take part, or are called otherwise; in the order of the second standing. */
const members = (before: Read, after: Read): readonly StandingChange[] => {
  const ids = new Set([after, before].flatMap(({ sections, excluded }) => [...sections.keys(), ...excluded.keys()]));
  return [...ids].flatMap((id): readonly StandingChange[] => {
    const [from, to] = [memberSide(id, before), memberSide(id, after)];
    if (from?.value === to?.value) return [];
    const stands =
      after.sections.get(id) ?? after.excluded.get(id) ?? before.sections.get(id) ?? before.excluded.get(id);
    return [
      {
        kind: 'member',
        unitId: id,
        subject: 'member',
        stage: stands?.stage ?? null,
        label: nameOf(id, after) ?? nameOf(id, before) ?? id,
        measure: '',
        clause: after.rule.scope.clause,
        from,
        to,
      },
    ];
  });
};

/** What differs of the sections: who takes part, whether each complies, and each indicator of each. */
export const sectionChanges = (before: Read, after: Read): readonly StandingChange[] => [
  ...members(before, after),
  ...[...after.sections.values()].flatMap((b): readonly StandingChange[] => {
    const a = before.sections.get(b.id);
    // One object for the same figures under the same rule: nothing about it differs.
    if (!a || a === b) return [];
    const [from, to] = [sectionSide(a, before), sectionSide(b, after)];
    const verdict: StandingChange = {
      kind: 'section',
      unitId: b.id,
      subject: 'verdict',
      stage: b.stage,
      label: `${b.name}整体`,
      measure: '人',
      clause: after.rule.schoolRule?.clause ?? '',
      from,
      to,
    };
    return [...(from.verdict === to.verdict ? [] : [verdict]), ...indicators(before, after, a, b)];
  }),
];
