import type { FormField } from './form.js';
import { sizeBands } from './section/class-sizes.js';

/** A heading as it is compared: `专任教师 （本科）` is `专任教师(本科)`. */
export const statisticsHeading = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

/**
 * Other headings under which exports of the 教育事业统计 and the Ministry's 基层表 give a column, beside our own and the
 * field's name. Bare headings that another table uses for something else (`合计`, `本科毕业`) are left out: a wrong number
 * is worse than none.
 */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  在校生数: ['在校生', '学生数', '在校生总数', '在校生合计'],
  寄宿生: ['其中：寄宿生', '在校生中寄宿生'],
  进城务工人员随迁子女: ['随迁子女', '随迁子女数', '其中：进城务工人员随迁子女', '其中：随迁子女'],
  招生数: ['招生', '招生人数'],
  班数: ['班级数', '教学班数'],
  专任教师数: ['专任教师', '专任教师合计'],
  '专任教师（专科）': ['专任教师（专科毕业）', '专任教师专科毕业'],
  '专任教师（本科）': ['专任教师（本科毕业）', '专任教师本科毕业'],
  '专任教师（硕士）': ['专任教师（硕士研究生）', '专任教师（硕士研究生毕业）', '专任教师硕士研究生毕业'],
  '专任教师（博士）': ['专任教师（博士研究生）', '专任教师（博士研究生毕业）', '专任教师博士研究生毕业'],
  教学及辅助用房: ['教学及辅助用房面积', '教学及辅助用房合计'],
  体育馆: ['体育馆面积', '室内体育用房'],
  运动场地面积: ['运动场地', '体育运动场地面积'],
  网络多媒体教室: ['网络多媒体教室数', '其中：网络多媒体教室'],
  教学仪器设备资产值: ['教学仪器设备值', '其中：教学仪器设备资产值'],
  计算机数: ['计算机', '计算机合计'],
  图书: ['图书数', '图书册', '图书合计'],
  举办者类型: ['举办者', '学校举办者', '学校(机构)举办者'],
  城乡类型: ['城乡分类', '城乡类别'],
  办学性质: ['办别', '公办民办'],
  是否寄宿制: ['寄宿制', '寄宿制学校'],
  ...Object.fromEntries(
    sizeBands.map(({ from, to }) => {
      if (to === null) return [`班额${from}人及以上`, [`${from}人及以上`, `${from}人及以上班数`, `${from}人以上`]];
      if (from === 1) return [`班额${to}人及以下`, [`${to}人及以下`, `${to}人及以下班数`, `${to}人以下`]];
      return [
        `班额${from}至${to}人`,
        [`${from}-${to}人`, `${from}-${to}人班数`, `班额${from}-${to}人`, `${from}至${to}人`],
      ];
    }),
  ),
};

/** Every heading under which a field's column may stand, our own first; none of a field that the statistics do not hold. */
export const statisticsHeadings = ({
  statisticsColumn: own,
  label,
  unit,
}: Pick<FormField, 'statisticsColumn' | 'label' | 'unit'>): readonly string[] => {
  if (own === null) return [];
  const names = [own, label, label.replace(/^其中：/, ''), ...(synonyms[own] ?? [])].map(statisticsHeading);
  // `图书(册)`, `教学仪器设备资产值(万元)`: only the unit that the field counts in; another is another number.
  return [...new Set(names.flatMap((name) => (unit === '' ? [name] : [name, `${name}(${unit})`])))];
};

/** Columns that have other names; for whoever checks that each of them is some field's. */
export const renamedColumns: readonly string[] = Object.keys(synonyms);
