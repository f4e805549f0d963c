import type { LedgerLine, LedgerProblem } from '@app/domain/rectifications';
import { columnLetters, type ReadCell, type ReadRow } from '../reading/rows.js';
import { shownText } from '../reading/shown.js';
import type { Mapping } from './columns.js';
import { dayIn } from './days.js';
import { endingOf } from './ending.js';
import { meaningOf, type LedgerField } from './headings.js';

/** What a text may hold at most: more is a report, not a line of a ledger. */
const longest = 2000;
const severities: Readonly<Record<string, LedgerLine['severity']>> = {
  一般: 'ordinary',
  轻微: 'ordinary',
  较轻: 'ordinary',
  严重: 'serious',
  重大: 'serious',
  较重: 'serious',
  复杂: 'complex',
};

/** 13812345678, 210922199001011234 */
const personal = /(?<!\d)(1[3-9]\d{9}|\d{17}[\dXx])(?!\d)/;

/** Reads one row below the headings; null when nothing stands in it that a ledger asks for. */
export const readLine = (
  sheet: string,
  row: ReadRow,
  { columns }: Mapping,
  unitOfSheet: string | null,
): Readonly<{ line: LedgerLine | null; problems: readonly LedgerProblem[] }> | null => {
  const problems: LedgerProblem[] = [];
  const cell = (field: LedgerField): ReadCell | undefined => row.cells.get(columns.get(field) ?? 0);
  const wrong = (field: LedgerField, message: string): null => {
    const column = columns.get(field);
    problems.push({ sheet, row: row.number, cell: column ? `${columnLetters(column)}${row.number}` : null, message });
    return null;
  };
  const text = (field: LedgerField): string | null => {
    const read = cell(field);
    if (!read) return null;
    if (read.kind === 'error') return wrong(field, `“${meaningOf(field)}”是错误值 ${read.text}`);
    if (read.formula === 'external') return wrong(field, `“${meaningOf(field)}”引用了另一个文件，请改成文字`);
    const clean = shownText(read).normalize('NFC').replace(/\r\n?/g, '\n').trim();
    if (clean.length > longest) return wrong(field, `“${meaningOf(field)}”超过 ${longest} 字，请缩写`);
    if (personal.test(clean)) return wrong(field, `“${meaningOf(field)}”里有手机号或身份证号，请删去后再导入`);
    return clean === '' ? null : clean;
  };
  const day = (field: LedgerField, month = false): string | null => {
    const read = dayIn(cell(field), { month });
    return read === null ? null : 'day' in read ? read.day : wrong(field, `“${meaningOf(field)}”${read.fault}`);
  };
  const units = (field: LedgerField): readonly string[] =>
    (text(field) ?? '').split(/[、,，;；\n/]+/).flatMap((name) => name.trim() || []);

  const problem = text('problem');
  const filled = (['problem', 'foundOn', 'unit', 'measures'] as const).some(
    (field) => (cell(field)?.text ?? '') !== '',
  );
  if (!filled) return null;
  if (problem === null && problems.length === 0) wrong('problem', '没有写问题');
  const place = text('place');
  const foundOn = day('foundOn');
  if (foundOn === null && (cell('foundOn')?.text ?? '').trim() === '') wrong('foundOn', '没有检查时间');
  const leads = units('lead');
  const unit = text('unit') ?? unitOfSheet ?? leads[0] ?? null;
  if (unit === null) wrong(columns.has('unit') ? 'unit' : 'lead', '没有写单位');
  const level = text('severity');
  const severity = level === null ? 'ordinary' : severities[level.replace(/(问题|隐患)$/, '')];
  if (severity === undefined) wrong('severity', `“${level}”不是严重程度，请写 一般、严重 或 复杂`);
  const promptly = /^(立行立改|立即整改|当场整改|即知即改|现场整改)/.test(cell('dueDate')?.text.trim() ?? '');
  const always = /长期|持续|常态/.test(cell('dueDate')?.text ?? '');
  const due = promptly ? foundOn : always ? null : day('dueDate', true);
  const [finished, reviewedOn, ended] = [day('rectifiedOn'), day('reviewedOn'), day('closedOn')];
  const [outcome, reviewResult, status] = [text('outcome'), text('reviewResult'), text('status')];
  const said = {
    ...(columns.has('status') && { status }),
    ...(columns.has('reviewResult') && { reviewResult }),
    outcome,
  };
  const ending = endingOf(said, { rectifiedOn: finished, reviewedOn, closedOn: ended });
  if ('fault' in ending && problems.length === 0) wrong(ending.about, ending.fault);
  if (problems.length > 0 || problem === null || foundOn === null || unit === null || severity === undefined)
    return { line: null, problems };
  const closedOn = 'closedOn' in ending ? ending.closedOn : null;
  // A ledger without a column of terms writes the day on which it is to be done where others write when it was.
  const planned = !columns.has('dueDate') && closedOn === null;
  const line: LedgerLine = {
    sheet,
    row: row.number,
    number: text('number'),
    unit,
    leads: [...new Set([...(leads.length > 0 ? leads : [unit]), ...units('supporting')])],
    foundOn,
    category: text('category'),
    problem: place === null ? problem : `${problem}（地点：${place}）`,
    clause: text('clause'),
    severity,
    measures: text('measures'),
    outcome,
    dueDate: planned ? finished : due,
    rectifiedOn: planned ? null : finished,
    reviewedOn,
    reviewResult,
    closedOn,
  };
  return problems.length > 0 ? { line: null, problems } : { line, problems };
};
