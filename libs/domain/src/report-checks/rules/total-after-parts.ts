import { stretch, type Clash, type Rule } from '../clash.js';
import { longestList } from '../lists.js';
import type { Figure, Reading } from '../reading.js';
import { makes, sumOf, written } from '../rounding.js';
import { adds } from '../units.js';

/** The figures of one kind before a total in its sentence, the nearest first. */
const before = ({ figures }: Reading, total: Figure): readonly Figure[] => {
  const found: Figure[] = [];
  for (let index = total.index - 1; index >= Math.max(0, total.index - longestList); index--) {
    const figure = figures[index]!;
    if (figure.sentence !== total.sentence || figure.depth !== total.depth) break;
    if (figure.kind === total.kind) found.push(figure);
  }
  return found;
};

const clashOf = (reading: Reading, total: Figure): Clash | undefined => {
  const parts = before(reading, total);
  if (parts.length < 2 || !adds(total.kind) || total.vague || parts.some(({ vague }) => vague)) return undefined;
  if (parts.some((_, last) => makes(parts.slice(0, last + 1), total))) return undefined;
  // What stands between the total's own mention and 合计 are the parts.
  const section = parts.filter((part) => part.section === total.section);
  const meant = (section.length >= 2 ? section : parts).toReversed();
  const [first, ...others] = meant;
  const listed = others.length >= 2 && first!.value.n === total.value.n * first!.value.d ? others : meant;
  const terms = listed.map(({ value }) => written(value)).join(' + ');
  const shouldBe = `${terms} = ${written(sumOf(listed.map(({ value }) => value)))}`;
  return { at: stretch(total), says: written(total.value), shouldBe, against: listed.map(stretch) };
};

/** 合计 behind its parts. */
export const totalAfterParts: Rule = {
  name: 'total-after-parts',
  title: '“合计”与前面各项之和',
  understands: '同一句里“……a人，……b人，合计N人”（合计、共计、总计）：N应等于前面同类单位的几项之和。',
  agrees: '在公办学校就读1827人，在民办学校就读534人，合计2361人。',
  contradicts: '在公办学校就读1827人，在民办学校就读534人，合计2316人。',
  find: (reading) =>
    reading.figures.flatMap((figure) =>
      /(?:合计|共计|总计)[为是有达]?$/.test(figure.name) ? (clashOf(reading, figure) ?? []) : [],
    ),
};
