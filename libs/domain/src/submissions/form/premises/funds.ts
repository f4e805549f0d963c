import type { FormField } from '../form.js';
import { grouped, pupils, tenThousandYuan } from '../field.js';
import { sources } from '../sources.js';

/** 公用经费 and 教师培训经费 of the last finished year. */
export const fundFields = (stages: FormField['stages']): readonly FormField[] =>
  grouped({ group: 'funds', stages, ofPremises: true }, [
    tenThousandYuan('operatingFundsBudget', '公用经费预算总额', {
      text: '上一年度（1月至12月）学校部门预算中的公用经费总额，单位为万元。教师培训经费占比以此为分母。',
      source: sources.accounts,
      usedBy: ['C4'],
      prefill: 'none',
    }),
    tenThousandYuan('operatingFundsActual', '公用经费决算总额', {
      text: '上一年度学校决算中的公用经费支出总额，单位为万元。',
      source: sources.accounts,
      usedBy: ['C4'],
      prefill: 'none',
    }),
    tenThousandYuan('trainingFundsBudget', '教师培训经费预算', {
      text: '上一年度公用经费预算中安排的教师培训经费，单位为万元，应不低于公用经费预算总额的5%。',
      source: sources.application,
      usedBy: ['C4'],
      prefill: 'none',
    }),
    tenThousandYuan('trainingFundsActual', '教师培训经费决算', {
      text: '上一年度公用经费决算中实际支出的教师培训经费，单位为万元。',
      source: sources.application,
      usedBy: ['C4'],
      prefill: 'none',
    }),
    pupils('fundedStudents', '公用经费核定人数', {
      text: '上一年度财政核定本校公用经费所依据的学生人数。不足100人的村小学和教学点应按100人核定。',
      source: sources.method,
      usedBy: ['B6'],
    }),
  ]);
