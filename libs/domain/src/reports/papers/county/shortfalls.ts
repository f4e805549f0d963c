import { assessedStages } from '@app/domain/standards';
import type { PaperFields } from '../paper.js';
import { counted, said } from '../values.js';
import { standardOf } from './head.js';
import type { CountyPicture } from './picture.js';
import { indicatorValue } from './sections.js';
import { stageWord } from './stages.js';

export const shortfallNames = {
  序号: '序号',
  学段: '小学或初中',
  单位名称: '参评单位',
  项数: '未达标或待定的指标有几项',
  指标: '哪些指标，各是多少',
} as const;

/** Units that do not comply (`answer` false), or of which it cannot be said (null), each with the indicators why. */
export const shortfallRows = (picture: CountyPicture, answer: false | null): readonly PaperFields[] => {
  const { standing } = picture;
  if (!standardOf(picture).schoolRule) return [];
  const found = assessedStages.flatMap((stage) =>
    standing.sections.filter((section) => section.stage === stage && section.compliant === answer),
  );
  return found.map((section, number) => {
    const short = section.met.flatMap((met, at) => (met === answer && !(section.exempted[at] ?? false) ? [at] : []));
    const told = short.map((at) => {
      const { shortName, threshold } = standing.indicators[at]!;
      const value = indicatorValue(picture, section, at).text;
      return answer === null ? `${shortName}${value}` : `${shortName}${value}（要求${threshold?.[section.stage]}）`;
    });
    return {
      序号: counted(number + 1),
      学段: said(stageWord(section.stage)),
      单位名称: said(section.name),
      项数: counted(short.length),
      指标: said(told.join('、'), { of: 'indicator', sectionId: section.id, indicator: 'verdict' }),
    };
  });
};
