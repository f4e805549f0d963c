import type { FormField } from '../form.js';
import { grouped, rooms } from '../field.js';
import { sources } from '../sources.js';

const full = (code: string, name: string, size: number) =>
  rooms(code, `其中：${size}平方米及以上的${name}专用教室间数`, {
    text: `使用面积不小于${size}平方米的${name}专用教室间数。标准：每间音乐教室96平方米、美术教室90平方米以上。`,
    source: sources.method,
    usedBy: ['B3'],
  });

/** Counted only where an exemption of the school says so; each count holds the larger rooms too. */
const transitional = (code: string, name: string, size: number, whom: string) =>
  rooms(code, `其中：${size}平方米及以上的${name}专用教室间数`, {
    text: `使用面积不小于${size}平方米的${name}专用教室间数（含更大的）。过渡性规定，适用于${whom}，获准后方可按此计。`,
    source: sources.procedure,
    usedBy: ['B3'],
  });

const built2016 = '2016年及以前规划建成的学校';
const smallPrimary = '最大班额不足30人的农村小规模小学';
const smallJunior = '最大班额不足30人的农村小规模初中';

/** 网络多媒体教室, and 音乐、美术专用教室 by size: of each kind in all, and of at least each size that a rule names. */
export const roomFields = (stages: FormField['stages']): readonly FormField[] =>
  grouped({ group: 'rooms', stages, ofPremises: true }, [
    rooms('networkedMultimediaClassrooms', '网络多媒体教室间数', {
      text: '接入互联网或校园网，能够将数字教育资源等多媒体教学内容向全体学生展示的教室间数。',
      source: sources.statistics,
      usedBy: ['L7'],
      column: '网络多媒体教室',
    }),
    rooms('musicRooms', '音乐专用教室间数', {
      text: '专门用于音乐教学的教室间数，不论面积；兼作他用的不计。',
      source: sources.method,
      usedBy: ['B3'],
    }),
    full('musicRoomsFrom96', '音乐', 96),
    transitional('musicRoomsFrom73', '音乐', 73, built2016),
    transitional('musicRoomsFrom61', '音乐', 61, smallJunior),
    transitional('musicRoomsFrom54', '音乐', 54, smallPrimary),
    rooms('artRooms', '美术专用教室间数', {
      text: '专门用于美术教学的教室间数，不论面积；兼作他用的不计。',
      source: sources.method,
      usedBy: ['B3'],
    }),
    full('artRoomsFrom90', '美术', 90),
    transitional('artRoomsFrom67', '美术', 67, built2016),
    transitional('artRoomsFrom61', '美术', 61, smallJunior),
    transitional('artRoomsFrom54', '美术', 54, smallPrimary),
  ]);
