import { hqb2017 } from '@app/domain/standards';
import type { SectionInput } from '../figures.js';
import { figureLabel, figureUnit } from '../explain/ratio.js';
import type { Example } from './example.js';
import { aSchool, explaining } from './stage.js';

type Figures = SectionInput['figures'];

const name = '示例小学';

/** A school of 500 that meets six, and falls short of the fifth by less than 15 %. */
const sound = {
  students: '500',
  aboveStandardQualifiedTeachers: '25',
  backboneTeachers: '6',
  peArtsFullTimeTeachers: '5',
  teachingAncillaryArea: '2400',
  sportsVenueArea: '3500',
  teachingEquipmentValue: '1100000',
  networkedMultimediaClassrooms: '12',
};

const table = (figures: Figures) => ({
  head: ['填报项目', '填报数'],
  rows: Object.entries(figures).map(([figure, value]) => [
    `${figureLabel(figure)}（${figureUnit(figure)}）`,
    value ?? '未填',
  ]),
});

const exampleOf = (
  about: Pick<Example, 'id' | 'title' | 'shows'>,
  figures: Figures,
  indicators: readonly string[],
): Example => {
  const why = explaining([aSchool(name, 'primary', figures)]);
  return {
    ...about,
    clause: hqb2017.schoolRule?.clause ?? hqb2017.instrument,
    table: table(figures),
    steps: [...indicators.map((indicator) => why(name, indicator)), why(name, 'verdict')],
  };
};

/** The seven ratios of a school and the rule of 85 %: met, below the floor, and not filled in. */
export const schoolExamples = (): readonly Example[] => [
  exampleOf(
    {
      id: 'schoolRule',
      title: '一所学校的七项指标与85%的规则',
      shows: '七项中至少六项达到要求，余下一项不低于要求的85%，学校即为达标。',
    },
    sound,
    hqb2017.indicators.map(({ id }) => id),
  ),
  exampleOf(
    {
      id: 'belowFloor',
      title: '余下一项低于85%',
      shows: '同一所学校，只是运动场馆少了500平方米：仍有六项达到要求，但余下一项低于要求的85%，学校不达标。',
    },
    { ...sound, sportsVenueArea: '3000' },
    ['L5'],
  ),
  exampleOf(
    {
      id: 'missing',
      title: '没有填的不是0',
      shows: '同一所学校没有填运动场馆面积：既不算达到，也不算为0，学校待定，填报后才能判定。',
    },
    { ...sound, sportsVenueArea: null },
    ['L5'],
  ),
];
