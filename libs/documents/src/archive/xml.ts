import { Refusal } from '@app/domain/kernel';

/** Told what an XML text holds, in order. Names come without their prefix; attributes as written, for `attribute`. */
export type XmlReader = Readonly<{
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
}>;

const damaged = (why: string) => new Refusal('workbook.damaged', { why }, 'invalid');
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Entities of XML itself and numbers; others would need a DTD, and none is read. */
const plain = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w+);/gi, (whole, name: string) => {
        const code = /^#x/i.test(name)
          ? parseInt(name.slice(2), 16)
          : name.startsWith('#')
            ? Number(name.slice(1))
            : NaN;
        if (Number.isNaN(code)) return named[name] ?? whole;
        return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
      })
    : text;

const oneAttribute = /\s+([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')|\s+$/y;

/**
 * The value of an attribute, whatever its prefix; undefined when there is none. One after the other is read: what stands
 * within a value is none.
 * @throws Refusal workbook.damaged for attributes that are not written as XML has them, or two of that name
 */
export const attribute = (attributes: string, name: string): string | undefined => {
  let value: string | undefined;
  oneAttribute.lastIndex = 0;
  while (oneAttribute.lastIndex < attributes.length) {
    const found = oneAttribute.exec(attributes);
    if (!found) throw damaged('attribute');
    const [, called = '', double, single] = found;
    if (called.startsWith('xmlns:') || bare(called) !== name) continue;
    if (value !== undefined) throw damaged('attribute');
    value = double ?? single;
  }
  return value === undefined ? undefined : plain(value);
};

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Longest tag or text that is kept while its end has not come: a cell holds 32,767 characters, each at most 8 long. */
const longest = 512 * 1024;

/**
 * Reads XML as it arrives: each chunk is told to the reader as far as it is whole. A document type declaration is
 * refused: it could hold entities that grow, or names of files.
 * @throws Refusal workbook.damaged
 */
export class XmlScanner {
  private rest = '';

  constructor(private readonly reader: XmlReader) {}

  feed(chunk: string): void {
    this.rest = scan(this.rest + chunk, this.reader);
    if (this.rest.length > longest) throw damaged('xml');
  }

  end(): void {
    if (this.rest.trim() !== '') throw damaged('xml');
  }
}

/** Reads the whole of a small part. @throws Refusal workbook.damaged */
export const readXml = async (chunks: AsyncIterable<string>, reader: XmlReader): Promise<void> => {
  const scanner = new XmlScanner(reader);
  for await (const chunk of chunks) scanner.feed(chunk);
  scanner.end();
};

/** Reads the whole pieces of a text; answers what is left for the next time. */
const scan = (text: string, reader: XmlReader): string => {
  let at = 0;
  while (at < text.length) {
    const start = text.indexOf('<', at);
    // A text is told when its end is there, so that no entity is cut.
    if (start < 0) return text.slice(at);
    if (start > at) reader.text(plain(text.slice(at, start)));
    const end = piece(text, start, reader);
    if (end === undefined) return text.slice(start);
    at = end;
  }
  return '';
};

/** Reads the piece that begins with `<`; answers where the next begins, undefined when this one is not whole. */
const piece = (text: string, start: number, reader: XmlReader): number | undefined => {
  const next = text.charCodeAt(start + 1);
  if (next === 0x21) return declared(text, start, reader);
  const end = next === 0x3f ? text.indexOf('?>', start) : tagEnd(text, start);
  if (end < 0) return undefined;
  if (next === 0x3f) return end + 2;
  if (next === 0x2f) reader.close(bare(text.slice(start + 2, end).trimEnd()));
  else {
    const closed = text.charCodeAt(end - 1) === 0x2f;
    const inner = text.slice(start + 1, closed ? end - 1 : end);
    const space = inner.search(/\s/);
    const name = bare(space < 0 ? inner : inner.slice(0, space));
    reader.open(name, space < 0 ? '' : inner.slice(space));
    if (closed) reader.close(name);
  }
  return end + 1;
};

/** Where a tag ends, looked for once from its beginning: attributes may hold `>`. @throws Refusal workbook.damaged for one without end */
const tagEnd = (text: string, start: number): number => {
  let quote = 0;
  for (let at = start + 1; at < text.length; at++) {
    const one = text.charCodeAt(at);
    if (quote !== 0) quote = one === quote ? 0 : quote;
    else if (one === 0x22 || one === 0x27) quote = one;
    else if (one === 0x3e) return at;
    if (at - start > longest) throw damaged('xml');
  }
  return -1;
};

/** Comments and character data; anything else that is declared is refused. */
const declared = (text: string, start: number, reader: XmlReader): number | undefined => {
  for (const [open, close] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
  ] as const) {
    if (text.startsWith(open, start)) {
      const end = text.indexOf(close, start + open.length);
      if (end < 0) return undefined;
      if (open !== '<!--') reader.text(text.slice(start + open.length, end));
      return end + close.length;
    }
    if (open.startsWith(text.slice(start))) return undefined;
  }
  throw damaged('doctype');
};
