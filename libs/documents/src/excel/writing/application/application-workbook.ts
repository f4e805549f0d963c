import type { Workbook } from '@cj-tech-master/excelts';
import { basicLine, basicLines, type PaperData, type PaperFields } from '@app/domain/reports';
import { newWorkbook } from '../../new-workbook.js';
import { FormSheet } from './sheet.js';

const text = (fields: PaperFields, name: string): string => fields[name]?.text ?? '';

/** Places that the standard has an indicator for, with its name. */
const indicatorsOf = ({ fields }: PaperData): readonly Readonly<{ place: string; name: string }>[] =>
  Array.from({ length: 8 }, (_, at) => ({ place: `指标${at + 1}`, name: text(fields, `全称指标${at + 1}`) })).filter(
    ({ name }) => name !== '',
  );

/** 表Ⅰ: 24 columns under headings of up to three rows; the values stand in row 9. */
const addBasics = (book: Workbook, { fields }: PaperData, of: string): void => {
  const sheet = new FormSheet(
    book,
    '表Ⅰ',
    Array.from({ length: basicLines.length }, () => 11),
  );
  sheet.title('表Ⅰ　义务教育优质均衡发展县（市、区）基本情况', basicLines.length);
  sheet.line(3, of, basicLines.length);
  basicLines.forEach(({ group, heading }, at) => {
    const column = at + 1;
    if (basicLines[at - 1]?.group !== group) {
      const columns = basicLines.filter((one) => one.group === group).length;
      sheet.heading(5, column, group, columns === 1 ? 3 : 1, columns);
      if (columns === 1) return;
    }
    const [, stage, part] = /^(小学|初中)(合计|其中专任教师)$/.exec(heading) ?? [];
    if (stage === undefined || part === undefined) return sheet.heading(6, column, heading, 2);
    if (part === '合计') sheet.heading(6, column, stage, 1, 2);
    sheet.heading(7, column, part);
  });
  sheet.numbers(8, 1, basicLines.length);
  basicLines.forEach((_, at) => sheet.value(9, at + 1, fields[basicLine(at)]));
  sheet.frame(5, 9, basicLines.length);
  sheet.line(
    11,
    '注：“人口总数”和“农业人口数”按常住人口统计，数字保留两位小数。L5-L8列数字保留整数。',
    basicLines.length,
  );
};

/** 表Ⅱ-1 and 表Ⅲ: two lines a stage under the indicators. */
const addByStage = (
  book: Workbook,
  data: PaperData,
  form: Readonly<{ name: string; title: string; table: string; last: string; lastField: string; note: string }>,
): void => {
  const indicators = indicatorsOf(data);
  const columns = indicators.length + 3;
  const sheet = new FormSheet(book, form.name, [8, 22, ...indicators.map(() => 14), 12]);
  sheet.title(form.title, columns);
  sheet.heading(2, 1, '', 2, 2);
  indicators.forEach(({ name }, at) => sheet.heading(2, at + 3, name));
  sheet.heading(2, columns, form.last);
  sheet.numbers(3, 3, indicators.length + 1);
  (data.tables[form.table] ?? []).forEach((row, at) => {
    if (at % 2 === 0) sheet.heading(at + 4, 1, text(row, '学段'), 2);
    sheet.heading(at + 4, 2, text(row, '类别'));
    indicators.forEach(({ place }, index) => sheet.value(at + 4, index + 3, row[place]));
    sheet.value(at + 4, columns, row[form.lastField]);
  });
  sheet.frame(2, 7, columns);
  if (form.note !== '') sheet.line(8, form.note, columns);
};

/** 表Ⅱ-2: a line a section, the primary ones first; each stage is numbered by itself. */
const addSchools = (book: Workbook, data: PaperData): void => {
  const indicators = indicatorsOf(data);
  const columns = [
    ['序号', '序号', 6],
    ['学校名称', '单位名称', 30],
    ['举办者类型', '举办者类型', 8],
    ['在校生数', '学生数', 9],
    ['年级数', '年级数', 8],
    ['班级数', '班级数', 8],
    ...indicators.map(({ place, name }) => [name, place, 14] as const),
    ['该校综合评估是否达标', '综合评估', 12],
    [`备注（注明有哪几项指标达标，哪几项指标达到${text(data.fields, '余项要求')}%）`, '备注', 48],
  ] as const;
  const sheet = new FormSheet(
    book,
    '表Ⅱ-2',
    columns.map(([, , width]) => width),
  );
  sheet.title('表Ⅱ-2　小学、初中资源配置基本情况（分学校）', columns.length);
  columns.forEach(([heading], at) => sheet.heading(2, at + 1, heading));
  sheet.numbers(3, 1, columns.length - 1);
  sheet.heading(3, columns.length, '');
  const rows = [...(data.tables['小学单位'] ?? []), ...(data.tables['初中单位'] ?? [])];
  rows.forEach((row, at) => columns.forEach(([, field], index) => sheet.value(at + 4, index + 1, row[field])));
  sheet.frame(2, rows.length + 3, columns.length);
  const count = (name: string) => text(data.fields, name);
  sheet.line(
    rows.length + 4,
    `注：1.小学学校总数${count('小学单位数')}所（其中：一贯制学校的小学部有${count('一贯制小学部数')}所，${count('教学点参评人数')}人及以上教学点有${count('参评教学点数')}个），初中学校总数${count('初中单位数')}所（其中：一贯制学校的初中部${count('一贯制初中部数')}所，完全中学的初中部${count('完全中学初中部数')}所）。2.举办者类型处填写代码：中央教育部门代码为1、中央其他部门为2、省级教育部门为3、省级其他部门为4、地级教育部门为5、地级其他部门为6、县级教育部门为7、县级其他部门为8、地方企业为9、民办为10。3.L7-L13数值均保留两位小数。`,
    columns.length,
  );
};

/** 表Ⅳ and 表Ⅴ. */
const addItems = (book: Workbook, data: PaperData, name: string, title: string, table: string, note: string): void => {
  const sheet = new FormSheet(book, name, [60, 60, 12]);
  sheet.title(title, 3);
  ['名称', '指标值或简要结论', '是否达标'].forEach((heading, at) => sheet.heading(2, at + 1, heading));
  const rows = data.tables[table] ?? [];
  rows.forEach((row, at) => {
    sheet.value(at + 3, 1, { text: `${text(row, '序号')}. ${text(row, '项目')}`, behind: null });
    sheet.value(at + 3, 2, row['情况']);
    sheet.value(at + 3, 3, row['结论']);
  });
  sheet.frame(2, rows.length + 2, 3);
  sheet.line(rows.length + 3, note, 3);
};

/** 表Ⅵ. */
const addSurvey = (book: Workbook, data: PaperData): void => {
  const fields = ['问卷总数', '有效问卷数', '满意问卷数', '问卷满意度', '走访人数', '走访满意人数', '走访满意度'];
  const sheet = new FormSheet(book, '表Ⅵ', [14, ...fields.map(() => 14)]);
  sheet.title('表Ⅵ　社会认可度调查情况', 8);
  sheet.heading(2, 1, '', 4);
  sheet.heading(2, 2, '问卷总数', 1, 3);
  sheet.heading(3, 2, '计', 2);
  sheet.heading(3, 3, '其中：回收有效问卷数', 1, 2);
  sheet.heading(4, 3, '计');
  sheet.heading(4, 4, '其中：满意问卷数');
  sheet.heading(2, 5, '问卷调查综合满意度（%）', 3);
  sheet.heading(2, 6, '实地走访人数', 1, 2);
  sheet.heading(3, 6, '计', 2);
  sheet.heading(3, 7, '其中：满意人数', 2);
  sheet.heading(2, 8, '实地走访满意度（%）', 3);
  sheet.numbers(5, 2, fields.length);
  (data.tables['社会认可'] ?? []).forEach((row, at) => {
    sheet.heading(at + 6, 1, text(row, '对象'));
    fields.forEach((field, index) => sheet.value(at + 6, index + 2, row[field]));
  });
  sheet.frame(2, 7, 8);
};

/**
 * 申报表 Ⅰ–Ⅵ as the State lays it out (.xlsx), of the values of the paper of that kind.
 * @param at ISO instant that the file says it was made at
 */
export const applicationWorkbook = async (data: PaperData, at: string): Promise<Uint8Array> => {
  const book = await newWorkbook();
  const { fields } = data;
  const of = `${text(fields, '县名')}　${text(fields, '学年')}学年　截至${text(fields, '基准日')}`;
  book.creator = '衡鉴';
  book.title = `${text(fields, '县名')}申报表`;
  book.created = book.modified = new Date(at);
  addBasics(book, data, of);
  addByStage(book, data, {
    name: '表Ⅱ-1',
    title: '表Ⅱ-1　小学、初中资源配置基本情况',
    table: '资源配置',
    last: '综合评估',
    lastField: '综合评估',
    note: '',
  });
  addSchools(book, data);
  addByStage(book, data, {
    name: '表Ⅲ',
    title: '表Ⅲ　县域义务教育校际均衡情况',
    table: '校际均衡',
    last: '综合',
    lastField: '综合',
    note: '注：全县平均值保留两位小数，差异系数保留三位小数。',
  });
  const shares = '注：表中所有比例数值保留一位小数，其余保留整数。';
  addItems(book, data, '表Ⅳ', '表Ⅳ　政府保障程度评估指标', '政府保障', shares);
  addItems(book, data, '表Ⅴ', '表Ⅴ　教育质量评估指标', '教育质量', shares);
  addSurvey(book, data);
  return book.xlsx.writeBuffer();
};
