import { grouped, pupils } from '../field.js';
import { sources } from '../sources.js';

const stage = (code: string, name: string, column: string) =>
  pupils(code, `${name}在校学生数`, {
    text: `学年初本校${name}学段在校学生数，没有该学段的填0。全校数据按学生数比例拆分到各学段。`,
    source: sources.procedure,
    usedBy: ['L4', 'L5', 'L6', 'L7', 'B4'],
    column,
  });

/** Pupils of every stage of a school whose stages share buildings: they weigh in the sharing (domain.md 1.4). */
export const stageFields = grouped({ group: 'enrolment', stages: null, ofPremises: true }, [
  stage('primaryStudents', '小学', '小学在校生数'),
  stage('juniorStudents', '初中', '初中在校生数'),
  stage('seniorStudents', '高中', '高中在校生数'),
]);
