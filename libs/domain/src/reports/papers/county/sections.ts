import type { SectionStanding } from '@app/domain/indicators';
import type { AssessedStage } from '@app/domain/standards';
import type { PaperFields, PaperValue } from '../paper.js';
import { byPlace, counted, filedValue, marked, metWords, noneWord, placeNames, printed, said } from '../values.js';
import type { CountyPicture } from './picture.js';
import { standardOf } from './head.js';

export const sectionNames = {
  序号: '本学段内的序号',
  单位名称: '参评单位的名称',
  学生数: '学年初在校学生数，人',
  ...placeNames('的实际值'),
  综合评估: '该单位综合评估：达标、未达标或待定',
  备注: '哪几项达标、哪几项达到要求的百分之几、哪几项未填',
} as const;

/** A list of places as they are counted on the form: `第1、2、5项`. */
const places = (standing: SectionStanding, states: readonly string[]): string => {
  const found = standing.states.flatMap((state, at) => (states.includes(state) ? [at + 1] : []));
  return found.length === 0 ? '' : `第${found.join('、')}项`;
};

/** 备注 of 申报表Ⅱ-2: 哪几项达标、哪几项达到 85 %; and what else a reader has to know of the line. */
export const remarkOf = (picture: CountyPicture, section: SectionStanding): string => {
  const { indicators } = standardOf(picture);
  const floor = indicators.find(({ floorRatio }) => floorRatio !== null)?.floorRatio ?? null;
  const share = floor === null ? '' : `${Math.round(Number(floor) * 1000) / 10}%`;
  const told = (states: readonly string[], word: string) => {
    const found = places(section, states);
    return found === '' ? [] : [`${found}${word}`];
  };
  const relieved = section.exempted.flatMap((one, at) => (one ? [at + 1] : []));
  const turned = section.boundary.flatMap((one, at) =>
    one ? [`第${at + 1}项为边界值，实际${section.values[at] ?? noneWord}`] : [],
  );
  return [
    ...told(['met', 'near'], '达标'),
    ...told(['aboveFloor'], `达到${share}`),
    ...told(['belowFloor'], `低于${share}`),
    ...told(['missing'], '未填'),
    ...told(['notApplicable'], '不适用'),
    ...told(['undetermined'], '无法判定'),
    ...(relieved.length === 0 ? [] : [`第${relieved.join('、')}项按过渡性放宽计`]),
    ...turned,
  ].join('；');
};

/** What stands in an indicator's place: the value at the form's precision, and why there is none where there is none. */
export const indicatorValue = (picture: CountyPicture, section: SectionStanding, at: number): PaperValue => {
  const indicator = picture.standing.indicators[at]?.id ?? '';
  const text = picture.values.sections.get(section.id)?.[at] ?? null;
  const none = section.states[at] === 'notApplicable' || section.states[at] === 'undetermined' ? noneWord : null;
  return printed(marked(text, section.boundary[at] === true) ?? none, {
    of: 'indicator',
    sectionId: section.id,
    indicator,
  });
};

/** One line of 申报表Ⅱ-2, without what only a return by form tells. */
export const sectionRow = (picture: CountyPicture, section: SectionStanding, number: number): PaperFields => ({
  序号: counted(number),
  单位名称: said(section.name),
  学生数: filedValue(section.students, { of: 'figure', unitId: section.id, field: 'students' }),
  ...byPlace(section.states.map((_, at) => indicatorValue(picture, section, at))),
  综合评估: said(standardOf(picture).schoolRule ? metWords(section.compliant) : noneWord, {
    of: 'indicator',
    sectionId: section.id,
    indicator: 'verdict',
  }),
  备注: said(remarkOf(picture, section)),
});

/** All lines of a stage, in the county's order. */
export const sectionRows = (picture: CountyPicture, stage: AssessedStage): readonly PaperFields[] =>
  picture.standing.sections
    .filter((section) => section.stage === stage)
    .map((section, at) => sectionRow(picture, section, at + 1));
