import { migrantFields, quotaFields, specialFields } from './county/pupils.js';
import { monitoringFields, surveyFields, workScoreFields } from './county/results.js';
import { payFields, rotationFields } from './county/staff.js';
import { compulsory } from './field.js';
import type { Form } from './form.js';
import { buildingFields } from './premises/buildings.js';
import { equipmentFields } from './premises/equipment.js';
import { fundFields } from './premises/funds.js';
import { roomFields } from './premises/rooms.js';
import { schoolFields } from './premises/school.js';
import { stageFields } from './premises/stages.js';
import { classFields } from './section/class-sizes.js';
import { enrolmentFields } from './section/enrolment.js';
import { gradeFields } from './section/grades.js';
import { peArtsFields } from './section/pe-arts.js';
import { pupilFlowFields } from './section/pupil-flow.js';
import { teacherFields } from './section/teachers.js';

const schoolGroup = { code: 'school', label: '学校概况' };
const premisesGroups = [
  { code: 'buildings', label: '校舍与场地' },
  { code: 'rooms', label: '专用教室' },
  { code: 'equipment', label: '仪器设备与图书' },
  { code: 'funds', label: '公用经费与培训经费' },
];

/** A section's return. A section that does not share its buildings files the premises too. */
export const sectionForm: Form = {
  id: 'section',
  version: 1,
  title: '学部填报表',
  groups: [
    schoolGroup,
    { code: 'enrolment', label: '在校学生' },
    { code: 'grades', label: '分年级学生' },
    { code: 'classes', label: '班级与班额' },
    { code: 'teachers', label: '专任教师' },
    { code: 'peArts', label: '体育、艺术教师' },
    { code: 'pupilFlow', label: '初中三年学生变动' },
    ...premisesGroups,
  ],
  fields: [
    ...schoolFields(compulsory),
    ...enrolmentFields,
    ...gradeFields,
    ...classFields,
    ...teacherFields,
    ...peArtsFields,
    ...pupilFlowFields,
    ...buildingFields(compulsory),
    ...roomFields(compulsory),
    ...equipmentFields(compulsory),
    ...fundFields(compulsory),
  ],
};

/** The return of a school or campus whose stages share buildings: entered once, shared by rule (domain.md 1.4). */
export const premisesForm: Form = {
  id: 'premises',
  version: 1,
  title: '学校（校区）共用部分填报表',
  groups: [schoolGroup, { code: 'enrolment', label: '各学段在校学生' }, ...premisesGroups],
  fields: [
    ...schoolFields(null),
    ...stageFields,
    ...buildingFields(null),
    ...roomFields(null),
    ...equipmentFields(null),
    ...fundFields(null),
  ],
};

/** The county's own return: what no school can say. What schools file is added up from their returns. */
export const countyForm: Form = {
  id: 'county',
  version: 1,
  title: '县（区）填报表',
  groups: [
    { code: 'pay', label: '教师工资' },
    { code: 'rotation', label: '教师交流轮岗' },
    { code: 'quotas', label: '优质高中名额分配' },
    { code: 'migrants', label: '随迁子女' },
    { code: 'special', label: '特殊教育与残疾儿童少年' },
    { code: 'monitoring', label: '国家义务教育质量监测' },
    { code: 'survey', label: '社会认可度' },
    { code: 'work', label: '政府工作评估' },
  ],
  fields: [
    ...payFields,
    ...rotationFields,
    ...quotaFields,
    ...migrantFields,
    ...specialFields,
    ...monitoringFields,
    ...surveyFields,
    ...workScoreFields,
  ],
};

/** Every version of every form, the newest of each first. */
export const forms: readonly Form[] = [sectionForm, premisesForm, countyForm];

/** What each field of any form is called, by its code; of several versions, as the newest calls it. */
export const formFieldLabels: ReadonlyMap<string, string> = new Map(
  forms.toReversed().flatMap(({ fields }) => fields.map(({ code, label }) => [code, label] as const)),
);
