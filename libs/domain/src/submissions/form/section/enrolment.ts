import { compulsory, grouped, pupils } from '../field.js';
import { sources } from '../sources.js';

const everyStage = { group: 'enrolment', stages: null, ofPremises: false } as const;
const inCompulsory = { ...everyStage, stages: compulsory } as const;

/** Pupils of the section, and those among them that an item counts. */
export const enrolmentFields = [
  ...grouped(everyStage, [
    pupils('students', '在校学生数', {
      text: '学年初开学后，具有正式学籍、在本学部就读的学生总数，不含附设幼儿班。七项指标均以此为分母。',
      source: sources.statistics,
      usedBy: ['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7', 'B4', 'B6'],
      column: '在校生数',
    }),
  ]),
  ...grouped(inCompulsory, [
    pupils('boardingStudents', '寄宿生数', {
      text: '在校学生中在学校寄宿的学生数。',
      source: sources.statistics,
      usedBy: ['B13'],
      column: '寄宿生',
    }),
    pupils('migrantChildren', '进城务工人员随迁子女数', {
      text: '在校学生中，户籍登记在外省（区、市）或本省外县（区）乡村，随务工父母到输入地城区、镇区同住并接受义务教育的学生数。',
      source: sources.statistics,
      usedBy: ['B4', 'B15'],
      column: '进城务工人员随迁子女',
    }),
    pupils('zoneStudents', '本年入学新生数', {
      text: '本学年起始年级招收的新生数。城区、镇区公办小学、初中（不含寄宿制学校）以此为就近划片入学比例的分母，其他学校不适用。',
      source: sources.application,
      usedBy: ['B13'],
      notApplicable: true,
      column: '招生数',
    }),
    pupils('zonedStudents', '其中：就近划片入学新生数', {
      text: '本学年入学新生中，按照教育行政部门划定的招生片区就近入学的学生数。',
      source: sources.application,
      usedBy: ['B13'],
      notApplicable: true,
      prefill: 'none',
    }),
  ]),
];
