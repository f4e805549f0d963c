import type { Clash, Rule } from '../clash.js';
import { longestList, partLists } from '../lists.js';
import type { Figure, Reading } from '../reading.js';
import { above } from '../rounding.js';
import { shareClash, sharesIn, stageOf } from '../shares.js';

/** Figures before the part in its sentence that it can be a share of, the nearest first. */
const wholesBefore = (
  reading: Reading,
  part: Figure,
  from: number,
  other: (figure: Figure) => boolean,
): readonly Figure[] => {
  const found: Figure[] = [];
  const stage = stageOf(reading, part);
  for (let index = from; index >= Math.max(0, from - longestList); index--) {
    const figure = reading.figures[index]!;
    if (figure.sentence !== part.sentence) break;
    if (figure.kind !== part.kind || figure.depth > part.depth || above(part.value, figure.value)) continue;
    const its = stageOf(reading, figure);
    if (!other(figure) && (stage === undefined || its === undefined || its === stage)) found.push(figure);
  }
  return found;
};

/** A count with its percentage: of what stands before it in its sentence. */
export const share: Rule = {
  name: 'share',
  title: '占比',
  understands:
    '“总数N人，……a人，占比P%”。“占比”“占总数的”“比例”或与前文同词的“完成率”“达标率”，紧跟在它的分子之后；分母是同一句（分号以前）里同类单位、不小于它的数；“其中”一项的分母是“其中”之前的总数。按P所写的小数位四舍五入后应相符；截尾才相符的另行提示；100%须恰好全部。',
  agrees: '符合条件的教师610名，参与交流轮岗教师273名，占比44.75%；其中，骨干教师103名，占比37.73%。',
  contradicts: '符合条件的教师610名，参与交流轮岗教师273名，占比47.75%。',
  find: (reading) => {
    const shares = sharesIn(reading);
    const shared = new Set(shares.map(({ part }) => part.index));
    const totals = new Map(
      partLists(reading).flatMap(({ total, parts }) => parts.map((part) => [part.index, total] as const)),
    );
    return shares.flatMap(({ part, percent }): readonly Clash[] => {
      const total = totals.get(part.index);
      const wholes = total
        ? [total, ...wholesBefore(reading, part, total.index - 1, () => false)]
        : wholesBefore(
            reading,
            part,
            part.index - 1,
            ({ index, section }) => shared.has(index) || section !== part.section,
          );
      const clash = shareClash(percent, { value: part.value, from: [part] }, wholes);
      return clash ? [clash] : [];
    });
  },
};
