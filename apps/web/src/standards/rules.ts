import type { Schemas } from '@app/api-client';

/** One rule as a line of the list: what it is about, what it asks, where it is written and since when. */
export type RuleLine = Readonly<{
  id: string;
  name: string;
  /** Bounds by stage, as decimal texts; null when it has none. */
  primary: string | null;
  junior: string | null;
  unit: string;
  clause: string;
  effectiveFrom: string;
  effectiveTo: string | null;
}>;
export type RuleGroup = 'indicators' | 'government' | 'quality' | 'vetoes' | 'exemptions';

const dates = ({ clause, effectiveFrom, effectiveTo }: Schemas['VetoRuleDto']) => ({
  clause,
  effectiveFrom,
  effectiveTo,
});
const plain = { primary: null, junior: null, unit: '' };

/** The rules of a standard, by group in the order of its instrument; groups without a rule are left out. */
export const ruleLines = (standard: Schemas['StandardDto']): readonly (readonly [RuleGroup, readonly RuleLine[]])[] => {
  const items = (group: 'government' | 'quality') =>
    standard.items
      .filter((item) => item.group === group)
      .map((item) => ({ id: item.id, name: item.name, ...plain, ...dates(item) }));
  const groups: readonly (readonly [RuleGroup, readonly RuleLine[]])[] = [
    [
      'indicators',
      standard.indicators.map((rule) => ({
        id: rule.id,
        name: rule.name,
        primary: rule.threshold?.primary ?? null,
        junior: rule.threshold?.junior ?? null,
        unit: rule.unit,
        ...dates(rule),
      })),
    ],
    ['government', items('government')],
    ['quality', items('quality')],
    ['vetoes', standard.vetoes.map((rule) => ({ id: rule.id, name: rule.name, ...plain, ...dates(rule) }))],
    [
      'exemptions',
      standard.exemptions.map((rule) => ({
        id: rule.subject,
        name: rule.relief,
        ...plain,
        ...dates({ ...rule, id: '', name: '' }),
      })),
    ],
  ];
  return groups.filter(([, lines]) => lines.length > 0);
};
