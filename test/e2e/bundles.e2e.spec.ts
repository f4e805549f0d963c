import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Config } from '@app/platform/config';
import { SqliteAccessJournal } from '@app/vault';
import { Api } from '@test/api';
import { hengjian, printed, Running } from '@test/processes';
import { temporaryDirectory } from '@test/temporary';

const { directory, remove } = temporaryDirectory();
const at = (name: string) => join(directory, name);
const data = at('data');
const alone = at('hengjian-verify.mjs');
let issueId: string;
let schoolId: string;
let verifier: string;

/** A county with two issues, one of them with a file. */
beforeAll(async () => {
  cpSync('dist/web/hengjian-verify.mjs', alone);
  const api = await Api.start();
  const top = await api.unit('county', null);
  schoolId = await api.unit('school', top);
  await api.account('inspector', top, ['inspector']);
  const issue = { unitId: schoolId, problem: '操场被占', clause: '第六条', severity: 'ordinary' };
  const inspector = await api.as('inspector');
  const raised = await inspector.post('/api/issues', { ...issue, evidence: [await api.evidence()] });
  issueId = (raised.body as { id: string }).id;
  await inspector.post('/api/issues', { ...issue, problem: '漏水', evidence: [] });
  cpSync(api.app.get(Config).dataDir, data, { recursive: true });
  await api.close();
  ({ verifier } = (await printed('keys', 'create', '--data', data, '--out', at('log.key'))) as { verifier: string });
  writeFileSync(at('log.pub'), `${verifier}\n`);
});
afterAll(remove);

const bundled = (name: string, ...options: string[]) =>
  printed('export', '--data', data, '--key', at('log.key'), '--out', at(name), ...options);

/** The one file, in a directory with nothing else, without this project's packages. */
const verifiedAlone = (...options: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [alone, ...options], {
    cwd: directory,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

describe('a bundle', () => {
  it('is noted in the access journal: whose past was carried away', async () => {
    await bundled('noted.bundle', '--unit', schoolId);
    const journal = new SqliteAccessJournal(join(data, 'journal.sqlite'));
    const [noted] = (await journal.list({ limit: 1, offset: 0 })).items;
    expect(noted).toMatchObject({ kind: 'history-read', accountId: null });
    expect(noted!.about).toMatchObject({ unitId: schoolId, kinds: ['bundle'] });
    await journal.close();
  });

  it.each([
    ['the whole log', () => ['--all']],
    ['an issue', () => ['--issue', issueId]],
    ['a unit', () => ['--unit', schoolId]],
  ] as const)('of %s is verified by its key, here and by the one file alone', async (what, scope) => {
    const name = `${what}.bundle`;
    const written = (await bundled(name, ...scope(), '--files')) as {
      events: number;
      files: string[];
      signedBy: string;
    };
    expect(written).toMatchObject({ signedBy: verifier, files: [expect.stringMatching(/^[0-9a-f]{64}$/)] });
    expect(await printed('verify', at(name), '--key', verifier)).toMatchObject({
      finding: null,
      events: written.events,
      filesChecked: 1,
    });
    expect(verifiedAlone(name, '--key', 'log.pub')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('逐条相符'),
    });
    const file = at(`${name}.files/${written.files[0]!}`);
    writeFileSync(file, 'x');
    const changed = verifiedAlone(name, '--key', 'log.pub');
    expect([changed.status, changed.stdout]).toEqual([1, expect.stringMatching(/内容被改动[\s\S]*was changed/)]);
  });

  it('holds one issue and nothing of the other', () => {
    const text = readFileSync(at('an issue.bundle'), 'utf8');
    expect(text).toContain('操场被占');
    expect(text).not.toContain('漏水');
  });

  it('shows to have grown from a checkpoint that was kept, or that it has not', async () => {
    const first = readFileSync(at('the whole log.bundle'), 'utf8').split('\n')[0]!;
    const { checkpoint } = JSON.parse(first) as { checkpoint: string };
    writeFileSync(at('kept.txt'), checkpoint);
    await bundled('later.bundle', '--issue', issueId, '--earlier', at('kept.txt'));
    expect(verifiedAlone('later.bundle', '--key', verifier, '--earlier', 'kept.txt')).toMatchObject({ status: 0 });
    writeFileSync(at('other.txt'), checkpoint.replace(/^\d+$/m, '9999'));
    expect(verifiedAlone('later.bundle', '--key', verifier, '--earlier', 'other.txt')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('签名是伪造的'),
    });
  });

  it('is named wrong at its first bad event, with 1', () => {
    const lines = readFileSync(at('the whole log.bundle'), 'utf8').split('\n');
    writeFileSync(at('bad.bundle'), lines.with(3, lines[3]!.replace('"data":{', '"data":{"x":1,')).join('\n'));
    const found = [1, '✗ 第 3 条记录的内容被改动。\n  The content of event 3 was changed.\n'];
    const { status, stdout } = verifiedAlone('bad.bundle', '--key', verifier);
    expect([status, stdout]).toEqual(found);
    const together = verifiedAlone('bad.bundle', '--key', verifier, '--threads', '2');
    expect([together.status, together.stdout]).toEqual(found);
  });

  it('is verified the same by several threads', () => {
    for (const name of ['the whole log.bundle', 'an issue.bundle']) {
      rmSync(at(`${name}.files`), { recursive: true });
      const [one, two] = ['0', '2'].map((threads) => verifiedAlone(name, '--key', verifier, '--threads', threads));
      expect(two).toEqual({ status: 0, stdout: expect.stringContaining('逐条相符'), stderr: '' });
      expect(two).toEqual(one);
    }
    expect(verifiedAlone('an issue.bundle', '--threads', 'many')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--threads 应为 0 到 99 的整数'),
    });
  });

  it('is not written without an object, over another file, or with a key that others can read', async () => {
    const refused = async (...options: string[]) => {
      const { code, stderr } = await hengjian('export', '--data', data, ...options);
      return [code, stderr.trim()] as const;
    };
    expect(await refused('--all')).toEqual([1, '请用 --out 指明证据包的文件名。']);
    expect(await refused('--all', '--issue', issueId, '--out', at('x'))).toEqual([
      1,
      expect.stringContaining('只能选一个'),
    ]);
    expect(await refused('--issue', 'nobody', '--out', at('x'))).toEqual([1, expect.stringContaining('没有这一对象')]);
    expect(await refused('--all', '--out', at('kept.txt'))).toEqual([1, expect.stringContaining('已存在')]);
    execFileSync('chmod', ['644', at('log.key')]);
    expect(await refused('--all', '--out', at('x'), '--key', at('log.key'))).toEqual([
      1,
      expect.stringContaining('chmod 600'),
    ]);
    execFileSync('chmod', ['600', at('log.key')]);
    expect(await refused('--all', '--out', at('x'), '--key', at('log.pub'))).toEqual([
      1,
      expect.stringContaining('签名密钥'),
    ]);
  });
});

describe('keys', () => {
  it('stay outside the data directory, are never printed, and never overwritten', async () => {
    const inside = await hengjian('keys', 'create', '--data', data, '--out', join(data, 'log.key'));
    expect([inside.code, inside.stderr]).toEqual([1, expect.stringContaining('在数据目录之内')]);
    const again = await hengjian('keys', 'create', '--data', data, '--out', at('log.key'));
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('已存在')]);
    const shown = await hengjian('keys', 'show', '--data', data, at('log.key'));
    expect(shown.stdout.trim()).toBe(verifier);
    // PRIVATE+KEY+name+hash+secret, and the secret, being base64, may hold a + too.
    const secret = readFileSync(at('log.key'), 'utf8').trim().split('+').slice(4).join('+');
    expect(secret).toHaveLength(44);
    expect(`${shown.stdout}${shown.stderr}${again.stdout}${again.stderr}`).not.toContain(secret);
  });

  it('stop a server that could not keep them, and the process ends', async () => {
    execFileSync('chmod', ['644', at('log.key')]);
    const variables = { SIGNING_KEY_FILE: at('log.key') };
    const { code, stderr } = await new Running(['serve', '--data', at('new')], { variables }).ended;
    execFileSync('chmod', ['600', at('log.key')]);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^签名密钥[^\n]*chmod 600[^\n]*\n$/)]);
  });

  it('may be of SM2, and sign bundles too', async () => {
    const { verifier: sm2 } = (await printed(
      'keys',
      'create',
      '--data',
      data,
      '--out',
      at('sm2.key'),
      '--algorithm',
      'sm2',
    )) as { verifier: string };
    await printed('export', '--data', data, '--key', at('sm2.key'), '--out', at('sm2.bundle'), '--all');
    expect(verifiedAlone('sm2.bundle', '--key', sm2)).toMatchObject({ status: 0 });
    expect(verifiedAlone('sm2.bundle', '--key', verifier)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('没有经公钥'),
    });
  });
});

describe('a witness and a change of keys', () => {
  const city = () => at('city.key');
  let cityKey: string;
  beforeAll(async () => {
    const witness = ['--name', 'audit.city', '--algorithm', 'cosignature'];
    const made = await printed<{ verifier: string }>('keys', 'create', '--data', data, '--out', city(), ...witness);
    cityKey = made.verifier;
    writeFileSync(at('witnesses.txt'), `# 市审计局\n${cityKey}\n`);
  });
  const variables = () => ({ SIGNING_KEY_FILE: at('log.key'), WITNESS_KEYS_FILE: at('witnesses.txt') });
  const asked = (...words: string[]) => new Running([...words, '--data', data], { variables: variables() }).ended;

  it('sees a checkpoint, sends it back, and is asked for by whoever verifies', async () => {
    expect((await asked('checkpoints', 'export', '--out', at('one.note'))).stderr).toBe('');
    const witness = ['witness', '--key', city(), '--log-key', at('log.pub'), '--checkpoint'];
    const first = await asked(...witness, at('one.note'), '--out', at('one.seen'));
    expect([first.code, first.stdout]).toEqual([0, expect.stringContaining('没有给出此前见证的检查点')]);
    const thief = await asked('witness', '--key', at('log.key'), ...witness.slice(3), at('one.note'), '--out', at('x'));
    expect([thief.code, thief.stderr]).toEqual([1, expect.stringContaining('不是见证用的密钥')]);
    expect((await asked('checkpoints', 'import', at('one.seen'))).stdout).toContain('已收下 audit.city+');
    expect(await printed('verify', '--data', data, '--key', verifier, '--witness', cityKey)).toMatchObject({
      finding: null,
      signedBy: [verifier.split('+').slice(0, 2).join('+')],
      witnessed: [{ witness: cityKey.split('+').slice(0, 2).join('+') }],
    });
    expect(verifiedAlone('sm2.bundle', '--witness', verifier)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('不是见证单位的公钥'),
    });
    await bundled('seen.bundle', '--issue', issueId);
    expect(verifiedAlone('seen.bundle', '--key', verifier, '--witness', cityKey)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/audit\.city\+\w{8} 见证了前 \d+ 条/),
    });
    expect(verifiedAlone('an issue.bundle', '--key', verifier, '--witness', cityKey)).toMatchObject({ status: 1 });
  });

  it('is followed by whoever has the old key, and recorded once', async () => {
    const { verifier: next } = await printed<{ verifier: string }>(
      'keys',
      'create',
      '--data',
      data,
      '--out',
      at('next.key'),
    );
    const rotate = ['keys', 'rotate', '--from', at('log.key'), '--to', at('next.key')];
    const done = await asked(...rotate);
    expect([done.code, done.stdout]).toEqual([0, expect.stringContaining(next)]);
    expect((await asked(...rotate)).stdout).toContain('此前已记录');
    await printed('export', '--data', data, '--key', at('next.key'), '--out', at('next.bundle'), '--issue', issueId);
    expect(verifiedAlone('next.bundle', '--key', verifier)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('密钥已更换'),
    });
    const retired = await asked('export', '--all', '--out', at('retired.bundle'));
    expect([retired.code, retired.stderr, existsSync(at('retired.bundle'))]).toEqual([
      1,
      expect.stringContaining('已换下'),
      false,
    ]);
    const text = readFileSync(at('next.bundle'), 'utf8');
    writeFileSync(at('led.bundle'), text.replace(/"rotations":\[.*?\],/, ''));
    expect(verifiedAlone('led.bundle', '--key', verifier)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('没有经公钥'),
    });

    // The witness sees what has grown since, under the new key.
    const since = ['--since', at('one.seen'), '--proof', at('two.proof')];
    const grown = await new Running(['checkpoints', 'export', '--data', data, '--out', at('two.note'), ...since], {
      variables: { SIGNING_KEY_FILE: at('next.key') },
    }).ended;
    expect(grown.code).toBe(0);
    const beyond = ['--out', at('x.note'), '--since', at('other.txt'), '--proof', at('x.proof')];
    const refused = await asked('checkpoints', 'export', ...beyond);
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringMatching(/^所给检查点有 9999 条.*\n.*9999 events/),
    ]);
    const again = [
      'witness',
      '--key',
      city(),
      '--log-key',
      next,
      '--checkpoint',
      at('two.note'),
      '--out',
      at('two.seen'),
    ];
    const unproven = await asked(...again, '--earlier', at('one.seen'));
    expect([unproven.code, unproven.stderr]).toEqual([1, expect.stringContaining('衔接证明')]);
    const seen = await asked(...again, '--earlier', at('one.seen'), '--proof', at('two.proof'));
    expect([seen.code, seen.stdout]).toEqual([0, expect.stringContaining('增长而来')]);
  });
});

describe('the golden bundle', () => {
  const golden = (name: string) => cpSync(`test/fixtures/bundles/${name}`, at(name));

  it('of an earlier day is still verified, and the forged ones beside it are not', () => {
    for (const name of ['golden.bundle', 'golden.pub', 'golden-forged.bundle']) golden(name);
    expect(verifiedAlone('golden.bundle', '--key', 'golden.pub')).toMatchObject({ status: 0 });
    expect(verifiedAlone('golden-forged.bundle', '--key', 'golden.pub')).toMatchObject({ status: 1 });
  });
});
