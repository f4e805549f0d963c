import { compareDecimals } from '@app/domain/kernel';
import type { ReturnRule } from '../rules.js';
import type { FiledReturn } from '../filed-return.js';
import { sizeBands } from '../section/class-sizes.js';
import { sources } from '../sources.js';
import { knownSum, said } from './words.js';

/** The parts make up the whole exactly; while some are 未填, those that are filed may not exceed it. */
const total = (
  code: string,
  name: string,
  partsIn: (filed: FiledReturn) => readonly string[],
  whole: string,
): ReturnRule => ({
  code,
  strength: 'reject',
  sentence: '{name}合计{value}，与{whole}（{total}）不符',
  source: sources.statistics,
  find: (filed) => {
    const parts = partsIn(filed);
    const filled = parts.filter((part) => filed.number(part) !== null);
    const all = filed.number(whole);
    if (all === null || filled.length === 0) return [];
    const sum = knownSum(filed, filled);
    const order = compareDecimals(sum, all);
    if (order === 0 || (order < 0 && filled.length < parts.length)) return [];
    const details = { name, value: said(filed, whole, sum), whole: filed.label(whole), total: said(filed, whole, all) };
    return [{ field: whole, with: filled, details }];
  },
});

const gradesIn = ({ form, facts: { stage } }: FiledReturn) =>
  form.fields
    .filter(({ group, stages }) => group === 'grades' && (stage === null || stages === null || stages.includes(stage)))
    .map(({ code }) => code);

/** 分项之和等于总数. */
export const totalRules: readonly ReturnRule[] = [
  total('bands-not-classes', '各档班额的班级数', () => sizeBands.map(({ code }) => code), 'classes'),
  total('grades-not-pupils', '各年级学生数', gradesIn, 'students'),
];
