/** A value of a JSON text, with the line it begins on. A number keeps its digits: `7146.0` is not `7146`. */
export type Node = Readonly<{ line: number }> &
  (
    | Readonly<{ kind: 'object'; entries: ReadonlyMap<string, Node> }>
    | Readonly<{ kind: 'array'; items: readonly Node[] }>
    | Readonly<{ kind: 'string'; text: string }>
    | Readonly<{ kind: 'number'; text: string }>
    | Readonly<{ kind: 'boolean'; value: boolean }>
    | Readonly<{ kind: 'null' }>
  );

/** The text is not JSON; the sentence says what stands at the line. */
export class JsonFault extends Error {
  constructor(
    readonly line: number,
    readonly field: string,
    readonly sentence: string,
  ) {
    super(sentence);
    this.name = 'JsonFault';
  }
}

const deepest = 32;
const space = /[ \t\r\n]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const string = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;

/** Reads RFC 8259 JSON, keeping lines and digits. @throws JsonFault naming line and field */
export const readJson = (source: string): Node => {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  let at = 0;
  let line = 1;
  const fault = (sentence: string, field: string) => new JsonFault(line, field, sentence);
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const skip = () => {
    const blank = take(space) ?? '';
    for (const character of blank) if (character === '\n') line++;
  };
  const here = () =>
    at >= text.length ? '文件在此处中断' : `此处不应有“${String.fromCodePoint(text.codePointAt(at) ?? 0)}”`;
  const expectText = (field: string, what: string): string => {
    const found = take(string);
    if (found === undefined) throw fault(text[at] === '"' ? '文字没有正常结束' : `${here()}，应为${what}`, field);
    return JSON.parse(found) as string;
  };
  const word = (field: string): Node => {
    const start = line;
    const literal = take(/true|false|null/y);
    if (literal === 'null') return { kind: 'null', line: start };
    if (literal !== undefined) return { kind: 'boolean', value: literal === 'true', line: start };
    const digits = take(number);
    if (digits === undefined) throw fault(here(), field);
    return { kind: 'number', text: digits, line: start };
  };
  /** Items between brackets, a comma between each two. */
  const list = (close: string, field: string, item: (index: number) => void) => {
    at++;
    skip();
    for (let index = 0; text[at] !== close; index++) {
      if (index > 0) {
        if (text[at] !== ',') throw fault(`${here()}，应为逗号或“${close}”`, field);
        at++;
        skip();
      }
      item(index);
      skip();
    }
    at++;
  };
  const value = (field: string, depth: number): Node => {
    skip();
    if (depth > deepest) throw fault('嵌套过深', field);
    const start = line;
    const first = text[at];
    if (first === '"') return { kind: 'string', text: expectText(field, '文字'), line: start };
    if (first === '[') {
      const items: Node[] = [];
      list(']', field, (index) => items.push(value(`${field}[${index}]`, depth + 1)));
      return { kind: 'array', items, line: start };
    }
    if (first !== '{') return word(field);
    const entries = new Map<string, Node>();
    list('}', field, () => {
      const key = expectText(field, '带引号的名称');
      const path = field === '' ? key : `${field}.${key}`;
      if (entries.has(key)) throw fault('名称重复', path);
      skip();
      if (text[at] !== ':') throw fault(`${here()}，应为冒号`, path);
      at++;
      entries.set(key, value(path, depth + 1));
    });
    return { kind: 'object', entries, line: start };
  };
  const root = value('', 0);
  skip();
  if (at < text.length) throw fault(`${here()}，文件应已结束`, '');
  return root;
};
