import { figureLabel, figureUnit } from '../explain/ratio.js';
import { stageNames, type Figure } from '../figures.js';
import type { StandingInput } from '../standing-input.js';

/**
 * Something that went into one standing and not, or otherwise, into the other. A figure by the unit that filed it, a
 * section that stands in the county, an entry of the county's record. `from` and `to` are as filed; null is 未填, or not there.
 */
export type InputChange = Readonly<{
  /** Its place among what differs: a change names what it rests on by it. */
  place: number;
  key: string;
  kind: 'figure' | 'member' | 'item' | 'recognition' | 'veto' | 'exemption';
  /** The unit that it is of; of an exemption the section; null for the county itself. */
  unitId: string | null;
  /** The figure, item, veto or exemption by its id. */
  subject: string;
  label: string;
  measure: string;
  from: string | null;
  to: string | null;
}>;

type Filed = Readonly<{ name: string; figures: Readonly<Record<string, Figure>> }>;

/** Whatever files for itself: sections, schools whose stages share buildings, and the pupils of their other stages. */
const filers = ({ sections, sharedSchools }: StandingInput): ReadonlyMap<string, Filed> => {
  const found = new Map<string, Filed>();
  for (const section of sections) found.set(section.id, section);
  for (const { id, name, figures, students, sections: parts } of sharedSchools) {
    const others = (Object.keys(students) as (keyof typeof students)[]).filter(
      (stage) => !parts.some((part) => part.stage === stage),
    );
    const enrolment = Object.fromEntries(others.map((stage) => [`enrolment.${stage}`, students[stage] ?? null]));
    found.set(id, { name, figures: others.length === 0 ? figures : { ...figures, ...enrolment } });
    for (const part of parts) found.set(part.id, part);
  }
  return found;
};

const labelOf = (figure: string): string => {
  if (!figure.startsWith('enrolment.')) return figureLabel(figure);
  return `${stageNames[figure.slice('enrolment.'.length) as keyof typeof stageNames]}学生数`;
};

const same = (one: Filed, other: Filed): boolean => one.figures === other.figures;

const figureChanges = (before: StandingInput, after: StandingInput, found: InputChange[]): void => {
  const earlier = filers(before);
  for (const [unitId, now] of filers(after)) {
    const then = earlier.get(unitId);
    if (!then || same(then, now)) continue;
    const differs = (subject: string): void => {
      const [from, to] = [then.figures[subject] ?? null, now.figures[subject] ?? null];
      if (from === to) return;
      const label = `${now.name}${labelOf(subject)}`;
      const measure = subject.startsWith('enrolment.') ? figureUnit('students') : figureUnit(subject);
      const key = `figure ${unitId} ${subject}`;
      found.push({ place: found.length, key, kind: 'figure', unitId, subject, label, measure, from, to });
    };
    for (const figure of Object.keys(then.figures)) differs(figure);
    for (const figure of Object.keys(now.figures)) if (!Object.hasOwn(then.figures, figure)) differs(figure);
  }
};

export const entryKey = (kind: 'item' | 'veto' | 'exemption', subject: string): string => `${kind} ${subject}`;
export const recognitionKey = 'recognition';

type Stood = Readonly<{ name: string; kind: string }>;

const standing = ({ sections, sharedSchools }: StandingInput): ReadonlyMap<string, Stood> => {
  const found = new Map<string, Stood>();
  for (const section of sections) found.set(section.id, section);
  for (const { type: kind, sections: parts } of sharedSchools)
    for (const { id, name } of parts) found.set(id, { name, kind });
  return found;
};

const memberChanges = (before: StandingInput, after: StandingInput, found: InputChange[]): void => {
  const [then, now] = [standing(before), standing(after)];
  const differs = (unitId: string): void => {
    const [a, b] = [then.get(unitId), now.get(unitId)];
    if (a?.name === b?.name && a?.kind === b?.kind) return;
    const label = b?.name ?? a?.name ?? unitId;
    const [from, to] = [a?.name ?? null, b?.name ?? null];
    const of = { kind: 'member', unitId, subject: 'member', label, measure: '', from, to } as const;
    found.push({ place: found.length, key: `member ${unitId}`, ...of });
  };
  for (const unitId of now.keys()) differs(unitId);
  for (const unitId of then.keys()) if (!now.has(unitId)) differs(unitId);
};

type Entry = Readonly<{ unitId: string | null; label: string; text: string }>;

const judgements = { met: '达到', notMet: '未达到', pending: '待认定' } as const;

/** What is recorded, filed or counted of the county itself, each entry as one text by its key. */
const entries = ({ standard, county }: StandingInput): ReadonlyMap<string, Entry> => {
  const figure = (name: string) => standard.figures[name]?.name ?? name;
  const items = county.items.map(({ item, judgement, figures, counted }) => {
    const told = Object.entries(figures).map(([name, value]) => `${figure(name)}${value}`);
    const open = Object.entries(counted ?? {}).flatMap(([name, { value }]) =>
      value === null ? [`${figure(name)}未填`] : [],
    );
    // A relief that nobody was granted counts for nothing, and may tomorrow.
    const relievable = Object.entries(counted ?? {}).flatMap(([name, { relief = [] }]) => {
      const within = relief.filter((one) => one.within === true).length;
      return within === 0 ? [] : [`${figure(name)}中在放宽范围内${within}`];
    });
    const text = [...(judgement === null ? [] : [judgements[judgement]]), ...told, ...open, ...relievable].join('、');
    const label = `第${item}项`;
    return [entryKey('item', item), { unitId: null, label, text }] as const;
  });
  const vetoes = county.vetoes.map(({ veto, raised }) => {
    const label = standard.vetoes.find(({ id }) => id === veto)?.name ?? veto;
    return [entryKey('veto', veto), { unitId: null, label, text: raised ? '存在' : '不存在' }] as const;
  });
  const exemptions = county.exemptions.map(({ exemptionId, sectionId, subject, expires }) => {
    const entry = { unitId: sectionId, label: `${subject}过渡性放宽`, text: `至${expires}` };
    return [entryKey('exemption', exemptionId), entry] as const;
  });
  const { recognition } = county;
  const survey =
    recognition === null
      ? []
      : [[recognitionKey, { unitId: null, label: '社会认可度', text: `${recognition}%` }] as const];
  return new Map<string, Entry>([...items, ...survey, ...vetoes, ...exemptions]);
};

const entryChanges = (before: StandingInput, after: StandingInput, found: InputChange[]): void => {
  const [then, now] = [entries(before), entries(after)];
  for (const key of new Set([...now.keys(), ...then.keys()])) {
    const [a, b] = [then.get(key), now.get(key)];
    const { unitId, label } = (b ?? a) as Entry;
    if (a?.text === b?.text) continue;
    const [kind = '', subject = ''] = key.split(' ');
    const [from, to] = [a?.text ?? null, b?.text ?? null];
    const of = { unitId, subject, label, measure: '', from, to };
    found.push({ place: found.length, key, kind: kind as InputChange['kind'], ...of });
  }
};

/**
 * What went differently into two standings by the same standard: figures, who stands in the county, its own record. The
 * same lists and the same record, as objects, are not compared.
 */
export const inputChanges = (before: StandingInput, after: StandingInput): readonly InputChange[] => {
  const found: InputChange[] = [];
  if (before.sections !== after.sections || before.sharedSchools !== after.sharedSchools) {
    figureChanges(before, after, found);
    memberChanges(before, after, found);
  }
  if (before.county !== after.county) entryChanges(before, after, found);
  return found;
};
