/** What a column of a ledger can say. */
export type LedgerField =
  | 'number'
  | 'unit'
  | 'lead'
  | 'supporting'
  | 'foundOn'
  | 'category'
  | 'place'
  | 'problem'
  | 'clause'
  | 'severity'
  | 'measures'
  | 'dueDate'
  | 'rectifiedOn'
  | 'outcome'
  | 'reviewedOn'
  | 'reviewResult'
  | 'status'
  | 'closedOn';

type Known = Readonly<{ meaning: string; names: readonly string[] }>;

/** How bureaus head these columns: the forms of 督导评估台账, 整改通知单, 销号申请单 and 整改治理台账. */
const known: Readonly<Record<LedgerField, Known>> = {
  number: { meaning: '原编号', names: ['序号', '编号', '问题编号', '台账编号'] },
  unit: {
    meaning: '问题所在单位',
    names: ['被检查单位', '单位', '单位名称', '学校', '学校名称', '受检单位', '问题单位', '存在问题单位', '被督导单位'],
  },
  lead: { meaning: '牵头（责任）单位', names: ['责任单位', '牵头单位', '整改单位', '整改责任单位', '责任部门'] },
  supporting: { meaning: '配合单位', names: ['配合单位', '协助单位', '协办单位'] },
  foundOn: {
    meaning: '检查时间',
    names: ['检查时间', '检查日期', '督导时间', '督导日期', '发现时间', '发现日期', '立项时间', '日期', '时间'],
  },
  category: { meaning: '类别', names: ['类别', '问题类别', '隐患类别', '问题类型'] },
  place: { meaning: '地点（并入问题）', names: ['具体地点', '地点'] },
  problem: {
    meaning: '问题',
    names: ['问题', '存在的问题', '存在问题', '存在的问题或隐患', '问题描述', '问题内容', '主要问题', '发现的问题'],
  },
  clause: { meaning: '条款', names: ['条款', '依据', '标准条款', '依据条款', '违反条款', '对应条款', '检查依据'] },
  severity: { meaning: '严重程度', names: ['严重程度', '问题等级', '问题程度', '等级'] },
  measures: { meaning: '整改措施', names: ['整改措施', '措施', '采取的整改措施', '采取措施'] },
  dueDate: {
    meaning: '整改期限',
    names: ['整改期限', '整改时限', '时限', '期限', '完成时限', '整改完成时限', '要求完成时间', '限期', '计划完成时间'],
  },
  rectifiedOn: { meaning: '完成时间', names: ['完成时间', '整改完成时间', '实际完成时间', '完成日期', '整改时间'] },
  outcome: {
    meaning: '整改情况',
    names: ['整改情况', '完成情况', '整改结果', '整改落实情况', '进展情况', '整改进展'],
  },
  reviewedOn: { meaning: '复查时间', names: ['复查时间', '复查日期', '复核时间', '验收时间'] },
  reviewResult: { meaning: '复查结果', names: ['复查结果', '复核结果', '验收结果', '复查情况', '复查意见'] },
  status: { meaning: '是否销号', names: ['状态', '整改状态', '是否销号', '销号情况', '是否完成', '是否整改到位'] },
  closedOn: { meaning: '销号时间', names: ['销号时间', '销号日期', '办结时间'] },
};

const byName = new Map(
  Object.entries(known).flatMap(([field, { names }]) => names.map((name) => [name, field as LedgerField])),
);

/** Line breaks, spaces, width and what stands in brackets do not count: `整改期限（年月日）` is `整改期限`. */
const plain = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/\([^)]*\)|[:*]/g, '');

/** What a heading means; undefined when it is none of ours. */
export const fieldOf = (heading: string): LedgerField | undefined => byName.get(plain(heading));

/** How a field is called to a clerk. */
export const meaningOf = (field: LedgerField): string => known[field].meaning;

/** Whether a column holds people, who do not go into the record. */
export const isAboutPeople = (heading: string): boolean =>
  /(人|督学|领导|电话|手机|姓名|联系方式|校长|局长|书记|签字|签名)$/.test(plain(heading));
