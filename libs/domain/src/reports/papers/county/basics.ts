import { dayText } from '@app/domain/kernel';
import { exact, fixed, plus, type Figure, type SectionInput } from '@app/domain/indicators';
import type { SchoolType } from '@app/domain/organizations';
import { sampleNotes, type AssessedStage } from '@app/domain/standards';
import type { PaperFields, PaperValue } from '../paper.js';
import { counted, noneWord, said, unfilledWord } from '../values.js';
import type { CountyPicture } from './picture.js';

export const basicNames = {
  学校总数: '在办的普通中小学校数（不含教学点、特殊教育学校），所',
  小学所数: '小学数，所',
  九年一贯制所数: '九年一贯制学校数，所',
  初中所数: '初中数，所',
  完全中学所数: '完全中学数，所',
  十二年一贯制所数: '十二年一贯制学校数，所',
  特殊教育所数: '特殊教育学校数，所',
  教学点数: '小学教学点数，个',
  参评教学点数: '学生数达到标准所定人数的教学点数，个',
  小学班级数: '小学教学班数，个',
  初中班级数: '初中教学班数，个',
  小学在校生数: '小学在校学生数（含教学点），人',
  初中在校生数: '初中在校学生数，人',
  小学专任教师数: '小学专任教师数，人',
  初中专任教师数: '初中专任教师数，人',
} as const;

/** Every section of the compulsory stages with its figures, small 教学点 too. */
const sectionsOf = (
  { input }: CountyPicture,
  stage: AssessedStage,
): readonly Pick<SectionInput, 'id' | 'figures'>[] => [
  ...input.sections.filter((one) => one.stage === stage && one.kind !== 'special' && one.kind !== 'vocational'),
  ...input.sharedSchools.flatMap(({ sections }) => sections.filter((one) => one.stage === stage)),
];

/** A sum that is 未填 as soon as one part of it is; — where none of its parts applies. */
const sumOf = (parts: readonly (Figure | undefined)[]): PaperValue => {
  if (parts.some((one) => one === null || one === undefined)) return said(unfilledWord);
  const numbers = parts.filter((one): one is string => one !== 'n/a' && typeof one === 'string');
  if (numbers.length === 0 && parts.length > 0) return said(noneWord);
  return said(fixed(numbers.map(exact).reduce(plus, exact('0')), 0));
};

/** What the county has: schools by type, classes, pupils, teachers. */
export const basicsOf = (picture: CountyPicture): Record<keyof typeof basicNames, PaperValue> => {
  const { units, filed, input } = picture;
  const schools = (...types: readonly SchoolType[]) =>
    counted(units.filter((one) => one.kind === 'school' && types.some((type) => type === one.schoolType)).length, {
      of: 'schools',
      types,
    });
  const points = input.sections.filter(({ kind }) => kind === 'teachingPoint');
  const least = input.standard.scope.teachingPointFrom;
  const large = points.filter(({ figures }) => Number(figures['students'] ?? Number.NaN) >= least);
  const openPoints = points.some(({ figures }) => (figures['students'] ?? null) === null);
  const sum = (stage: AssessedStage, of: 'students' | 'classes' | 'fullTimeTeachers') =>
    sumOf(
      sectionsOf(picture, stage).map(({ id, figures }) =>
        of === 'students' ? figures[of] : (filed.get(id)?.[of] ?? figures[of]),
      ),
    );
  return {
    学校总数: schools('primary', 'nineYear', 'junior', 'completeSecondary', 'twelveYear'),
    小学所数: schools('primary'),
    九年一贯制所数: schools('nineYear'),
    初中所数: schools('junior'),
    完全中学所数: schools('completeSecondary'),
    十二年一贯制所数: schools('twelveYear'),
    特殊教育所数: schools('special'),
    教学点数: counted(points.length, { of: 'sections', types: ['teachingPoint'] }),
    参评教学点数: openPoints ? said(unfilledWord) : counted(large.length),
    小学班级数: sum('primary', 'classes'),
    初中班级数: sum('junior', 'classes'),
    小学在校生数: sum('primary', 'students'),
    初中在校生数: sum('junior', 'students'),
    小学专任教师数: sum('primary', 'fullTimeTeachers'),
    初中专任教师数: sum('junior', 'fullTimeTeachers'),
  };
};

export const recordNames = {
  社会认可度: '社会认可度调查结果，%',
  社会认可度要求: '社会认可度的要求，%',
  社会认可度结论: '达到、未达到或待定',
  社会认可度抽样: '抽样不足之处；没有调查结果或没有不足时为空',
  一票否决项数: '一票否决情形的项数',
  一票否决存在数: '存在的情形数',
  一票否决待核查数: '尚未核查的情形数',
  一票否决已排除数: '经核查没有的情形数',
  过渡性放宽数: '基准日有效的过渡性放宽数，项',
  不参评单位数: '不参加资源配置指标评估的单位数，个',
} as const;
export const vetoNames = { 序号: '序号', 情形: '一票否决的情形', 核查结论: '不存在、存在或待核查' } as const;
export const exemptionNames = {
  单位名称: '参评单位',
  项目: '放宽的指标或项目',
  截止日: '放宽到哪一日（含当日）',
} as const;
export const excludedNames = { 学段: '小学或初中', 单位名称: '单位名称', 原因: '不参评的原因' } as const;

const vetoWord = (raised: boolean | null) => (raised === null ? '待核查' : raised ? '存在' : '不存在');

export const vetoRows = ({ standing }: CountyPicture): readonly PaperFields[] =>
  standing.vetoes.map(({ name, raised }, at) => ({
    序号: counted(at + 1),
    情形: said(name),
    核查结论: said(vetoWord(raised)),
  }));

export const exemptionRows = ({ standing, input }: CountyPicture): readonly PaperFields[] =>
  standing.exemptions.map(({ sectionId, subject, expires }) => ({
    单位名称: said(
      standing.sections.find(({ id }) => id === sectionId)?.name ??
        input.sections.find(({ id }) => id === sectionId)?.name ??
        sectionId,
    ),
    项目: said(
      standing.indicators.find(({ id }) => id === subject)?.name ??
        standing.items.find(({ id }) => id === subject)?.name ??
        subject,
    ),
    截止日: said(dayText(expires)),
  }));

export const excludedRows = ({ standing }: CountyPicture): readonly PaperFields[] =>
  standing.excluded.map(({ section, stage, reason }) => ({
    学段: said(stage === 'primary' ? '小学' : '初中'),
    单位名称: said(section),
    原因: said(reason),
  }));

/** What is recorded of the county beside the items. */
export const recordsOf = (picture: CountyPicture): PaperFields => {
  const { standing, input } = picture;
  const rule = input.standard.recognition;
  const least = rule?.atLeastPercent ?? null;
  const { recognition, vetoes } = standing;
  const met = recognition === null || least === null ? null : Number(recognition) >= Number(least);
  const raised = (answer: boolean | null) => counted(vetoes.filter((one) => one.raised === answer).length);
  return {
    社会认可度: said(recognition ?? (least === null ? noneWord : unfilledWord)),
    社会认可度要求: said(least ?? noneWord),
    社会认可度结论: said(least === null ? noneWord : met === null ? '待定' : met ? '达到' : '未达到'),
    社会认可度抽样: said(
      recognition === null || !rule ? '' : sampleNotes(rule, input.county.survey ?? null).join('；'),
    ),
    一票否决项数: counted(vetoes.length),
    一票否决存在数: raised(true),
    一票否决待核查数: raised(null),
    一票否决已排除数: raised(false),
    过渡性放宽数: counted(standing.exemptions.length),
    不参评单位数: counted(standing.excluded.length),
  };
};
