import { isRole, roleNames, roles, type Grant, type Role } from '@app/domain/access';
import { isDate } from '@app/domain/kernel';
import type { NewAccount } from './open-accounts.handler.js';
import { readCsv, type CsvLine } from '../kernel/index.js';

/** A line that cannot be taken, and why, for the person with the file. */
export type LineFault = Readonly<{ line: number; detail: string }>;

/** Columns, as a clerk's spreadsheet names them. */
const columns = {
  username: '用户名',
  displayName: '姓名',
  unit: '单位',
  roles: '岗位',
  phone: '手机',
  email: '邮箱',
  password: '初始密码',
  from: '开始日期',
  until: '结束日期',
} as const;

type Column = keyof typeof columns;
const needed: readonly Column[] = ['username', 'displayName', 'unit', 'roles', 'password'];

/** What reading a line needs to know. */
export type Reading = Readonly<{
  /** Units that the text in 单位 may mean. */
  unitsMeant: (reference: string) => readonly string[];
  /** Roles begin on this day (ISO) unless the line says otherwise. */
  today: string;
  /** The id of the account of a username. */
  idFor: (username: string) => string;
}>;

/** Hashing one password takes a moment of the machine, and a longer file is a mistake or worse. */
const mostAccounts = 2000;

/** As on the form for one account. */
const longest: readonly (readonly [Column, number])[] = [
  ['displayName', 50],
  ['phone', 20],
  ['email', 254],
];

/** More faults than a person reads are cut off. */
export const mostFaults = 200;

const roleOf = (text: string): Role | undefined =>
  isRole(text) ? text : roles.find((role) => roleNames[role] === text);

const columnsOf = ({ fields }: CsvLine): ReadonlyMap<Column, number> =>
  new Map(
    (Object.keys(columns) as Column[]).flatMap((column) => {
      const index = fields.findIndex((field) => field === columns[column] || field === column);
      return index < 0 ? [] : [[column, index] as const];
    }),
  );

const readLine = (
  line: CsvLine,
  where: ReadonlyMap<Column, number>,
  { unitsMeant, today, idFor }: Reading,
): NewAccount | readonly string[] => {
  const field = (column: Column): string => line.fields[where.get(column) ?? -1] ?? '';
  const faults = needed.filter((column) => field(column) === '').map((column) => `缺少“${columns[column]}”。`);
  for (const [column, most] of longest)
    if (field(column).length > most) faults.push(`“${columns[column]}”最多 ${most} 个字。`);
  const units = field('unit') === '' ? [''] : unitsMeant(field('unit'));
  if (units.length === 0) faults.push(`没有单位“${field('unit')}”，或不在本账号的管辖范围内。`);
  if (units.length > 1) faults.push(`有 ${units.length} 个单位都叫“${field('unit')}”，请改填单位代码。`);
  const from = field('from') || today;
  const until = field('until') || null;
  for (const day of [from, until]) if (day !== null && !isDate(day)) faults.push(`“${day}”不是日期，应如 2025-03-01。`);
  const grants: Grant[] = [];
  for (const name of field('roles')
    .split(/[、;；]/)
    .map((one) => one.trim())
    .filter(Boolean)) {
    const role = roleOf(name);
    if (role) grants.push({ role, unitId: units[0] ?? '', from, until });
    else faults.push(`没有岗位“${name}”，可填：${Object.values(roleNames).join('、')}。`);
  }
  if (faults.length > 0) return faults;
  return {
    accountId: idFor(field('username')),
    unitId: units[0]!,
    username: field('username'),
    displayName: field('displayName'),
    phone: field('phone') || null,
    email: field('email') || null,
    password: field('password'),
    grants,
  };
};

/** Reads a file of accounts. Either all of it can be taken, or every fault is told by its line. */
export const readAccountFile = (
  text: string,
  reading: Reading,
): Readonly<{ accounts: readonly (NewAccount & { line: number })[]; faults: readonly LineFault[] }> => {
  const [head, ...lines] = readCsv(text);
  if (!head || lines.length === 0) return { accounts: [], faults: [{ line: 1, detail: '文件中没有账号。' }] };
  if (lines.length > mostAccounts) {
    const detail = `一次最多导入 ${mostAccounts} 个账号，文件中有 ${lines.length} 行，请分成几个文件。`;
    return { accounts: [], faults: [{ line: lines[mostAccounts]!.line, detail }] };
  }
  const where = columnsOf(head);
  const missing = needed.filter((column) => !where.has(column));
  if (missing.length > 0) {
    const detail = `表头缺少：${missing.map((column) => columns[column]).join('、')}。`;
    return { accounts: [], faults: [{ line: head.line, detail }] };
  }
  const accounts: (NewAccount & { line: number })[] = [];
  const faults: LineFault[] = [];
  const firstAt = new Map<string, number>();
  for (const line of lines) {
    const read = readLine(line, where, reading);
    if ('accountId' in read) {
      const key = read.username.normalize('NFKC').toLowerCase();
      const first = firstAt.get(key);
      if (first === undefined) firstAt.set(key, line.line);
      else faults.push({ line: line.line, detail: `用户名与第 ${first} 行相同。` });
      accounts.push({ ...read, line: line.line });
    } else faults.push(...read.map((detail) => ({ line: line.line, detail })));
  }
  return { accounts, faults };
};
