import { begins, readNumber, type Read } from './figures.js';
import { normal, outside } from './normal.js';

/** A piece of a sentence between two marks; 其中 begins one of its own. */
export type Clause = Readonly<{
  start: number;
  end: number;
  /** The mark it ends with; empty before 其中 and at the end of the text. */
  ends: string;
  section: number;
  sentence: number;
  paragraph: number;
  depth: number;
  /** Begins with 其中, or follows one that stands alone. */
  among: boolean;
}>;

/** A number of the text, with its unit and the words around it. Values are in single units: 万 and 亿 are multiplied out, percentages stay as printed. */
export type Figure = Read &
  Readonly<{
    index: number;
    start: number;
    /** The words before it in its clause, without what stands in brackets. */
    name: string;
    /** The words behind it, as far as the next number or mark. */
    after: string;
    clause: number;
    section: number;
    sentence: number;
    paragraph: number;
    /** How many brackets it stands in. */
    depth: number;
  }>;

/** A text as its grammar sees it. */
export type Reading = Readonly<{
  source: string;
  text: string;
  clauses: readonly Clause[];
  figures: readonly Figure[];
}>;

const vagueBefore =
  /(?:约|近|超|超过|逾|不少于|不低于|不超过|不足|不到|至少|最多|高于|低于|大于|小于|少于|多于|将近|接近|每|[<>≤≥])(?:为|有|达|新建|新增|创办|完成|达到)?$/;
/** 1. or 2、 at the beginning of a paragraph counts the paragraphs. */
const numbering = /^\s*$/;
const [names, behind] = [60, 40];

/** The words before a number: within its bracket when it stands in one. */
const nameAt = (text: string, from: number, at: number, depth: number): string => {
  const words = text.slice(Math.max(from, at - names), at);
  const open = depth > 0 ? Math.max(...['(', '[', '〔', '【'].map((sign) => words.lastIndexOf(sign))) : -1;
  return outside(words.slice(open + 1));
};
/** The words behind a number, as far as its bracket goes. */
const afterAt = (text: string, from: number, to: number): string =>
  outside(/^[^)\]〕】(]*(?:\([^)]*\)[^)\]〕】(]*)*/.exec(text.slice(from, Math.min(to, from + behind)))![0]);

/** One pass over the text: every sign is looked at once, every number read once. */
export const readText = (source: string): Reading => {
  const text = normal(source);
  const clauses: Clause[] = [];
  const figures: (Omit<Figure, 'after'> & { after: string })[] = [];
  let [start, section, sentence, paragraph, depth, quotes, among, line] = [0, 0, 0, 0, 0, 0, false, 0];
  let [clauseDepth, named] = [0, 0];

  /** Without a mark (before 其中) the sentence goes on. */
  const close = (at: number, ends: string): void => {
    const last = figures.at(-1);
    if (last?.clause === clauses.length) last.after = afterAt(text, last.end, at);
    clauses.push({ start, end: at, ends, section, sentence, paragraph, depth: clauseDepth, among });
    // 其中 may stand alone: the list begins behind its mark.
    const alone = among && at - start <= 4 && text.slice(start, at).trim() === '其中';
    start = at + ends.length;
    if (!',、:'.includes(ends)) section += 1;
    if (!',、:;'.includes(ends)) sentence += 1;
    if ('\n\t|'.includes(ends) && ends !== '') [paragraph, depth, quotes, line] = [paragraph + 1, 0, 0, start];
    [clauseDepth, named, among] = [depth, start, alone];
  };
  const add = (at: number, read: Read): void => {
    const before = figures.at(-1);
    if (before?.clause === clauses.length) before.after = afterAt(text, before.end, at);
    const name = nameAt(text, named, at, depth);
    const vague = read.vague || vagueBefore.test(name);
    figures.push({
      ...read,
      vague,
      index: figures.length,
      start: at,
      name,
      after: '',
      clause: clauses.length,
      section,
      sentence,
      paragraph,
      depth,
    });
    named = read.end;
  };

  for (let at = 0; at < text.length;) {
    const sign = text[at]!;
    if (begins(sign)) {
      const read = readNumber(text, source, at);
      const end = 'skip' in read ? read.skip : read.end;
      const counts =
        '.、)'.includes(text[end] ?? ' ') && numbering.test(text.slice(Math.max(line, at - 4), at)) && at - line < 4;
      if ('value' in read && quotes === 0 && !(counts && read.unit === '')) add(at, read);
      at = end;
      continue;
    }
    if (sign === '其' && text[at + 1] === '中') {
      if (at > start) close(at, '');
      among = true;
    }
    if (',、:;。!?\n\t|'.includes(sign)) close(at, sign);
    else if ('([〔【'.includes(sign)) depth += 1;
    else if (')]〕】'.includes(sign)) depth = Math.max(0, depth - 1);
    else if ('“《「『'.includes(sign)) quotes += 1;
    else if ('”》」』'.includes(sign)) quotes = Math.max(0, quotes - 1);
    at += 1;
  }
  close(text.length, '');
  return { source, text, clauses, figures };
};
