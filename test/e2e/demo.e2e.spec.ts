import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Head, Verified } from '@app/ledger';
import { Sqlite } from '@app/sqlite';
import { hengjian, printed, refused, type Ended } from '@test/processes';
import { eventsOf, ledgerOf } from '@test/logs';
import { temporaryDirectory } from '@test/temporary';

const { directory, remove } = temporaryDirectory();
afterAll(remove);
const data = join(directory, 'demo');
const demo = (...more: readonly string[]) => hengjian('demo', '--no-serve', '--data', data, ...more);

let first: Ended;
let head: Head;
beforeAll(async () => {
  first = await demo();
  head = await printed('head', '--data', data);
});

it('prints both counties beside what they published, and what contradicts it', () => {
  expect(first).toMatchObject({ code: 0 });
  const { stdout } = first;
  for (const county of ['彰武县', '荣昌区']) {
    expect(stdout).toMatch(new RegExp(`── ${county} 2024-2025 学年`));
    expect(stdout).toContain(`── ${county}整改台账`);
  }
  expect(stdout).toMatch(/小学 28 个参评单位 +达标数 +28 = +28 = +28 = +24 = +25 = +26 = +28 = +24 =/);
  expect(stdout).toMatch(/初中 19 个参评单位 .*19 =\n/);
  expect(stdout).toMatch(/✗ .*88\.46%/);
  expect(stdout).toMatch(/一个问题的经过[^─]*发现[^─]*不予销号[^─]*准予销号/);
  expect(stdout).toMatch(/三个过去的日子[^─]*2024-11-03 [^─]*2024-12-29 [^─]*2025-06-30 /);
  // Inspectors are told apart by name.
  expect(stdout).toContain('彰武县 责任督学甲');
  const roles = ['管理员', '督导室主任', '督学', '局领导', '审计', '责任单位', '校长', '填报员'];
  for (const role of roles) expect(stdout.slice(stdout.indexOf('── 登录账号'))).toContain(role);
});

it('shows an issue of every outcome', async () => {
  const issues = ledgerOf(data, '2025-07-10');
  expect(issues.length).toBeGreaterThanOrEqual(12);
  const acts = new Map<string, string[]>();
  for (const { stream, type } of await eventsOf(data)) acts.set(stream, [...(acts.get(stream) ?? []), type]);
  const lives = issues.map(({ issueId, status, overdue, leadKind, stopped, stageOn }) => ({
    status,
    stopped,
    stageOn,
    overdue,
    leadKind,
    acts: acts.get(`hj.main.rectification-${issueId}`)!,
  }));
  const some = (outcome: (life: (typeof lives)[number]) => boolean): boolean => lives.some(outcome);
  const inOrder = (found: readonly string[], ...types: readonly string[]): boolean => {
    let from = 0;
    return types.every((type) => (from = found.indexOf(type, from) + 1) > 0);
  };
  expect({
    closedAtOnce: some((life) => life.status === 'closed' && !life.acts.includes('ClosureRejected')),
    rejectedThenClosed: some((life) => inOrder(life.acts, 'ClosureRejected', 'OnSiteVerified', 'IssueClosed')),
    reopened: some((life) => inOrder(life.acts, 'IssueClosed', 'IssueReopened') && life.status !== 'closed'),
    overdue: some((life) => life.overdue && life.status !== 'closed'),
    extended: some((life) => inOrder(life.acts, 'ExtensionRequested', 'ExtensionGranted')),
    passedToDepartment: some((life) => life.leadKind === 'department' && inOrder(life.acts, 'ConsultationAccepted')),
    waitingForSignature: some((life) => life.status === 'assigned'),
    slipAnswered: some((life) => inOrder(life.acts, 'RungFired', 'RungAnswered', 'RungAnswerAccepted', 'RungFired')),
    waived: some(({ stopped }) => stopped?.grounds === 'waiver' && stopped.until === '2025-08-31'),
    inStages: some((life) => inOrder(life.acts, 'LongTermRequested', 'LongTermGranted') && life.stageOn !== null),
  }).toEqual({
    closedAtOnce: true,
    rejectedThenClosed: true,
    reopened: true,
    overdue: true,
    extended: true,
    passedToDepartment: true,
    waitingForSignature: true,
    slipAnswered: true,
    waived: true,
    inStages: true,
  });
});

it('is proved by a replay of its log, and a read model that says otherwise is found', async () => {
  const proved = await hengjian('prove', '--sample', '5', '--seed', '7', '--data', data);
  expect([proved.code, proved.stdout.match(/✓ /g)?.length]).toEqual([0, 5]);
  const other = join(directory, 'damaged');
  cpSync(data, other, { recursive: true });
  const file = readdirSync(other).find((name) => /^read-\w+\.sqlite$/.test(name))!;
  const db = new Sqlite(join(other, file));
  db.run('delete from submission_accepted');
  db.close();
  const found = await hengjian('prove', '--county', '彰武县', '--data', other);
  expect(found).toMatchObject({ code: 1 });
  expect(found.stdout).toMatch(
    /✗ 彰武县 2024-2025 .*学生数（sections\[0\]\.students）：系统的答复是null，由记录重放得"\d+"/,
  );
  expect(found.stdout).toMatch(/相关记录号：\d+/);
});

it('tells its story once, verifiably, and the same again when asked to begin anew', async () => {
  const again = await demo();
  expect(again).toMatchObject({ code: 0, stdout: first.stdout });
  expect(again.stderr).not.toContain('正在');
  expect(await printed('head', '--data', data)).toEqual(head);
  const verified = await printed<Verified>('verify', '--data', data);
  expect(verified).toMatchObject({ count: head.count, root: head.root, finding: null });

  const anew = await demo('--reset');
  expect(anew.code).toBe(0);
  expect(anew.stderr).toContain(`已写入 ${head.count} 条记录`);
  const fresh = await printed<Head>('head', '--data', data);
  expect(fresh.count).toBe(head.count);
  expect(fresh.storeId).not.toBe(head.storeId);
});

it('leaves a directory with other data alone', async () => {
  const other = join(directory, 'other');
  mkdirSync(other);
  writeFileSync(join(other, 'report.txt'), '县里的材料');
  for (const more of [[], ['--reset']]) {
    expect(await refused('demo', '--no-serve', '--data', other, ...more)).toContain('不是演示的数据');
  }
  expect(readdirSync(other)).toEqual(['report.txt']);
  expect(readFileSync(join(other, 'report.txt'), 'utf8')).toBe('县里的材料');
});
