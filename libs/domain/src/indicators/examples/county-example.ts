import { hqb2017, type AssessedStage } from '@app/domain/standards';
import type { SectionInput } from '../figures.js';
import type { Example } from './example.js';
import { aSchool, explaining } from './stage.js';

type Figures = SectionInput['figures'];

/** What every school has for each of its pupils, in thousandths: well above what is asked. */
const ample: Readonly<Record<string, number>> = {
  aboveStandardQualifiedTeachers: 60,
  backboneTeachers: 14,
  peArtsFullTimeTeachers: 12,
  teachingAncillaryArea: 6500,
  sportsVenueArea: 11_000,
  teachingEquipmentValue: 3_000_000,
  networkedMultimediaClassrooms: 30,
};

const figuresOf = (students: number, more: Figures = {}): Figures => ({
  students: String(students),
  ...Object.fromEntries(
    Object.entries(ample).map(([figure, thousandths]) => [figure, String((thousandths * students) / 1000)]),
  ),
  ...more,
});

const schools: readonly (readonly [string, AssessedStage, Figures])[] = [
  ['一小', 'primary', figuresOf(1000)],
  ['二小', 'primary', figuresOf(500)],
  ['一中', 'junior', figuresOf(1000)],
  // A small school with a large ground: it complies, and drives the coefficient.
  ['二中', 'junior', figuresOf(500, { sportsVenueArea: '32000' })],
];

/** A county of four schools: what stands against its verdict. */
export const countyExample = (): Example => {
  const why = explaining(schools.map(([name, stage, figures]) => aSchool(name, stage, figures)));
  return {
    id: 'county',
    title: '一个四所学校的区县怎样判定',
    shows:
      '每所学校都达标，初中的运动场馆面积却相差太大，差异系数超过0.45，全县不能通过；政府保障、教育质量和社会认可度还没有记录，各算一处待定。五个部分都达到、没有一票否决，才算达标，不以总分相抵。',
    clause: hqb2017.instrument,
    table: {
      head: ['学校', '学生数（人）', '体育运动场馆面积（平方米）'],
      rows: schools.map(([name, , { students, sportsVenueArea }]) => [name, students ?? '', sportsVenueArea ?? '']),
    },
    steps: [
      why(null, 'compliant.primary'),
      why(null, 'compliant.junior'),
      why(null, 'cv.primary.L5'),
      why(null, 'cv.junior.L5'),
      why(null, 'verdict'),
    ],
  };
};
