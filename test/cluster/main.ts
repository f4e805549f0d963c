import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Cluster } from './cluster.js';

/** `npm run cluster [-- --port 8080]`. With KURRENTDB_URL the log is there, and not on the test double. */
const { values } = parseArgs({
  options: { port: { type: 'string' } },
});

const folder = mkdtempSync(join(tmpdir(), 'hengjian-cluster-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** The first account, made by the server itself. */
const founded = (data: string): Readonly<{ username: string; password: string }> => {
  const program = fileURLToPath(new URL('../../apps/cli/src/main.js', import.meta.url));
  const words = ['user', 'add', 'keeper', '--new-county', '试用县', '--data', data, '--json'];
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...words], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as { username: string; password: string };
};

const shown = async (): Promise<void> => {
  const kurrentUrl = process.env['KURRENTDB_URL'];
  const cluster = await Cluster.start({
    folder,
    died: (name, how) => console.error(`✗ ${name} 意外退出（${how}），日志在 ${folder}/${name}.log`),
    ...(kurrentUrl && { kurrentUrl }),
    ...(values.port !== undefined && { port: Number(values.port) }),
  });
  const { username, password } = founded(cluster.dataOf(cluster.apis[0]!));
  console.log(
    [
      `几个节点已启动：${cluster.url}（HAProxy，分给两个服务 ${cluster.apis.map(({ url }) => url).join('、')}）`,
      `登录：用户名 ${username}，初始口令 ${password}（首次登录须修改）`,
      kurrentUrl
        ? '事件库：KURRENTDB_URL 所指的 KurrentDB。'
        : '事件库：KurrentDB 的协议替身（仅供试验，写在一个文件里；设 KURRENTDB_URL 可换成真的）。',
      `数据和日志都在 ${folder}，退出时删除。按 Ctrl-C 全部停止。`,
    ].join('\n'),
  );
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    console.log('正在停止…');
    void cluster.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
};

await shown();
