import type { FormField } from '../form.js';
import { grouped, pupils } from '../field.js';
import { sources } from '../sources.js';

const names = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '高一', '高二', '高三'];

/** The sixth grade is a primary one (六三学制) or a junior one (五四学制): asked of both, and 0 where it is not. */
const stagesOf = (grade: number): FormField['stages'] => {
  if (grade === 6) return ['primary', 'junior'];
  if (grade < 6) return ['primary'];
  return grade < 10 ? ['junior'] : ['senior'];
};

const labelOf = (name: string, grade: number) => (grade < 10 ? `${name}年级学生数` : `${name}学生数`);

/** Pupils by grade, `grade1Students` to `grade12Students`; their sum is the section's pupils. */
export const gradeFields = names.flatMap((name, index) => {
  const grade = index + 1;
  const sixth = grade === 6 ? '六三学制的初中、五四学制的小学填0。' : '';
  return grouped({ group: 'grades', stages: stagesOf(grade), ofPremises: false }, [
    pupils(`grade${grade}Students`, labelOf(name, grade), {
      text: `学年初${grade < 10 ? `${name}年级` : name}在校学生数。${sixth}各年级之和等于在校学生数。`,
      source: sources.statistics,
      usedBy: ['B5'],
      column: grade < 10 ? `${name}年级在校生` : `${name}在校生`,
    }),
  ]);
});
