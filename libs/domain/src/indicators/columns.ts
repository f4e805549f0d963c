import { inForceOn, type Standard } from '@app/domain/standards';
import { agrees } from './claims.js';
import { countyValue } from './columns-county.js';
import { bare } from './explain/explained.js';
import { figureLabel, inputsOfAll } from './explain/ratio.js';
import type { Figure } from './figures.js';
import { withChanges } from './gaps/changed.js';
import { sectionStanding } from './section-standing.js';
import { standingOf, type Standing } from './standing.js';
import type { StandingInput } from './standing-input.js';
import { sourcesOf, unitsOf, type Unit } from './units.js';

/** A value that a report claims, or that was verified on site. Subjects are those of the verification events. */
export type Stated = Readonly<{ kind: 'claimed' | 'verified'; unitId: string; subject: string; value: string }>;

/** Two of the three columns that say different things. */
export type Difference = 'claimed-computed' | 'computed-verified' | 'claimed-verified';

/**
 * 填报所称、计算、核实: one line of three columns. `computed`: the accepted figure, or what the rule gives for accepted
 * figures; `verified`: what was found on site, or what the rule gives with it in the accepted figure's place.
 */
export type Column = Readonly<{
  unitId: string;
  unit: string;
  subject: string;
  label: string;
  clause: string;
  /** Indicator or item that it belongs to; null for counts of all, and the verdict. */
  indicator: string | null;
  claimed: string | null;
  computed: string | null;
  verified: string | null;
  differences: readonly Difference[];
  /** The columns in one sentence. */
  sentence: string;
}>;

type Line = Omit<Column, 'differences' | 'sentence'>;

const isNumber = (text: string): boolean => /^\d+(\.\d+)?$/.test(text);

/** A printed value contradicts another when it is not that one rounded as it is printed itself. */
const differs = (one: string | null, other: string | null, isPrinted: boolean): boolean => {
  if (one === null || other === null || one === 'pending' || other === 'pending') return false;
  if (!isNumber(one) || !isNumber(other)) return one !== other;
  return isPrinted ? !agrees(one, Number(other)) : Number(one) !== Number(other);
};

const words: Readonly<Record<string, string>> = { met: '达到', notMet: '未达到', pending: '待定', 'n/a': '不适用' };
const shown = (value: string): string => words[value] ?? value;

const finished = (line: Line): Column => {
  const { claimed, computed, verified, unit, label } = line;
  const differences: Difference[] = [];
  if (differs(claimed, computed, true)) differences.push('claimed-computed');
  if (differs(computed, verified, false)) differences.push('computed-verified');
  if (differs(claimed, verified, true)) differences.push('claimed-verified');
  const said = [
    ...(claimed === null ? [] : [`材料所称${shown(claimed)}`]),
    `按认可数据${computed === null ? '尚无结果' : `为${shown(bare(computed))}`}`,
    ...(verified === null ? [] : [`现场核实为${shown(bare(verified))}`]),
  ];
  return { ...line, differences, sentence: `${unit}${label}：${said.join('，')}` };
};

const clauseOf = (standard: Standard, figure: string): string =>
  standard.indicators.find((one) => one.figure === figure)?.clause ?? standard.instrument;

type Holder = Readonly<{ id: string; name: string; figures: Readonly<Record<string, Figure>> }>;

/** The ratios of a section, one an indicator; undefined when it takes no part. */
type Ratios = (sectionId: string) => readonly (string | null)[] | undefined;

const ratiosIn = ({ sections }: Standing): Ratios => {
  const values = new Map(sections.map((section) => [section.id, section.values]));
  return (id) => values.get(id);
};

/** The same of an input, of those sections only that are asked about. */
const ratiosOf = (input: StandingInput, standard: Standard): Ratios => {
  const units = new Map(unitsOf({ ...input, standard }).units.map((unit) => [unit.id, unit]));
  return (id) => {
    const unit = units.get(id);
    return unit && sectionStanding(standard, unit, []).values;
  };
};

/** What is said, of one kind, by unit and then by subject: looked up for every ratio of every section. */
type Words = ReadonlyMap<string, ReadonlyMap<string, string>>;

const wordsOf = (stated: readonly Stated[], kind: Stated['kind']): Words => {
  const words = new Map<string, Map<string, string>>();
  for (const one of stated) {
    if (one.kind !== kind) continue;
    const mine = words.get(one.unitId);
    if (mine) mine.set(one.subject, one.value);
    else words.set(one.unitId, new Map([[one.subject, one.value]]));
  }
  return words;
};

/** The lines of one section's ratios: those that are claimed, and those that rest on a verified figure. */
const ratioLines = (
  standard: Standard,
  unit: Unit,
  computed: Ratios,
  verified: Ratios,
  words: Readonly<Record<Stated['kind'], Words>>,
): readonly Line[] => {
  const claims = words.claimed.get(unit.id);
  const seen = sourcesOf(unit).some((id) => words.verified.has(id));
  if (!claims && !seen) return [];
  const [now, then] = [computed(unit.id), seen ? verified(unit.id) : undefined];
  const inputs = inputsOfAll(unit, standard);
  return standard.indicators.flatMap((indicator, index): Line[] => {
    const claimed = claims?.get(indicator.id) ?? null;
    const touched = seen && inputs[index]!.some(({ unitId, figure }) => words.verified.get(unitId)?.has(figure));
    if (claimed === null && !touched) return [];
    return [
      {
        unitId: unit.id,
        unit: unit.name,
        subject: indicator.id,
        label: indicator.name,
        clause: indicator.clause,
        indicator: indicator.id,
        claimed,
        computed: now?.[index] ?? null,
        verified: touched ? (then?.[index] ?? null) : null,
      },
    ];
  });
};

/**
 * The three columns of everything that somebody claims or has verified, and of items whose claim the figures contradict.
 * @param standing that of the same input
 */
export const columnsOf = (
  input: StandingInput,
  standing: Standing,
  county: Readonly<{ id: string; name: string }>,
  stated: readonly Stated[],
): readonly Column[] => {
  const standard = inForceOn(input.standard, input.date);
  const said = { claimed: wordsOf(stated, 'claimed'), verified: wordsOf(stated, 'verified') };
  const of = (kind: Stated['kind'], unitId: string, subject: string): string | null =>
    said[kind].get(unitId)?.get(subject) ?? null;
  const found = stated.filter(({ kind }) => kind === 'verified');
  const seen = withChanges(
    input,
    found.map(({ unitId, subject, value }) => ({ unitId, figure: subject, to: value })),
  );
  const holders = new Map(
    [...input.sections, ...input.sharedSchools.flatMap((school): Holder[] => [school, ...school.sections])].map(
      (holder): [string, Holder] => [holder.id, holder],
    ),
  );
  const figures = new Map(stated.map(({ unitId, subject }) => [`${unitId} ${subject}`, { unitId, subject }]));
  const figureLines = [...figures.values()].flatMap(({ unitId, subject }): Line[] => {
    const holder = holders.get(unitId);
    if (!holder || standard.indicators.some(({ id }) => id === subject)) return [];
    const computed = holder.figures[subject] ?? null;
    const line = {
      unitId,
      unit: holder.name,
      subject,
      label: figureLabel(subject),
      clause: clauseOf(standard, subject),
      indicator: standard.indicators.find((one) => one.figure === subject)?.id ?? null,
    };
    return [{ ...line, claimed: of('claimed', unitId, subject), computed, verified: of('verified', unitId, subject) }];
  });
  const { units } = unitsOf({ ...input, standard });
  const named = new Set(stated.map(({ unitId }) => unitId));
  const concerned = units.filter((unit) => sourcesOf(unit).some((one) => named.has(one)));
  const ofCounty = stated.filter(({ unitId }) => unitId === county.id).map(({ subject }) => subject);
  const contradicted = standing.items.filter((item) => item.contradicted && !ofCounty.includes(item.id));
  let whole: Standing | undefined;
  const seenWhole = (): Standing => (whole ??= standingOf(seen));
  const countyLines = [...ofCounty, ...contradicted.map(({ id }) => id)].flatMap((subject): Line[] => {
    const line = countyValue(standard, standing, subject);
    const claimed =
      of('claimed', county.id, subject) ?? standing.items.find(({ id }) => id === subject)?.claimed ?? null;
    const verified = found.length === 0 ? null : (countyValue(standard, seenWhole(), subject)?.computed ?? null);
    return line ? [{ unitId: county.id, unit: county.name, subject, ...line, claimed, verified }] : [];
  });
  const computed = ratiosIn(standing);
  const verified = found.length === 0 ? computed : ratiosOf(seen, standard);
  return [
    ...countyLines,
    ...figureLines,
    ...concerned.flatMap((unit) => ratioLines(standard, unit, computed, verified, said)),
  ].map(finished);
};
