import { compulsory, grouped, persons } from '../field.js';
import { sources } from '../sources.js';

const subject = (code: string, name: string) =>
  persons(code, `${name}专任教师数`, {
    text: `专任教师中以${name}为主要任教学科的人数；兼教几科的按主要任教学科计一次，不得重复。`,
    source: sources.procedure,
    usedBy: ['L3'],
    column: `专任教师（${name}）`,
  });

/** Counted only where an exemption of the section says so (50至100人的乡村小规模学校、教学点). */
const lent = (code: string, label: string, text: string) =>
  persons(code, label, { text, source: sources.procedure, usedBy: ['L3'] });

/** 体育、艺术 teachers of the section, and those who only come to it. */
export const peArtsFields = grouped({ group: 'peArts', stages: compulsory, ofPremises: false }, [
  subject('peTeachers', '体育'),
  subject('musicTeachers', '音乐'),
  subject('fineArtsTeachers', '美术'),
  subject('artsTeachers', '艺术'),
  lent(
    'rotatedPeArtsTeachers',
    '到校交流轮岗的体育、艺术教师数',
    '本学年由其他学校交流轮岗到本校任教的体育、艺术教师数。',
  ),
  lent('partTimePeArtsTeachers', '兼职体育、艺术教师数', '本学年在本校兼职任教的体育、艺术教师数，不计入专任教师。'),
  lent('itinerantPeArtsTeachers', '走教体育、艺术教师数', '本学年定期到本校走教的体育、艺术教师数，不计入专任教师。'),
]);
