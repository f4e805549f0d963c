import { setTimeout as sleep } from 'node:timers/promises';
import { KurrentTestServer } from '../support/kurrent-server/server.js';

/** The test double of KurrentDB in a process of its own: its log in a file, its faults switched from outside. */
export type StoreFault = Readonly<{ cut: number }> | Readonly<{ silent: number }>;

const [file = '', port = '0'] = process.argv.slice(2);
const options = { file, port: Number(port) };
let server = await KurrentTestServer.start(options);

/** Every connection ends, and none is taken for so many milliseconds: a server that was killed, or a cable. */
const cut = async (ms: number): Promise<void> => {
  server.kill();
  await sleep(ms);
  server = await KurrentTestServer.start(options);
};

/** Takes calls and answers none for so many milliseconds. */
const silent = async (ms: number): Promise<void> => {
  server.faults.silent = true;
  await sleep(ms);
  server.faults.silent = false;
};

process.on('message', (fault: StoreFault) => void ('cut' in fault ? cut(fault.cut) : silent(fault.silent)));
process.once('disconnect', () => process.exit(0));
process.once('SIGTERM', () => process.exit(0));
console.log(`store at ${server.port}`);
