import type { LedgerEntry } from './entry.js';
import { categoryText, filesText, finderText, remarkText, reviewerText, reviewText, workText } from './words.js';

/** What stands in a cell: a text, a number, a day (ISO date), or nothing: a cell to be written by hand. */
export type LedgerCell = string | number | Readonly<{ day: string }> | null;

/** A column of a 台账. `width` in characters of the sheet's font. */
export type LedgerFormColumn = Readonly<{
  heading: string;
  width: number;
  cell: (entry: LedgerEntry, number: number) => LedgerCell;
}>;

/** One of the usual layouts. `signatures`: lines below the table. */
export type LedgerForm = Readonly<{
  kind: LedgerFormKind;
  name: string;
  columns: readonly LedgerFormColumn[];
  signatures: readonly string[];
}>;

export const ledgerFormKinds = ['governance', 'notice', 'closure'] as const;
export type LedgerFormKind = (typeof ledgerFormKinds)[number];

const day = (date: string | null): LedgerCell => (date === null ? null : { day: date });
const column = (heading: string, width: number, cell: LedgerFormColumn['cell']): LedgerFormColumn => ({
  heading,
  width,
  cell,
});
const number = column('序号', 7, (_, count) => count);
const lead = (heading: string): LedgerFormColumn => column(heading, 18, ({ leadUnitName }) => leadUnitName);
const unit = (heading: string): LedgerFormColumn => column(heading, 22, ({ unitName }) => unitName);
const problem = (heading: string): LedgerFormColumn => column(heading, 40, (entry) => entry.problem);
const measures = (heading: string): LedgerFormColumn => column(heading, 32, (entry) => entry.measures);
const due = (heading: string): LedgerFormColumn => column(heading, 13, ({ dueDate }) => day(dueDate));
const done = column('完成时间', 13, ({ rectifiedOn }) => day(rectifiedOn));
const reviewedOn = column('复查时间', 13, ({ review }) => day(review?.on ?? null));
const reviewer = column('复查人', 12, reviewerText);
/** Nobody records where in a unit or at what cost: a cell for the hand. */
const byHand = (heading: string, width: number): LedgerFormColumn => column(heading, width, () => null);

/** The three layouts that bureaus use. Columns for people show the office or the unit: nobody is named. */
export const ledgerForms: Readonly<Record<LedgerFormKind, LedgerForm>> = {
  governance: {
    kind: 'governance',
    name: '整改治理台账',
    columns: [
      number,
      column('检查时间', 13, ({ foundOn }) => day(foundOn)),
      column('检查人', 12, finderText),
      column('类别', 14, categoryText),
      problem('问题'),
      measures('措施'),
      done,
      lead('责任人'),
      reviewedOn,
      reviewer,
      column('复查结果', 28, reviewText),
    ],
    signatures: [],
  },
  notice: {
    kind: 'notice',
    name: '检查问题整改通知单',
    columns: [
      number,
      unit('被检查单位'),
      byHand('具体地点', 14),
      column('隐患类别', 14, categoryText),
      problem('存在的问题或隐患'),
      column('图片', 20, ({ before }) => filesText(before)),
      measures('整改措施'),
      due('整改期限'),
      lead('整改责任人'),
      byHand('整改资金（元）', 14),
      reviewedOn,
      column('完成情况', 32, workText),
      reviewer,
      column('备注', 36, remarkText),
    ],
    signatures: ['签发单位负责人：', '接收单位负责人：'],
  },
  closure: {
    kind: 'closure',
    name: '检查问题销号申请单',
    columns: [
      number,
      unit('单位'),
      byHand('地点', 14),
      column('类别', 14, categoryText),
      problem('问题'),
      measures('采取的整改措施'),
      due('期限'),
      lead('责任人'),
      column('整改情况', 32, workText),
      done,
      reviewer,
      column('整改前图片', 20, ({ before }) => filesText(before)),
      column('整改后图片', 20, ({ after }) => filesText(after)),
    ],
    signatures: ['整改单位负责人：', '主管部门负责人：'],
  },
};
