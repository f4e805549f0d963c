import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '@app/domain/kernel';
import type { FilingCase } from '../excel/checking/report.js';
import type { DeskMessage, DeskReply } from './desk.js';
import { perform, type DeskOrder } from './work.js';

// The entry of the desk's thread: one order done, told in messages.
const port = parentPort!;
const waiting = new Map<number, (cases: readonly FilingCase[]) => void>();
let asked = 0;
const say = (message: DeskMessage): void => port.postMessage(message);

port.on('message', ({ number, cases }: DeskReply) => {
  waiting.get(number)?.(cases);
  waiting.delete(number);
});

try {
  const answer = await perform(workerData as DeskOrder, {
    cases: (unitIds) =>
      new Promise((resolve) => {
        asked += 1;
        waiting.set(asked, resolve);
        say({ kind: 'cases', number: asked, unitIds });
      }),
    progress: (units) => say({ kind: 'progress', units }),
  });
  say({ kind: 'done', answer });
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  say({ kind: 'refused', code: error.code, details: error.details });
}
port.close();
