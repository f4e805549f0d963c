import { tenTo, type Exact } from '../exact.js';

/** How an amount of a resource is filed and spoken of: `再需2名体育、艺术专任教师`. `places`: decimals that may be filed. */
export type Measure = Readonly<{ noun: string; unit: string; places: number }>;

const persons = (noun: string): Measure => ({ noun, unit: '名', places: 0 });

const measures: Readonly<Record<string, Measure>> = {
  fullTimeTeachers: persons('专任教师'),
  aboveStandardQualifiedTeachers: persons('高于规定学历教师'),
  backboneTeachers: persons('县级以上骨干教师'),
  peArtsFullTimeTeachers: persons('体育、艺术专任教师'),
  intermediateTitleTeachers: persons('中级及以上专业技术职务教师'),
  teachingAncillaryArea: { noun: '教学及辅助用房', unit: '㎡', places: 2 },
  sportsVenueArea: { noun: '体育运动场馆', unit: '㎡', places: 2 },
  teachingEquipmentValue: { noun: '教学仪器设备', unit: '元', places: 2 },
  networkedMultimediaClassrooms: { noun: '网络多媒体教室', unit: '间', places: 0 },
  computers: { noun: '计算机', unit: '台', places: 0 },
  books: { noun: '图书', unit: '册', places: 0 },
};

/** A figure without a line of its own is counted in whole units, by its name. */
export const measureOf = (figure: string): Measure => measures[figure] ?? { noun: figure, unit: '', places: 0 };

/** The smallest number of filed units (hundredths of a ㎡, whole persons) that is not below a rational. */
export const unitsUp = ({ n, d }: Exact, places: number): bigint => {
  const scaled = n * tenTo(places);
  return scaled <= 0n ? 0n : (scaled + d - 1n) / d;
};

/** A number of filed units as plain decimal text: `31250n` of two places is `312.5`. */
export const unitsText = (units: bigint, places: number): string => {
  if (places === 0) return units.toString();
  const digits = units.toString().padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, '');
};

/** A number of filed units as a rational. */
export const unitsExact = (units: bigint, places: number): Exact => ({ n: units, d: tenTo(places) });
