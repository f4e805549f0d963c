/** What a column of a list of schools can say. */
export type SchoolField = 'name' | 'type' | 'stages' | 'parent' | 'code' | 'urbanRural' | 'shared' | 'since';

type Known = Readonly<{ meaning: string; names: readonly string[] }>;

/** The headings of our own template come first; bureaus and the national statistics have others. */
export const schoolFields: Readonly<Record<SchoolField, Known>> = {
  name: { meaning: '学校名称', names: ['学校名称', '学校', '校名', '单位名称', '学校(机构)名称', '机构名称'] },
  type: { meaning: '办学类型', names: ['办学类型', '学校类型', '学校类别', '学校(机构)办学类型', '学校办学类型'] },
  stages: { meaning: '学段', names: ['学段', '学部', '设置学段', '办学学段'] },
  parent: { meaning: '学区', names: ['学区', '所属学区', '上级单位', '主管单位', '中心校', '所属乡镇'] },
  code: {
    meaning: '学校标识码',
    names: ['学校标识码', '标识码', '学校(机构)标识码', '学校代码', '单位代码', '代码', '编码'],
  },
  urbanRural: { meaning: '城乡类型', names: ['城乡类型', '城乡分类', '所在地城乡类型', '城乡', '办学地城乡类型'] },
  shared: { meaning: '各学部共用校舍', names: ['各学部共用校舍', '共用校舍', '校舍共用', '是否共用校舍'] },
  since: { meaning: '设立日期', names: ['设立日期', '建校日期', '建校时间', '设立时间', '成立日期', '建校年月'] },
};

/** Line breaks, spaces, width and signs between words do not count. */
const plain = (text: string): string => text.normalize('NFKC').replace(/[\s、,，:：*·]/g, '');

const byName = new Map(
  Object.entries(schoolFields).flatMap(([field, { names }]) => names.map((name) => [name, field as SchoolField])),
);

/** What a heading means, with or without a remark in brackets behind it; undefined when it is none of ours. */
export const fieldOf = (heading: string): SchoolField | undefined =>
  byName.get(plain(heading)) ?? byName.get(plain(heading).replace(/\([^()]*\)$/, ''));
