import { classesOf, compulsory, grouped, pupils } from '../field.js';
import { sources } from '../sources.js';

/** One band of class sizes. `to` is null where it has no upper end. */
export type SizeBand = Readonly<{ code: string; from: number; to: number | null }>;

/** The ten bands of the statistics: 25人及以下, 26–30 … 61–65, 66人及以上. */
export const sizeBands: readonly SizeBand[] = [
  { code: 'classesTo25', from: 1, to: 25 },
  ...[26, 31, 36, 41, 46, 51, 56, 61].map((from) => ({
    code: `classes${from}To${from + 4}`,
    from,
    to: from + 4,
  })),
  { code: 'classesFrom66', from: 66, to: null },
];

const bandName = ({ from, to }: SizeBand) =>
  to === null ? `${from}人及以上` : from === 1 ? `${to}人及以下` : `${from}至${to}人`;

/** 班级数, the same by size, and the largest class. */
export const classFields = [
  ...grouped({ group: 'classes', stages: null, ofPremises: false }, [
    classesOf('classes', '班级数', {
      text: '学年初本学部教学班总数，复式班按一个班统计。每12个班须配备音乐、美术专用教室各1间。',
      source: sources.statistics,
      usedBy: ['B3', 'B5'],
      column: '班数',
    }),
  ]),
  ...grouped({ group: 'classes', stages: compulsory, ofPremises: false }, [
    ...sizeBands.map((band) =>
      classesOf(band.code, `${bandName(band)}的班级数`, {
        text: `学年初班额为${bandName(band)}的教学班数。十档之和等于班级数。`,
        source: sources.statistics,
        usedBy: ['B5'],
        column: `班额${bandName(band)}`,
      }),
    ),
    pupils('largestClass', '最大班额', {
      text: '学年初学生人数最多的教学班的学生数。小学不超过45人、初中不超过50人。',
      source: sources.method,
      usedBy: ['B3', 'B5'],
      max: '500',
    }),
  ]),
];
