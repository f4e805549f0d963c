import { stretch, type Rule } from '../clash.js';
import { above, hundred, written } from '../rounding.js';

const shares =
  /(?:占比|占[^的]{0,20}的|达标率|入学率|巩固率|合格率|覆盖率|持证率|上岗率|普及率)(?:均?(?:为|达|达到))?$/;

/** A share of something is never more than all of it. */
export const atMostAll: Rule = {
  name: 'at-most-all',
  title: '占比不超过100%',
  understands: '占比、达标率、入学率、巩固率、合格率、覆盖率、持证率不应大于100%（毛入学率、增长率不在此列）。',
  agrees: '适龄儿童入学率达到100%，学前教育毛入园率102%。',
  contradicts: '适龄儿童入学率达到102%。',
  find: ({ figures }) =>
    figures.flatMap((figure) =>
      figure.kind === 'percent' &&
      !figure.vague &&
      above(figure.value, hundred) &&
      shares.test(figure.name) &&
      !figure.name.includes('毛')
        ? [{ at: stretch(figure), says: `${written(figure.value, figure.places)}%`, shouldBe: '≤ 100%', against: [] }]
        : [],
    ),
};
