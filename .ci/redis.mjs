// Debian's redis-server, for the tests of jobs on Redis; installed when missing. Tests start their own, on a port of its own.
import { execSync, spawnSync } from 'node:child_process';

if (spawnSync('redis-server', ['--version']).status !== 0) {
  console.error('安装 redis-server…（Debian 软件包，供任务队列测试使用）');
  const run = (command) =>
    execSync(command, { stdio: ['ignore', 'ignore', 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  const sudo = process.getuid?.() === 0 ? '' : 'sudo ';
  run(`${sudo}apt-get -qq update`);
  run(`${sudo}apt-get -qq install -y --no-install-recommends redis-server`);
  // The package starts a service of its own, which nobody asked for.
  run(`(${sudo}systemctl disable --now redis-server || ${sudo}service redis-server stop) 2>/dev/null || true`);
}
