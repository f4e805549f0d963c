import { stretch, type Rule } from '../clash.js';
import { partLists } from '../lists.js';
import { above, written } from '../rounding.js';

/** One part alone is never more than what it is part of. */
export const partOfWhole: Rule = {
  name: 'part-of-whole',
  title: '部分不大于总数',
  understands: '“某数N人，其中甲a人”只列一项时，a不应大于N。',
  agrees: '交流轮岗教师273名，其中骨干教师103名。',
  contradicts: '交流轮岗教师273名，其中骨干教师303名。',
  find: (reading) =>
    partLists(reading).flatMap(({ total, parts }) => {
      const [part, ...others] = parts;
      if (!part || others.length > 0 || part.vague || !above(part.value, total.value)) return [];
      const shouldBe = `不大于 ${written(total.value)}`;
      return [{ at: stretch(part), says: written(part.value), shouldBe, against: [stretch(total)] }];
    }),
};
