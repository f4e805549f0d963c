import { compulsory, grouped, persons } from '../field.js';
import { sources } from '../sources.js';

const degree = (code: string, name: string, level: string) =>
  persons(code, `其中：${name}学历专任教师数`, {
    text: `专任教师中最高学历为${level}的人数，以取得毕业证书为准。高于规定学历：小学为专科及以上，初中为本科及以上。`,
    source: sources.procedure,
    usedBy: ['L1', 'basic-2012/L7'],
    column: `专任教师（${name}）`,
  });

/** Teachers stand with the section that they teach in; they are never shared by ratio. */
export const teacherFields = [
  ...grouped({ group: 'teachers', stages: null, ofPremises: false }, [
    persons('fullTimeTeachers', '专任教师数', {
      text: '具有教师资格、专门从事教学工作的在册人员，按实际任教学段统计，不含兼职、代课教师。',
      source: sources.statistics,
      usedBy: ['B12', 'basic-2012/L6'],
      column: '专任教师数',
    }),
  ]),
  ...grouped({ group: 'teachers', stages: compulsory, ofPremises: false }, [
    degree('associateDegreeTeachers', '专科', '大学专科'),
    degree('bachelorTeachers', '本科', '大学本科'),
    degree('masterTeachers', '硕士', '硕士研究生'),
    degree('doctorTeachers', '博士', '博士研究生'),
    persons('backboneTeachers', '县级及以上骨干教师数', {
      text: '获得县级及以上教育行政部门认定的骨干教师、学科带头人、名师等称号的专任教师数，同一教师只计一次，由县（区）提供判定依据。',
      source: sources.procedure,
      usedBy: ['L2'],
    }),
    persons('intermediateTitleTeachers', '中级及以上专业技术职务教师数', {
      text: '专任教师中聘任一级教师及以上专业技术职务的人数。',
      source: sources.basic,
      usedBy: ['basic-2012/L8'],
      column: '专任教师（中级及以上）',
    }),
    persons('certifiedTeachers', '持有教师资格证的专任教师数', {
      text: '专任教师中持有与任教学段相应或更高层次教师资格证书的人数。',
      source: sources.application,
      usedBy: ['B12'],
    }),
    persons('teachersDueForTraining', '应完成5年360学时培训的教师数', {
      text: '本培训周期内应当完成不少于360学时培训的教师数。',
      source: sources.application,
      usedBy: ['B9'],
    }),
    persons('teachersTrained360', '其中：已完成360学时的教师数', {
      text: '应完成培训的教师中，5年内累计完成培训不少于360学时的人数，以培训学分（学时）记录为准。',
      source: sources.application,
      usedBy: ['B9'],
      prefill: 'none',
    }),
  ]),
];
