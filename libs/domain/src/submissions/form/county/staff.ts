import { grouped, persons, yuan } from '../field.js';
import { sources } from '../sources.js';

const pay = { group: 'pay', stages: null, ofPremises: false } as const;
const rotation = { group: 'rotation', stages: null, ofPremises: false } as const;

/** B8: a year's pay of teachers and of civil servants, on one footing. */
export const payFields = grouped(pay, [
  yuan('teacherAveragePay', '义务教育学校教师年平均工资收入', {
    text: '上一年度全县义务教育学校在编教师年人均工资收入，口径与公务员一致，含绩效工资和津贴补贴，单位为元。',
    source: sources.application,
    usedBy: ['B8'],
    prefill: 'none',
  }),
  yuan('civilServantAveragePay', '当地公务员年平均工资收入', {
    text: '上一年度当地公务员年人均工资收入，由财政、人社部门提供，单位为元。',
    source: sources.application,
    usedBy: ['B8'],
    prefill: 'none',
  }),
]);

const moved = (code: string, label: string, text: string) =>
  persons(code, label, { text, source: sources.application, usedBy: ['B11'], prefill: 'none', max: '200000' });

/** B11: two shares with different denominators. */
export const rotationFields = grouped(rotation, [
  moved('teachersEligibleForRotation', '符合交流条件的教师总数', '本年度全县义务教育学校符合交流轮岗条件的教师总数。'),
  moved('teachersRotated', '交流轮岗教师数', '本年度实际交流轮岗的教师数，应不低于符合交流条件教师总数的10%。'),
  moved(
    'backboneTeachersEligibleForRotation',
    '其中：符合交流条件的骨干教师数',
    '符合交流条件的教师中，县级及以上骨干教师数。',
  ),
  moved(
    'backboneTeachersRotated',
    '其中：交流轮岗骨干教师数',
    '交流轮岗教师中县级及以上骨干教师数，应不低于交流轮岗教师总数的20%。',
  ),
]);
