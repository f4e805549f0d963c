import type { Rule } from '../clash.js';
import type { Figure, Reading } from '../reading.js';
import { above, hundred, same } from '../rounding.js';
import { shareClash, sharesIn, stageOf, type Share, type StageWord } from '../shares.js';

/** `28所小学中`: a number that begins its clause and is followed by the stage. */
const opens = ({ name, after }: Figure, stage: StageWord): boolean => name === '' && after.startsWith(stage);

/** A stage of more different wholes than this is not understood: among so many a share would agree with one by chance. */
const mostWholes = 20;

/** What is all of a stage: what the text says to be 100 % of it, and what it opens with. */
const wholesOf = (reading: Reading, shares: readonly Share[], stage: StageWord): readonly Figure[] => {
  const all = shares.flatMap(({ part, percent }) =>
    same(percent.value, hundred) && stageOf(reading, part) === stage ? [part] : [],
  );
  if (all.length === 0) return [];
  const found = [...all, ...reading.figures.filter((figure) => opens(figure, stage))];
  // Each number once: a long table of the same 100 % is one whole.
  const wholes = new Map(found.map((figure) => [`${figure.kind}/${figure.value.n}/${figure.value.d}`, figure]));
  return wholes.size > mostWholes ? [] : [...wholes.values()];
};

/** Shares of a stage whose whole is said elsewhere: `小学24所学校达标，占比85.71%` beside `小学28所学校达标，占比100%`. */
export const shareOfStage: Rule = {
  name: 'share-of-stage',
  title: '分学段的占比',
  understands:
    '“小学a所……，占比P%”“初中b所……，占比Q%”，句中没有总数的：总数取全文中同一学段写明占比100%的那个数（以及“28所小学中”这样开头的数），有一个相符即可。',
  agrees:
    '小学28所学校达标，占比100%；初中26所学校达标，占比100%。小学24所学校达标，占比85.71%；初中25所学校达标，占比96.15%。',
  contradicts: '小学28所学校达标，占比100%。小学24所学校达标，占比87.51%。',
  find: (reading) => {
    const shares = sharesIn(reading);
    const wholes = { 小学: wholesOf(reading, shares, '小学'), 初中: wholesOf(reading, shares, '初中') };
    return shares.flatMap(({ part, percent }, index) => {
      const stage = stageOf(reading, part);
      if (!stage || same(percent.value, hundred)) return [];
      // In a sentence of its own only: else its whole may stand before it.
      const earlier = reading.figures[part.index - 1];
      const alone = !earlier || earlier.section !== part.section || earlier === shares[index - 1]?.percent;
      if (!alone) return [];
      const fitting = wholes[stage].filter(({ kind, value }) => kind === part.kind && !above(part.value, value));
      const clash = shareClash(percent, { value: part.value, from: [part] }, fitting);
      return clash ? [clash] : [];
    });
  },
};
