import { inForceOn, type Standard } from '@app/domain/standards';
import { verdictOf } from '../explain/explained.js';
import type { Exact } from '../exact.js';
import type { Excluded } from '../figures.js';
import { madeOf, madeOnce } from '../made-once.js';
import { isKnown } from '../ratios.js';
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

const verdictIn = ({ compliant }: SectionStanding, { rule }: Read): Side['verdict'] =>
  rule.schoolRule ? verdictOf(compliant) : null;
const sectionSide = (section: SectionStanding, of: Read): Side =>
  side({ value: section.students, verdict: verdictIn(section, of) });

/** One indicator of a section. `exact`: the number in lowest terms, or why there is none. */
type Told = Readonly<{ label: string; exact: string | undefined; side: Side }>;

/** Of each indicator, in the rule's order: told once for every pair of points that has the section so. */
const toldOf = madeOf(1, (section: SectionStanding, unit: Unit | undefined, rule: Standard): readonly Told[] =>
  rule.indicators.map(({ name, threshold }, index) => {
    const quantity = unit?.values[index];
    const number = quantity !== undefined && isKnown(quantity) ? fraction(quantity) : null;
    const state = section.states[index] ?? 'missing';
    const side = {
      value: section.values[index] ?? null,
      exact: number,
      verdict: threshold ? verdictOf(metOf(state)) : null,
      state,
      bound: threshold?.[section.stage] ?? null,
      exempted: section.exempted[index] ?? false,
    };
    return { label: `${section.name}${name}`, exact: number ?? (quantity as string | undefined), side };
  }),
);

/** Each of a rule's indicators by its place in another: matched by its number and by the figure that it is made of. */
const matched = madeOnce((rule: Standard, before: Standard): readonly number[] =>
  rule.indicators.map(({ id, figure }) => before.indicators.findIndex((one) => one.id === id && one.figure === figure)),
);

const same = (a: SectionStanding, b: SectionStanding, i: number, j: number): boolean =>
  a.states[i] === b.states[j] &&
  a.values[i] === b.values[j] &&
  a.boundary[i] === b.boundary[j] &&
  a.exempted[i] === b.exempted[j];

/** The indicators of one section. */
const indicators = (
  before: Read,
  after: Read,
  a: SectionStanding,
  b: SectionStanding,
  found: StandingChange[],
): void => {
  const then = toldOf(a, before.units.get(a.id), before.rule);
  const now = toldOf(b, after.units.get(b.id), after.rule);
  const places = matched(after.rule, before.rule);
  for (const [j, { id, threshold, unit: measure, clause }] of after.rule.indicators.entries()) {
    const i = places[j]!;
    const [one, other] = [then[i], now[j]!];
    if (!one) continue;
    const asked = before.rule.indicators[i]?.threshold?.[a.stage] === threshold?.[b.stage];
    if (asked && same(a, b, i, j) && one.exact === other.exact) continue;
    const { label, side: to } = other;
    const { id: unitId, stage } = b;
    found.push({ kind: 'indicator', unitId, subject: id, stage, label, measure, clause, from: one.side, to });
  }
};

/** Whether a section takes part, by which name, or why it does not. Null: it does not stand in the county. */
const memberSide = (id: string, of: Read): Side | null => {
  const section = of.sections.get(id);
  if (section) return { ...sectionSide(section, of), value: section.name };
  const out = of.excluded.get(id);
  return out ? side({ value: excludedText(out) }) : null;
};

const excludedText = ({ section, reason }: Excluded): string => `${section}（${reason}）`;

const nameOf = (id: string, { sections, excluded }: Read): string | undefined =>
  sections.get(id)?.name ?? excluded.get(id)?.section;

/** The same of its words alone. */
const memberText = (id: string, { sections, excluded }: Read): string | undefined => {
  const out = excluded.get(id);
  return sections.get(id)?.name ?? (out && excludedText(out));
};

/** Sections that joined, left, began or ceased to take part, or are called otherwise; in the order of the second standing. */
const members = (before: Read, after: Read): readonly StandingChange[] => {
  const ids = new Set<string>();
  for (const { sections, excluded } of [after, before])
    for (const some of [sections, excluded]) for (const id of some.keys()) ids.add(id);
  const differing = [...ids].filter((id) => memberText(id, before) !== memberText(id, after));
  return differing.map((id): StandingChange => {
    const stands =
      after.sections.get(id) ?? after.excluded.get(id) ?? before.sections.get(id) ?? before.excluded.get(id);
    return {
      kind: 'member',
      unitId: id,
      subject: 'member',
      stage: stands?.stage ?? null,
      label: nameOf(id, after) ?? nameOf(id, before) ?? id,
      measure: '',
      clause: after.rule.scope.clause,
      from: memberSide(id, before),
      to: memberSide(id, after),
    };
  });
};

/** What differs of the sections: who takes part, whether each complies, and each indicator of each. */
export const sectionChanges = (before: Read, after: Read): readonly StandingChange[] => {
  const found: StandingChange[] = [...members(before, after)];
  for (const b of after.sections.values()) {
    const a = before.sections.get(b.id);
    // One object for the same figures under the same rule: nothing about it differs.
    if (!a || a === b) continue;
    if (verdictIn(a, before) !== verdictIn(b, after))
      found.push({
        kind: 'section',
        unitId: b.id,
        subject: 'verdict',
        stage: b.stage,
        label: `${b.name}整体`,
        measure: '人',
        clause: after.rule.schoolRule?.clause ?? '',
        from: sectionSide(a, before),
        to: sectionSide(b, after),
      });
    indicators(before, after, a, b, found);
  }
  return found;
};
