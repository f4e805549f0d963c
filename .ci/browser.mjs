// Debian's Chromium and a Chinese font, for the tests in a real browser; installed when missing.
import { execSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Where Debian puts its browser. */
export const chromium = '/usr/bin/chromium';

const missing = [
  ...(existsSync(chromium) ? [] : ['chromium']),
  ...(existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc') ? [] : ['fonts-noto-cjk']),
];
if (missing.length > 0) {
  console.error(`安装 ${missing.join('、')}…（Debian 软件包，供浏览器测试使用）`);
  const run = (command) =>
    execSync(command, { stdio: ['ignore', 'ignore', 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  const sudo = process.getuid?.() === 0 ? '' : 'sudo ';
  run(`${sudo}apt-get -qq update`);
  run(`${sudo}apt-get -qq install -y --no-install-recommends ${missing.join(' ')}`);
}
