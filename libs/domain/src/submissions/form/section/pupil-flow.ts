import { grouped, pupils } from '../field.js';
import { sources } from '../sources.js';

const flow = (code: string, label: string, text: string) =>
  pupils(code, label, { text, source: sources.procedure, usedBy: ['C1'], prefill: 'none', notApplicable: true });

/** The years of the class that left a junior section this summer: what 三年巩固率 is made of. */
export const pupilFlowFields = grouped({ group: 'pupilFlow', stages: ['junior'], ofPremises: false }, [
  flow('juniorEntrantsThreeYearsAgo', '三年前初一在校学生数', '本届毕业生三年前学年初初一年级的在校学生数。'),
  flow('juniorGraduates', '初中毕业生数', '本学年初前毕业的初中学生数。'),
  flow('juniorTransferredIn', '三年转入学生数', '本届学生三年内转入的人数，以学籍系统为准。'),
  flow('juniorTransferredOut', '三年转出学生数', '本届学生三年内转出的人数，以学籍系统为准。'),
  flow('juniorDeaths', '三年死亡学生数', '本届学生三年内死亡的人数。'),
  flow(
    'juniorDropouts',
    '三年辍学学生数',
    '本届学生三年内辍学或休学未复学的人数。毕业 = 入学 + 转入 − 转出 − 死亡 − 辍学。',
  ),
]);
