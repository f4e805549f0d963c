import type { Stretch } from './clash.js';

/** A numbered paragraph (`3.……`) with what it says of its own indicator; undefined where it says nothing. */
export type Item = Stretch & Readonly<{ number: number; met: boolean | undefined; verdict: Stretch | undefined }>;
/** A paragraph that speaks of indicators, with the numbered ones behind it. */
export type ItemGroup = Readonly<{ head: Stretch; items: readonly Item[] }>;

const verdictPattern = /[该此本]项指标(未能|尚未|还未|未|不)?(?:能)?(?:达到|符合|达成|满足|达标)/g;

const itemOf = (text: string, start: number, end: number, number: number): Item => {
  const said = [...text.slice(start, end).matchAll(verdictPattern)].at(-1);
  const verdict = said && { start: start + said.index, end: start + said.index + said[0].length };
  return { start, end, number, met: said && said[1] === undefined, verdict };
};

/** The paragraphs of a text followed by paragraphs numbered from 1 without a gap; empty lines between do not count. @param text normal text */
export const itemGroupsOf = (text: string): readonly ItemGroup[] => {
  const groups: ItemGroup[] = [];
  let head: Stretch | undefined;
  let items: Item[] = [];
  const end = (): void => {
    if (head && items.length >= 2) groups.push({ head, items });
    items = [];
  };
  for (let start = 0; start <= text.length;) {
    const next = text.indexOf('\n', start);
    const stop = next < 0 ? text.length : next;
    const line = text.slice(start, Math.min(stop, start + 12));
    const number = Number(/^\s*(\d{1,2})[.、](?!\d)/.exec(line)?.[1] ?? 0);
    if (number > 0 && number === items.length + 1) items.push(itemOf(text, start, stop, number));
    else if (text.slice(start, stop).trim() !== '') {
      end();
      head = { start, end: stop };
    }
    start = stop + 1;
  }
  end();
  return groups;
};
