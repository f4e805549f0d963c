import type { Case } from './case.js';

/** What must agree: totals, class sizes, three years, the school itself. */
export const togetherCases: Readonly<Record<string, Case>> = {
  'bands-not-classes': {
    fires: { classes: '13' },
    at: ['classes'],
    silent: { classes: '13', classesFrom66: null },
    says: '各档班额的班级数合计12个，与班级数（13个）不符',
  },
  'grades-not-pupils': {
    facts: { stage: 'junior' },
    fires: { grade9Students: '156' },
    at: ['students'],
    silent: { grade9Students: null },
    says: '各年级学生数合计481人，与在校学生数（480人）不符',
  },
  'pupils-outside-bands': {
    fires: { students: '461', classes36To40: '0', classes41To45: '12' },
    at: ['students'],
    silent: { students: '540', classes36To40: '0', classes41To45: '12' },
    says: '在校学生数应为492至540人，填报为461人',
  },
  'largest-class-outside-bands': {
    fires: { largestClass: '46' },
    at: ['largestClass'],
    silent: { largestClass: '45' },
    says: '最大班额为46人，与各档班额的班级数不符：有班级的最高一档为41至45人',
  },
  'retention-identity': {
    fires: { juniorDropouts: '3' },
    at: ['juniorGraduates'],
    silent: { juniorDropouts: '3', juniorGraduates: '146' },
    says: '初中毕业生数为147人，按“入学＋转入－转出－死亡－辍学”应为146人',
  },
  'retention-above-entrants': {
    fires: { juniorDropouts: null, juniorGraduates: '150' },
    at: ['juniorGraduates'],
    silent: { juniorDropouts: null, juniorGraduates: '149' },
    says: '初中毕业生数（150人）多于“入学＋转入－转出－死亡”（149人）',
  },
  'sponsor-against-ownership': {
    fires: { ownership: 'private' },
    at: ['ownership'],
    silent: { ownership: 'private', sponsor: '10' },
    says: '举办者类型与公办或民办不一致',
  },
  'boarders-without-boarding': {
    fires: { boardingStudents: '5' },
    at: ['boardingStudents'],
    silent: { boardingStudents: '5', boardingSchool: 'yes' },
    says: '填报为非寄宿制学校，但有寄宿生5人',
  },
};
