import { Refusal } from '@app/domain/kernel';
import { workbookLimits as limits } from '../limits.js';
import { attribute, type XmlReader } from '../../archive/xml.js';

/** Formats that every program has without naming them: dates and times, those of East Asia among them. */
const builtIn = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** `yyyy"年"m"月"`, `[h]:mm` are dates or times; `0.00"m"`, `[Red]0`, `General` are none. */
export const isDateFormat = (code: string): boolean =>
  /[ymdhs]|aaa/i.test(code.replace(/"[^"]*"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, ''));

/** Collects from a workbook's styles which of them show a number as a date or a time; cells name them by their place. */
export class DateStyles implements XmlReader {
  readonly found = new Set<number>();
  private readonly own = new Map<number, boolean>();
  private inCells = false;
  private place = 0;

  open(name: string, attributes: string): void {
    const number = (of: string) => Number(attribute(attributes, of));
    if (name === 'cellXfs') this.inCells = true;
    else if (name === 'numFmt')
      this.own.set(number('numFmtId'), isDateFormat(attribute(attributes, 'formatCode') ?? ''));
    else if (name === 'xf' && this.inCells) {
      const id = number('numFmtId');
      if (this.own.get(id) ?? builtIn(id)) this.found.add(this.place);
      this.place += 1;
      if (this.place > limits.styles) throw new Refusal('workbook.too-many', { what: '单元格样式' }, 'invalid');
    }
  }

  close(name: string): void {
    if (name === 'cellXfs') this.inCells = false;
  }

  text(): void {
    // Styles hold no text that counts.
  }
}
