import { over } from '../../indicators/exact.js';
import { stretch, type Clash, type Rule } from '../clash.js';
import type { Figure, Reading } from '../reading.js';
import { fixed } from '../../indicators/exact.js';
import { printedAs, written } from '../rounding.js';

const reach = 12;

const clashOf = ({ figures }: Reading, ratio: Figure): Clash | undefined => {
  const near = figures
    .slice(Math.max(0, ratio.index - reach), ratio.index)
    .filter(({ paragraph, kind, vague }) => paragraph === ratio.paragraph && kind === 'persons' && !vague);
  const pupils = near.filter(({ name }) => /(?:在校生|学生)(?:总?人?数)?(?:为|有|共)?$/.test(name));
  const teachers = near.filter(({ name, value }) => value.n > 0n && /教师(?:总?人?数)?(?:为|有|共)?$/.test(name));
  const [pupil, teacher] = [pupils.at(-1), teachers.at(-1)];
  if (!pupil || !teacher) return undefined;
  const fits = pupils.some((many) =>
    teachers.some((few) => printedAs(ratio, over(many.value, few.value)) !== undefined),
  );
  if (fits) return undefined;
  const value = fixed(over(pupil.value, teacher.value), Math.max(ratio.places, 1));
  return {
    at: stretch(ratio),
    says: written(ratio.value, ratio.places),
    shouldBe: `${written(pupil.value)} ÷ ${written(teacher.value)} = ${value}`,
    against: [stretch(pupil), stretch(teacher)],
  };
};

/** Pupils for one teacher. */
export const pupilsPerTeacher: Rule = {
  name: 'pupils-per-teacher',
  title: '生师比',
  understands: '“学生N人，教师M人，生师比R:1”（或师生比1:R），三个数在同一段：R应是N÷M，按所写的小数位。',
  agrees: '在校学生22483人，专任教师2646人，生师比8.5:1。',
  contradicts: '在校学生22483人，专任教师2646人，生师比9.5:1。',
  find: (reading) =>
    reading.figures.flatMap((figure) =>
      figure.kind === 'ratio' && /(?:生师比|师生比)(?:例)?(?:为|是|达|达到)?$/.test(figure.name)
        ? (clashOf(reading, figure) ?? [])
        : [],
    ),
};
