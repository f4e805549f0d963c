// Debian's HAProxy, for several nodes on one machine (`npm run cluster`); installed when missing. Started on ports of its own.
import { execSync, spawnSync } from 'node:child_process';

if (spawnSync('haproxy', ['-v'], { env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` } }).status !== 0) {
  console.error('安装 haproxy…（Debian 软件包，供几个节点的试验使用）');
  const run = (command) =>
    execSync(command, { stdio: ['ignore', 'ignore', 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  const sudo = process.getuid?.() === 0 ? '' : 'sudo ';
  run(`${sudo}apt-get -qq update`);
  run(`${sudo}apt-get -qq install -y --no-install-recommends haproxy`);
  // The package starts a service of its own, which nobody asked for.
  run(`(${sudo}systemctl disable --now haproxy || ${sudo}service haproxy stop) 2>/dev/null || true`);
}
