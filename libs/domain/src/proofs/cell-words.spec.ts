import { expect, it } from '@jest/globals';
import { cellWords } from './cell-words.js';

const indicators = [
  { id: 'L1', shortName: '高于规定学历教师' },
  { id: 'L2', shortName: '骨干教师' },
];

it.each([
  ['point', '整个区县（查询库里没有）'],
  ['point.standardId', '所依据的标准'],
  ['trail', '记录清单（查询库里不全）'],
  ['touched', '县级结果'],
  ['sections', '校级结果'],
  ['sections[3]', '校级结果'],
  ['sections[3].students', '学生数'],
  ['sections[3].compliant', '校级结论'],
  ['sections[3].values[1]', 'L2 骨干教师的数值'],
  ['sections[3].met[0]', 'L1 高于规定学历教师是否达标'],
  ['sections[3].values', '各项指标的数值'],
  ['sections[3].unheard', '校级结果'],
  ['standing.standing.stages.junior.cv[1]', '初中 L2 骨干教师的差异系数'],
  ['standing.standing.stages.primary.compositeCv', '小学 综合差异系数'],
  ['standing.standing.verdict.state', '县级结论'],
  ['standing.columns[2].claimed', '材料所称与核实的数'],
  ['standing', '县级结果'],
  ['issues[2].dueDate', '整改问题的整改期限'],
  ['issues[2]', '整改问题'],
])('%s is %s', (cell, words) => expect(cellWords(cell, indicators)).toBe(words));
