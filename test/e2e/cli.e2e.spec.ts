import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Frontier, type Head, type Verified } from '@app/ledger';
import { Sqlite } from '@app/sqlite';
import { founded, hengjian, printed, refused } from '@test/processes';
import { temporaryDirectory } from '@test/temporary';

const { directory, remove } = temporaryDirectory();
afterAll(remove);
const file = (name: string): string => join(directory, name);
const store = file('store');
let first: Awaited<ReturnType<typeof founded>>;
beforeAll(async () => {
  first = await founded(store);
});

/** A copy of the store, to be spoilt. */
const copy = (name: string): string => {
  cpSync(store, file(name), { recursive: true });
  return file(name);
};

describe('due', () => {
  it('answers the last day and each day that does not count', async () => {
    expect(await printed('due', '--from', '2024-02-02', '--count', '1', '--unit', 'working')).toEqual({
      due: '2024-02-04',
      unit: 'working',
      skipped: [{ date: '2024-02-03', reason: '周末' }],
      provisional: false,
    });
  });

  it.each([
    [['--from', '2025-02-30', '--count', '1'], '--from 须为真实日期'],
    [['--from', '2025-02-03', '--count', '1e3'], '--count 须为'],
    [['--from', '2025-02-03', '--count', '-1'], '--count 须为'],
  ])('refuses %p with what to do', async (words, told) => {
    expect(await refused('due', ...words)).toMatch(told);
  });
});

describe('assess', () => {
  it.each([
    ['zhangwu', '彰武县', { primary: [28, 24], junior: [26, 23] }],
    ['rongchang', '荣昌区', { primary: [55, 55], junior: [19, 19] }],
  ])('prints what %s comes to', async (name, county, expected) => {
    const path = `apps/cli/cases/${name}.json`;
    type Stage = Record<'sections' | 'compliant', number> & Record<'passing' | 'cv' | 'cvMet', unknown[]>;
    const answer = await printed<Record<string, unknown> & { stages: Record<'primary' | 'junior', Stage> }>(
      'assess',
      path,
    );
    expect(answer).toMatchObject({ county, schoolYear: '2024-2025', standard: 'hqb-2017' });
    expect(['met', 'notMet', 'pending']).toContain(answer['verdict']);
    expect(answer['verdict']).not.toBe('met');
    const lists = ['indicators', 'sections', 'blockers', 'excluded', 'claims'].map((key) => answer[key] as unknown[]);
    expect(lists.map(Array.isArray)).toEqual([true, true, true, true, true]);
    expect(lists[0]).toHaveLength(7);
    for (const stage of ['primary', 'junior'] as const) {
      const { sections, compliant, passing, cv, cvMet } = answer.stages[stage];
      expect([sections, compliant]).toEqual(expected[stage]);
      expect([passing, cv, cvMet].map(({ length }) => length)).toEqual([7, 7, 7]);
    }
    expect(lists[1]).toContainEqual(
      expect.objectContaining({ values: expect.arrayContaining([expect.stringMatching(/^\d+\.\d{6}$/)]) }),
    );
  });

  it('judges by another standard, and prints a table for people', async () => {
    const { code, stdout } = await hengjian('assess', 'apps/cli/cases/zhangwu.json', '--standard', 'basic-2012');
    expect(code).toBe(0);
    expect(stdout).toContain('彰武县');
    expect(() => JSON.parse(stdout) as unknown).toThrow(SyntaxError);
  });

  it('names line and field of what it cannot read', async () => {
    const rows = '\n {"section": "一小", "stage": "primary",\n  "students": -3}\n';
    writeFileSync(file('bad.json'), `{"county": "某县", "schoolYear": "2024-2025", "rows": [${rows}]}`);
    expect(await refused('assess', file('bad.json'), '--json')).toMatch(/^第3行 rows\[0\]\.students：不能为负数.*\n$/);
    writeFileSync(file('broken.json'), '{"county": "某县",\n "rows": [');
    expect(await refused('assess', file('broken.json'))).toMatch(/^第2行 rows\[0\]：文件在此处中断\n$/);
    expect(await refused('assess', file('nowhere.json'))).toMatch(/^找不到 .*nowhere\.json.*\n$/);
    const standard = await refused('assess', 'apps/cli/cases/zhangwu.json', '--standard', 'hqb-2030');
    expect(standard).toContain('没有标准“hqb-2030”');
  });
});

describe('check-report', () => {
  const report = (name: string) => `test/fixtures/report-checks/${name}`;

  it('ends with 1 and says the place of what contradicts itself, with 0 where nothing does', async () => {
    const { code, stdout } = await hengjian('check-report', report('zhangwu-2024.txt'));
    expect(code).toBe(1);
    expect(stdout).toContain('第 9 行第 13 字“32所”：报告写 32，核对为 24 + 2 + 4 = 30，连同另有的共 31');
    // The same in GB18030.
    const other = await hengjian('check-report', report('encodings/zhangwu-2024.gb18030.bin'), '--json');
    expect([other.code, JSON.parse(other.stdout)]).toMatchObject([1, { contradictions: { length: 4 }, county: null }]);
    expect(await printed('check-report', report('jiading-2022.txt'))).toMatchObject({ contradictions: [] });
  });

  it('shows what it understands, and refuses what it cannot read in words', async () => {
    const { stdout } = await hengjian('check-report', '--rules');
    expect(stdout).toContain('总数与“其中”各项之和');
    writeFileSync(file('report.pdf'), '%PDF-1.7');
    expect(await refused('check-report', file('report.pdf'))).toContain('这个文件是 PDF');
    expect(await refused('check-report')).toContain('请写明要核对的报告文件');
    expect(await refused('check-report', report('jiading-2022.txt'), '--county', '甲县')).toContain('--data-year');
  });

  it('compares with a county of a store, which must be there', async () => {
    const words = ['--county', '甲县', '--data-year', '2024-2025', '--data'];
    const answer = await printed('check-report', report('jiading-2022.txt'), ...words, store);
    expect(answer).toMatchObject({
      county: { county: '甲县', dataYear: '2024-2025', comparisons: [{ agrees: null }, {}] },
    });
    expect(await refused('check-report', report('jiading-2022.txt'), ...words, file('typo'))).toContain('没有数据');
  });
});

it('an option or command that does not exist is refused', async () => {
  expect(await refused('head', '--dta', store)).toContain("unknown option '--dta'");
  expect(await refused('haed')).toContain("unknown command 'haed'");
});

describe('a first account', () => {
  it('comes with its county, and its password is told once', () => {
    expect(first).toMatchObject({ username: 'keeper', role: 'administrator' });
    expect(first.password.length).toBeGreaterThanOrEqual(10);
    expect(readFileSync(join(store, 'events.sqlite')).includes(first.password)).toBe(false);
  });

  it('is refused under a name that is taken, and makes no store of a mistyped path', async () => {
    expect(await refused('user', 'add', 'keeper', '--unit', '甲县', '--data', store)).toMatch(/username-taken\)\n$/);
    expect(await refused('user', 'add', 'other', '--unit', '甲县', '--data', file('typo'))).toContain('没有数据');
    for (const command of ['status', 'rebuild']) {
      expect(await refused(command, '--data', file('typo'))).toContain('没有数据');
    }
    for (const command of ['head', 'verify', 'export']) {
      expect(await refused(command, '--data', file('typo'))).toContain('不存在');
    }
    expect(existsSync(file('typo'))).toBe(false);
  });
});

describe('verify', () => {
  /** What someone with the file and a SQLite shell can do; the store's own count is made to agree. */
  const spoil = (data: string, sql: string): void => {
    const db = new Sqlite(join(data, 'events.sqlite'));
    db.exec('drop trigger event_no_update; drop trigger event_no_delete');
    db.exec(sql);
    const rows = db.all<{ hash: string; link: string }>(
      'select lower(hex(hash)) as hash, lower(hex(link)) as link from event order by sequence',
    );
    const { count, text } = rows.reduce((tree, { hash }) => tree.append(hash), Frontier.empty);
    db.run('update frontier set count = ?, peaks = ?, link = ?', count, text, rows.at(-1)!.link);
    db.close();
  };

  it('finds nothing in a sound log, and says what it cannot see', async () => {
    const head = await printed<Head>('head', '--data', store);
    expect(head.root).toMatch(/^[0-9a-f]{64}$/);
    writeFileSync(file('head.json'), JSON.stringify(head));
    const { count, root } = head;
    const found = await printed<Verified>('verify', '--data', store);
    const nothing = { files: { cited: 0, wrong: [] }, signedBy: [], signedUpTo: null, witnessed: [] };
    expect(found).toEqual({ count, root, finding: null, tailProven: false, ...nothing });
    const proven = await printed<Verified>('verify', '--data', store, '--head', file('head.json'));
    expect(proven).toEqual({ count, root, finding: null, tailProven: true, ...nothing });
    expect((await hengjian('verify', '--data', store)).stdout).toContain('若末尾被截去');
  });

  it('sees a cut tail by a head that was kept, and only by one', async () => {
    const { count } = await printed<Head>('head', '--data', store);
    const cut = copy('cut');
    spoil(cut, `delete from event where sequence = ${count}`);
    expect((await printed<Verified>('verify', '--data', cut)).finding).toBeNull();
    const { code, stdout } = await hengjian('verify', '--data', cut, '--head', file('head.json'), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ finding: { sequence: count, reason: 'cut-tail' } });
  });

  it('names the event of which a byte was changed', async () => {
    const changed = copy('changed');
    spoil(changed, `update event set data = replace(data, '甲县', '乙县') where sequence = 1`);
    const { code, stdout } = await hengjian('verify', '--data', changed, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ finding: { sequence: 1, reason: 'data-differs' } });
    expect((await hengjian('verify', '--data', changed)).stdout).toContain('第 1 条');
  });

  it('takes no other file for a head', async () => {
    writeFileSync(file('other.json'), '{}');
    expect(await refused('verify', '--data', store, '--head', file('other.json'))).toContain('不是日志摘要');
  });
});

describe('export and import', () => {
  const exported = file('log.ndjson');

  it('carry a log to a new directory byte for byte', async () => {
    const head = await printed<Head>('head', '--data', store);
    const { stdout } = await hengjian('export', '--data', store);
    const lines = stdout.trimEnd().split('\n');
    expect(JSON.parse(lines[0]!)).toEqual({ format: 'hengjian-log@1', ...head });
    expect(lines).toHaveLength(head.count + 1);
    writeFileSync(exported, stdout);
    const into = file('imported');
    expect(await printed('import', exported, '--data', into)).toEqual(head);
    expect(await printed('head', '--data', into)).toEqual(head);
    expect((await hengjian('export', '--data', into)).stdout).toBe(stdout);
    expect(await printed('status', '--data', into)).toMatchObject({ state: 'live', sequence: head.count, lag: 0 });
  });

  it('write no file anew', async () => {
    const out = file('out.ndjson');
    const { count } = await printed<Head>('export', '--data', store, '--out', out);
    expect(readFileSync(out, 'utf8').trimEnd().split('\n')).toHaveLength(count + 1);
    expect(await refused('export', '--data', store, '--out', out)).toContain('已存在');
    const before = readdirSync(store);
    expect(await refused('import', exported, '--data', store)).toContain('已存在');
    expect(readdirSync(store)).toEqual(before);
  });

  it.each([
    ['a changed byte', (text: string) => text.replace('甲县', '乙县'), /第 1 条/],
    ['a cut tail', (text: string) => text.slice(0, text.trimEnd().lastIndexOf('\n') + 1), /截去/],
    ['half a line', (text: string) => text.slice(0, -20), /行不是导出的记录/],
    ['another file', () => '{"county":"甲县"}\n', /不是本系统导出的日志/],
    ['an empty file', () => '', /不是本系统导出的日志/],
  ])('keep nothing of %s', async (_, spoilt, sentence) => {
    writeFileSync(file('spoilt.ndjson'), spoilt(readFileSync(exported, 'utf8')));
    expect(await refused('import', file('spoilt.ndjson'), '--data', file('new/one'))).toMatch(sentence);
    expect(existsSync(file('new'))).toBe(false);
  });
});
