import type { ReturnRule } from '../rules.js';
import { sources } from '../sources.js';

/** What a school says of itself must agree. */
export const schoolRules: readonly ReturnRule[] = [
  {
    code: 'sponsor-against-ownership',
    strength: 'reject',
    sentence: '举办者类型与公办或民办不一致：举办者为“民办”（代码10）的应选民办，其余应选公办',
    source: sources.application,
    find: (filed) => {
      const [sponsor, ownership] = [filed.value('sponsor'), filed.value('ownership')];
      if (sponsor === null || ownership === null || (sponsor === '10') === (ownership === 'private')) return [];
      return [{ field: 'ownership', with: ['sponsor'], details: {} }];
    },
  },
  {
    code: 'boarders-without-boarding',
    strength: 'explain',
    sentence: '填报为非寄宿制学校，但有寄宿生{value}人，请说明',
    source: sources.application,
    find: (filed) => {
      const boarders = filed.number('boardingStudents');
      if (filed.value('boardingSchool') !== 'no' || boarders === null || boarders.units === 0n) return [];
      const details = { value: filed.value('boardingStudents') ?? '' };
      return [{ field: 'boardingStudents', with: ['boardingSchool'], details }];
    },
  },
];
