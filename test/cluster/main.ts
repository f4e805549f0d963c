import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Cluster } from './cluster.js';
import { killed } from './kill.js';
import { opened } from './people.js';
import { trials } from './trials.js';

/** `npm run cluster [-- --port 8080 | --kill]`. With KURRENTDB_URL the log is there, and not on the test double. */
const { values } = parseArgs({
  options: { port: { type: 'string' }, kill: { type: 'boolean', default: false } },
});

const folder = mkdtempSync(join(tmpdir(), 'hengjian-cluster-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const kurrentUrl = process.env['KURRENTDB_URL'];
const died = (name: string, how: string, said: string): void =>
  console.error(`✗ ${name} 意外退出（${how}），最后说：\n${said}`);

/** Each part killed or cut off once under load; what was found wrong is said, and is the exit code. */
const tried = async (): Promise<void> => {
  if (kurrentUrl) throw new Error('--kill 会让事件库断开，只用协议替身：请去掉 KURRENTDB_URL。');
  const variables = { SIGN_INS_PER_MINUTE: '1000' };
  const say = (line: string): void => console.log(line);
  const wrong = await killed({ folder, died, variables, trials, around: 4000, say });
  for (const line of wrong.slice(0, 20)) console.error(`✗ ${line}`);
  console.log(wrong.length === 0 ? '✓ 没有丢失，没有重复，各处一致' : `✗ ${wrong.length} 处不对`);
  if (wrong.length > 0) process.exitCode = 1;
};

const shown = async (): Promise<void> => {
  const cluster = await Cluster.start({
    folder,
    died,
    ...(kurrentUrl && { kurrentUrl }),
    ...(values.port !== undefined && { port: Number(values.port) }),
  });
  const { username, password } = await opened(cluster.dataOf(cluster.apis[0]!), 'keeper', '--new-county', '试用县');
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

await (values.kill ? tried() : shown());
