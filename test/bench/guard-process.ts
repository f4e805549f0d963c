import { createInterface } from 'node:readline';

// Hears of processes (`+pid`, `-pid`). When whoever tells has gone, however it went, those that are left are ended.
const left = new Set<number>();

const end = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It had ended by itself.
  }
};

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const pid = Number(line.slice(1));
    if (line.startsWith('+')) left.add(pid);
    else left.delete(pid);
  })
  .on('close', () => left.forEach(end));
