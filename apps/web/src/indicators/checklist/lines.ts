import type { Schemas } from '@app/api-client';

type Standing = Schemas['StandingDto'];
export type Entry = Schemas['CountyEntryDto'];
export type Evidence = Schemas['EvidenceDto'];
type Verdict = 'met' | 'notMet' | 'pending';

/** One line of the checklist: an item, the survey, a veto. */
export type CheckLine = Readonly<{
  key: string;
  kind: 'item' | 'recognition' | 'veto';
  id: string;
  name: string;
  clause: string;
  verdict: Verdict;
  /** What was claimed is not what the figures give. */
  contradicted: boolean;
  /** What it rests on, in sentences: reasons, note, finding, source. */
  says: readonly string[];
  /** Whose figures. */
  figuresOf: 'record' | 'return' | 'counted' | null;
  entry: Entry | null;
}>;
export type CheckGroup = Readonly<{
  key: 'government' | 'quality' | 'recognition' | 'veto';
  lines: readonly CheckLine[];
}>;

/** A word of an entry's content; entries are written by their kind. */
export const wordOf = (entry: Entry | null, name: string): string => {
  const value = entry?.content[name];
  return typeof value === 'string' ? value : '';
};
/** The files that prove an entry. */
export const evidenceOf = (entry: Entry | null): readonly Evidence[] => {
  const files = entry?.content['evidence'];
  return Array.isArray(files) ? (files as Evidence[]) : [];
};
/** The figures of an item's entry, by their names in the standard. */
export const figuresIn = (entry: Entry | null): Readonly<Record<string, string>> => {
  const figures = entry?.content['figures'];
  return typeof figures === 'object' && figures !== null ? (figures as Record<string, string>) : {};
};

const say = (...sentences: readonly string[]): string[] => sentences.filter((one) => one !== '');

/** The checklist of a county: 15 + 9 items, the survey, the vetoes, each with what stands in the record about it. */
export const checklistOf = (
  standing: Standing,
  entries: readonly Entry[],
  recognitionVerdict: Verdict,
): readonly CheckGroup[] => {
  const entryOf = (kind: Entry['kind'], subject: string): Entry | null =>
    entries.find((one) => one.kind === kind && one.subject === subject) ?? null;
  const items = (group: 'government' | 'quality'): CheckLine[] =>
    standing.items
      .filter((item) => item.group === group)
      .map(({ id, name, clause, verdict, contradicted, reasons, figuresOf }) => {
        const entry = entryOf('item', id);
        const says = [...reasons, ...say(wordOf(entry, 'note'))];
        return { key: id, kind: 'item', id, name, clause, verdict, contradicted, says, figuresOf, entry };
      });
  const survey = entryOf('recognition', '');
  const recognition: CheckLine = {
    key: 'recognition',
    kind: 'recognition',
    id: '',
    name: standing.recognition === null ? '' : `${standing.recognition}%`,
    clause: '',
    verdict: recognitionVerdict,
    contradicted: false,
    says: say(wordOf(survey, 'source')),
    figuresOf: null,
    entry: survey,
  };
  const vetoes = standing.vetoes.map(({ id, name, clause, raised }): CheckLine => {
    const entry = entryOf('veto', id);
    const verdict = raised === null ? 'pending' : raised ? 'notMet' : 'met';
    const says = say(wordOf(entry, 'finding'));
    return { key: id, kind: 'veto', id, name, clause, verdict, contradicted: false, says, figuresOf: null, entry };
  });
  return (
    [
      { key: 'government', lines: items('government') },
      { key: 'quality', lines: items('quality') },
      { key: 'recognition', lines: asksSurvey(standing) ? [recognition] : [] },
      { key: 'veto', lines: vetoes },
    ] as const
  ).filter(({ lines }) => lines.length > 0);
};

/** Not every standard asks for a survey. */
const asksSurvey = ({ recognition, blockers }: Standing): boolean =>
  recognition !== null || blockers.some(({ part }) => part === 'recognition');

/** What the blockers say of the survey: the verdict is the server's. */
export const recognitionOf = (standing: Standing): Verdict => {
  const blocker = standing.blockers.find(({ part }) => part === 'recognition');
  return blocker?.kind ?? 'met';
};

/** What may be done about a line, by somebody who may do so much. */
export const actsOf = (
  { kind, entry, verdict }: CheckLine,
  may: (permission: 'standards.veto' | 'standards.record') => boolean,
): readonly string[] => {
  if (kind === 'veto') {
    if (!may('standards.veto')) return [];
    return verdict === 'notMet' ? ['clear'] : verdict === 'met' ? ['raise'] : ['clear', 'raise'];
  }
  if (!may('standards.record')) return [];
  return [entry ? 'correct' : 'record'];
};
