import { figureForms, figureNames, type FigureName } from '@app/domain/submissions';

/** What a column of a table of past figures can say. */
export type PastField =
  | 'school'
  | 'part'
  | 'dataYear'
  | 'filedOn'
  | 'acceptedOn'
  | 'primaryEnrolment'
  | 'juniorEnrolment'
  | 'seniorEnrolment'
  | FigureName;

const others: Readonly<
  Record<Exclude<PastField, FigureName>, Readonly<{ meaning: string; names: readonly string[] }>>
> = {
  school: {
    meaning: '学校',
    names: ['学校', '学校名称', '校名', '单位', '单位名称', '填报单位', '学校(机构)名称', '机构名称'],
  },
  part: { meaning: '学部（学段）', names: ['学部', '学段', '办学层次', '教育阶段', '学部(学段)'] },
  dataYear: { meaning: '学年', names: ['学年', '学年度', '数据年度', '填报学年', '所属学年'] },
  filedOn: { meaning: '填报日期', names: ['填报日期', '填报时间', '上报日期', '上报时间', '报送时间', '报送日期'] },
  acceptedOn: {
    meaning: '审核日期',
    names: ['审核日期', '审核时间', '审核通过日期', '审核通过时间', '认定日期', '认定时间', '审定日期'],
  },
  primaryEnrolment: { meaning: '小学在校生数', names: ['小学在校生数', '小学在校生', '小学学生数', '小学生数'] },
  juniorEnrolment: { meaning: '初中在校生数', names: ['初中在校生数', '初中在校生', '初中学生数', '初中生数'] },
  seniorEnrolment: { meaning: '高中在校生数', names: ['高中在校生数', '高中在校生', '高中学生数', '高中生数'] },
};

/** How bureaus head the figures, beside our own labels. */
const alsoCalled: Readonly<Record<FigureName, readonly string[]>> = {
  students: ['学生数', '学生总数', '在校生数', '在校生', '在校学生数', '在校学生', '学生人数'],
  fullTimeTeachers: ['专任教师', '专任教师总数', '专任教师人数'],
  aboveStandardQualifiedTeachers: ['高于规定学历教师', '高于规定学历专任教师数', '高于规定学历的专任教师数'],
  backboneTeachers: ['骨干教师数', '骨干教师', '县级以上骨干教师', '县级及以上骨干教师数', '县级及以上骨干教师'],
  peArtsFullTimeTeachers: ['体育艺术专任教师', '体艺教师数', '体艺专任教师数', '音体美教师数', '音体美专任教师数'],
  teachingAncillaryArea: ['教学及辅助用房', '教学辅助用房面积', '教学及教学辅助用房面积', '教学及辅助用房总面积'],
  sportsVenueArea: ['体育运动场馆', '体育场馆面积', '运动场馆面积', '体育运动场(馆)面积', '运动场地面积'],
  teachingEquipmentValue: ['教学仪器设备', '教学仪器设备总值', '教学仪器设备资产值', '仪器设备值', '设备值'],
  networkedMultimediaClassrooms: ['网络多媒体教室', '网络多媒体教室间数', '多媒体教室数', '多媒体教室'],
  computers: ['计算机数', '计算机', '教学用计算机台数', '学生计算机台数', '电脑台数'],
  books: ['图书数', '图书', '图书总数', '图书册', '藏书量', '图书藏量'],
  intermediateTitleTeachers: ['中级及以上职称教师数', '中级以上职称教师数', '中级及以上专业技术职务教师'],
};

/** Line breaks, spaces, width and signs between words do not count. */
const plain = (text: string): string => text.normalize('NFKC').replace(/[\s、,，:：*·]/g, '');

const byName = new Map<string, PastField>([
  ...Object.entries(others).flatMap(([field, { names }]) =>
    names.map((name) => [plain(name), field as PastField] as const),
  ),
  ...figureNames.flatMap((figure) =>
    [figureForms[figure].label, ...alsoCalled[figure]].map((name) => [plain(name), figure as PastField] as const),
  ),
]);

/** Whether a field is a figure. */
export const isFigure = (field: PastField): field is FigureName => Object.hasOwn(figureForms, field);

/** How a field is called to a clerk. */
export const meaningOf = (field: PastField): string =>
  isFigure(field) ? `${figureForms[field].label}（${figureForms[field].unit}）` : others[field].meaning;

/** What a heading says: its field, and what stands in its last brackets (`万元`) or behind it; '' for nothing. */
export const headed = (heading: string): Readonly<{ field: PastField; unit: string }> | undefined => {
  const text = plain(heading);
  const whole = byName.get(text);
  if (whole) return { field: whole, unit: '' };
  const [, name = '', unit = ''] = /^(.*?)\(([^()]*)\)$/.exec(text) ?? /^(.*?)((?:万|千|百)?元)$/.exec(text) ?? [];
  const field = byName.get(name);
  return field && { field, unit };
};
