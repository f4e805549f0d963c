/** The figures of a section (学部) that the seven indicators of 2017 are made of, and the total that checks them. */
const usualFigures = [
  'students',
  'fullTimeTeachers',
  'aboveStandardQualifiedTeachers',
  'backboneTeachers',
  'peArtsFullTimeTeachers',
  'teachingAncillaryArea',
  'sportsVenueArea',
  'teachingEquipmentValue',
  'networkedMultimediaClassrooms',
] as const;

/** What other published standards ask beside them (教督〔2012〕3号): in a filing only when the unit fills it in. */
export const furtherFigures = ['computers', 'books', 'intermediateTitleTeachers'] as const;

export const figureNames = [...usualFigures, ...furtherFigures] as const;
export type FigureName = (typeof figureNames)[number];

/** Filed once for a school or campus whose stages share buildings; divided by enrolment when read (domain.md 1.4). */
export const sharedFigures: readonly FigureName[] = [
  'teachingAncillaryArea',
  'sportsVenueArea',
  'teachingEquipmentValue',
  'networkedMultimediaClassrooms',
  'computers',
  'books',
];

/** Plain decimal text, null (未填), or 'n/a' (不适用). Never a number: figures stay exact. */
export type FigureValue = string | null;
export type Figures = Readonly<Partial<Record<FigureName, FigureValue>>>;

/** Pupils of each stage of a school that shares buildings; decimals as text, null is 未填. */
export type Enrolment = Readonly<{ primary: FigureValue; junior: FigureValue; senior: FigureValue }>;
export const enrolmentStages = ['primary', 'junior', 'senior'] as const;

type Form = Readonly<{ label: string; unit: string; places: 0 | 2; max: number; notApplicable: boolean }>;

/**
 * How each figure is written. `max` is what no school can have: a slip of the keyboard, not a rule of the standard.
 * Areas in m² (teachingAncillaryArea net of indoor sports), equipment in yuan at book value.
 */
export const figureForms: Readonly<Record<FigureName, Form>> = {
  students: { label: '学生数', unit: '人', places: 0, max: 100_000, notApplicable: false },
  fullTimeTeachers: { label: '专任教师数', unit: '人', places: 0, max: 20_000, notApplicable: true },
  aboveStandardQualifiedTeachers: {
    label: '高于规定学历教师数',
    unit: '人',
    places: 0,
    max: 20_000,
    notApplicable: true,
  },
  backboneTeachers: { label: '县级以上骨干教师数', unit: '人', places: 0, max: 20_000, notApplicable: true },
  peArtsFullTimeTeachers: { label: '体育、艺术专任教师数', unit: '人', places: 0, max: 20_000, notApplicable: true },
  teachingAncillaryArea: {
    label: '教学及辅助用房面积',
    unit: '平方米',
    places: 2,
    max: 5_000_000,
    notApplicable: true,
  },
  sportsVenueArea: { label: '体育运动场馆面积', unit: '平方米', places: 2, max: 5_000_000, notApplicable: true },
  teachingEquipmentValue: { label: '教学仪器设备值', unit: '元', places: 2, max: 10_000_000_000, notApplicable: true },
  networkedMultimediaClassrooms: { label: '网络多媒体教室数', unit: '间', places: 0, max: 10_000, notApplicable: true },
  computers: { label: '计算机台数', unit: '台', places: 0, max: 100_000, notApplicable: true },
  books: { label: '图书册数', unit: '册', places: 0, max: 50_000_000, notApplicable: true },
  intermediateTitleTeachers: {
    label: '中级及以上专业技术职务教师数',
    unit: '人',
    places: 0,
    max: 20_000,
    notApplicable: true,
  },
};

/** One way to write each number, so that equal figures are equal texts: `010.50` is `10.5`. */
export const canonical = (value: FigureValue): FigureValue => {
  if (value === null || value === 'n/a' || !/^\d+(\.\d+)?$/.test(value)) return value;
  const whole = value.replace(/^0+(?=\d)/, '');
  return whole.includes('.') ? whole.replace(/\.?0+$/, '') : whole;
};
