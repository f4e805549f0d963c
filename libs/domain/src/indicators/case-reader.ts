import type { Figure } from './figures.js';
import type { Node } from './json-text.js';

/** What is wrong with one field of a case file. */
export type CaseFault = Readonly<{ line: number; field: string; sentence: string }>;

/** The file cannot be assessed: every fault, with its line and field. The message lists them, one a line. */
export class CaseFileError extends Error {
  constructor(readonly faults: readonly CaseFault[]) {
    super(
      faults
        .map(({ line, field, sentence }) => `第${line}行${field === '' ? '' : ` ${field}`}：${sentence}`)
        .join('\n'),
    );
    this.name = 'CaseFileError';
  }
}

/** At most so large, and so fine: beyond it a figure is a slip of the keyboard. */
const plain = /^\d{1,13}(\.\d{1,10})?$/;

/** Reads fields off nodes and collects what is wrong with them, instead of stopping at the first. */
export class CaseReader {
  readonly faults: CaseFault[] = [];

  fault(node: Readonly<{ line: number }>, field: string, sentence: string): void {
    this.faults.push({ line: node.line, field, sentence });
  }

  /** An object's entries, none but the known ones. Empty when it is no object. */
  entries(node: Node, field: string, known: readonly string[]): ReadonlyMap<string, Node> {
    if (node.kind !== 'object') {
      this.fault(node, field, '应为一组带名称的内容（{…}）');
      return new Map();
    }
    for (const [name, inner] of node.entries)
      if (!known.includes(name))
        this.fault(inner, field === '' ? name : `${field}.${name}`, `没有这一项，可用的为：${known.join('、')}`);
    return node.entries;
  }

  list(node: Node | undefined, field: string): readonly Node[] {
    if (node === undefined) return [];
    if (node.kind === 'array') return node.items;
    this.fault(node, field, '应为列表（[…]）');
    return [];
  }

  /** Text that may not be blank. */
  text(owner: Node, node: Node | undefined, field: string): string {
    if (node?.kind === 'string' && node.text.trim() !== '') return node.text.trim();
    this.fault(node ?? owner, field, node === undefined ? '未填' : '应为文字');
    return '';
  }

  /** One of a few words; `fallback` when the field is absent. */
  word<Word extends string>(
    owner: Node,
    node: Node | undefined,
    field: string,
    words: readonly Word[],
    fallback?: Word,
  ): Word | undefined {
    if (node === undefined && fallback !== undefined) return fallback;
    const found = node?.kind === 'string' ? words.find((word) => word === node.text) : undefined;
    if (found !== undefined) return found;
    const said = node?.kind === 'string' ? `不认识“${node.text}”，` : '';
    this.fault(node ?? owner, field, `${node === undefined ? '未填，' : said}应为：${words.join('、')}`);
    return undefined;
  }

  /** A figure: a number, null or absent for 未填, `"n/a"` for 不适用. Trailing zeros go. */
  figure(node: Node | undefined, field: string, persons: boolean): Figure {
    if (node === undefined || node.kind === 'null') return null;
    if (node.kind === 'string' && node.text === 'n/a') return 'n/a';
    if (node.kind !== 'number') {
      this.fault(node, field, '应为数字、null（未填）或 "n/a"（不适用）');
      return null;
    }
    const text = node.text.includes('.') ? node.text.replace(/\.?0+$/, '') : node.text;
    if (text.startsWith('-')) this.fault(node, field, `不能为负数：${node.text}`);
    else if (!plain.test(text)) this.fault(node, field, `数值超出合理范围或写法不对：${node.text}`);
    else if (persons && text.includes('.')) this.fault(node, field, `人数应为整数：${node.text}`);
    else return text;
    return null;
  }
}
