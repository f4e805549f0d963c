import { describe, expect, it } from '@jest/globals';
import { readAccountFile } from './account-file.js';

const units: Record<string, string[]> = { 一小: ['school-1'], 中心小学: ['school-2', 'school-3'] };
const read = (text: string) =>
  readAccountFile(text, {
    unitsMeant: (reference) => units[reference] ?? [],
    today: '2025-03-03',
    idFor: (username) => `id-${username}`,
  });
const head = '用户名,姓名,单位,岗位,初始密码,开始日期,结束日期\n';

describe('a file of accounts', () => {
  it('is read by the names of its columns, in any order', () => {
    expect(read('role,username\n').faults).toHaveLength(1);
    const { accounts, faults } = read('初始密码,岗位,单位,姓名,用户名,邮箱\nsecret,校长；reporter,一小,王,wang,\n');
    expect(faults).toEqual([]);
    expect(accounts).toEqual([
      {
        line: 2,
        accountId: 'id-wang',
        unitId: 'school-1',
        username: 'wang',
        displayName: '王',
        phone: null,
        email: null,
        password: 'secret',
        grants: [
          { role: 'principal', unitId: 'school-1', from: '2025-03-03', until: null },
          { role: 'reporter', unitId: 'school-1', from: '2025-03-03', until: null },
        ],
      },
    ]);
  });

  it('may say from when to when', () => {
    expect(read(`${head}wang,王,一小,校长,s,2025-01-01,2025-12-31\n`).accounts[0]).toMatchObject({
      grants: [{ from: '2025-01-01', until: '2025-12-31' }],
    });
  });

  it.each([
    ['', 1, '没有账号'],
    [head, 1, '没有账号'],
    ['用户名,姓名\na,b\n', 1, '单位、岗位、初始密码'],
    [`${head},王,一小,校长,s,,\n`, 2, '缺少“用户名”'],
    [`${head}wang,王,二小,校长,s,,\n`, 2, '没有单位“二小”'],
    [`${head}wang,王,中心小学,校长,s,,\n`, 2, '有 2 个单位'],
    [`${head}wang,王,一小,园长,s,,\n`, 2, '没有岗位“园长”'],
    [`${head}wang,王,一小,校长,s,2025/1/1,\n`, 2, '“2025/1/1”不是日期'],
    [`${head}wang,王,一小,校长,s,,\nWANG,李,一小,校长,s,,\n`, 3, '与第 2 行相同'],
  ])('%j has a fault in line %i: %s', (text, line, detail) => {
    expect(read(text).faults).toEqual([{ line, detail: expect.stringContaining(detail) }]);
  });

  it('is not longer than what the machine can hash while somebody waits', () => {
    const of = (count: number) =>
      read(head + Array.from({ length: count }, (_, n) => `u${n},王,一小,校长,s\n`).join(''));
    expect(of(2000)).toMatchObject({ faults: [], accounts: { length: 2000 } });
    const { accounts, faults } = of(2001);
    expect([accounts.length, faults]).toEqual([0, [{ line: 2002, detail: expect.stringContaining('2000') }]]);
  });

  it('has names as short as the form takes', () => {
    const [fault] = read(`${head}wang,${'王'.repeat(51)},一小,校长,s\n`).faults;
    expect(fault).toEqual({ line: 2, detail: '“姓名”最多 50 个字。' });
  });

  it('tells all faults of a line', () => {
    expect(read(`${head}wang,,二小,园长,,,\n`).faults.map((fault) => fault.line)).toEqual([2, 2, 2, 2]);
  });
});
