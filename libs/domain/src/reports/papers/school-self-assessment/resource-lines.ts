import { exact, fixed, measureOf, type Figure, type SectionStanding } from '@app/domain/indicators';
import { indicatorValue } from '../county/sections.js';
import { stageWord } from '../county/stages.js';
import type { PaperFields } from '../paper.js';
import type { UnitPicture } from '../unit/picture.js';
import { counted, metWords, noneWord, said, unfilledWord } from '../values.js';

/** A figure as a sentence has it: `30名`; 未填 and — without a unit. */
export const withUnit = (figure: Figure | undefined, unit: string): string =>
  figure === null || figure === undefined ? unfilledWord : figure === 'n/a' ? noneWord : `${figure}${unit}`;

/** Whose figure of a resource it is: that of the school whose stages share buildings, or the section's own. */
const heldBy = ({ picture }: UnitPicture, section: SectionStanding, figure: string, shared: boolean) => {
  const school = picture.input.sharedSchools.find((one) => one.sections.some(({ id }) => id === section.id));
  if (school && shared) return { id: school.id, figures: school.figures };
  const own =
    school?.sections.find(({ id }) => id === section.id) ?? picture.input.sections.find(({ id }) => id === section.id);
  return { id: section.id, figures: own?.figures ?? {} };
};

/** A line an indicator: what the school has, what that is for each pupil, and whether it is enough. */
export const resourceLines = (of: UnitPicture): readonly PaperFields[] => {
  const { picture, sections } = of;
  return picture.input.standard.indicators.map(({ id, name, figure, unit, sharedByRatio, threshold }) => {
    const at = picture.standing.indicators.findIndex((one) => one.id === id);
    const { noun, unit: measure } = measureOf(figure);
    const holders = new Map(
      sections.map((section) => {
        const held = heldBy(of, section, figure, sharedByRatio);
        const where = held.id === section.id ? stageWord(section.stage) : '全校';
        return [held.id, `${where}${withUnit(held.figures[figure], measure)}`] as const;
      }),
    );
    const ratios = sections.map((section) => `${stageWord(section.stage)}${indicatorValue(picture, section, at).text}`);
    const met = sections.map((one) => one.met[at] ?? null);
    const verdict = met.includes(false) ? false : met.includes(null) || met.length === 0 ? null : true;
    const wanted = sections.map((one) => `${stageWord(one.stage)}不低于${threshold?.[one.stage] ?? noneWord}${unit}`);
    return {
      类别: said('资源配置'),
      序号: counted(at + 1),
      要求: said(threshold ? `${name}：${[...new Set(wanted)].join('，')}` : name),
      情况: said(
        sections.length === 0
          ? '没有参评单位'
          : `${noun}：${[...holders.values()].join('，')}。${name}：${ratios.join('，')}`,
      ),
      结论: said(threshold ? metWords(verdict) : noneWord),
    };
  });
};

/** A sum over sections as text; 未填 as soon as one has not said. */
export const summedText = (figures: readonly (Figure | undefined)[]): string => {
  if (figures.length === 0 || figures.some((one) => one === null || one === undefined)) return unfilledWord;
  const all = figures.reduce((sum, one) => sum + (one === 'n/a' ? 0 : Number(one)), 0);
  return fixed(exact(String(all)), 0);
};
