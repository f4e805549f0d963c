import { ledgerWorkbook, type LedgerHead } from '@app/documents';
import type { LedgerEntry, LedgerForm } from '@app/domain/reports';

/** Of what and of when it is. */
export const ledgerHead: LedgerHead = { of: '彰武县', asOf: '2025-06-30', knownAt: 321, filtered: '' };
/** A line of a ledger: change a field by spreading. */
export const ledgerEntry: LedgerEntry = {
  unitName: '第一小学',
  leadUnitName: '第一小学',
  foundOn: '2025-03-03',
  foundBy: 'inspector',
  category: null,
  severity: 'serious',
  indicator: 'G3',
  problem: '音乐专用教室面积 68 平方米，低于 73 平方米',
  clause: '教督〔2017〕6号 第六条第三项',
  noticeNumber: '彰教督整〔2025〕3号',
  status: 'inProgress',
  round: 1,
  measures: '打通隔墙',
  dueDate: '2025-05-31',
  orderedDue: '2025-04-30',
  overdue: true,
  extensionDate: null,
  above: null,
  stopped: null,
  stageOn: null,
  work: '隔墙已打通',
  rectifiedOn: '2025-04-18',
  closedOn: null,
  review: { on: '2025-04-22', by: 'inspector', adequate: false, finding: '实测 72 平方米' },
  before: ['a'.repeat(64)],
  after: ['b'.repeat(64), 'c'.repeat(64)],
};

async function* portions(...all: readonly (readonly LedgerEntry[])[]) {
  for (const one of all) yield await Promise.resolve(one);
}
/** A ledger's workbook, whole. */
export const writtenLedger = async (form: LedgerForm, ...all: readonly (readonly LedgerEntry[])[]): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of ledgerWorkbook(form, ledgerHead, portions(...all))) chunks.push(chunk);
  return Buffer.concat(chunks);
};
