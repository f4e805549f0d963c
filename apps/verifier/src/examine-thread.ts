import { parentPort } from 'node:worker_threads';
import { examinedLine, type ExaminedLine } from '@app/ledger';
import { linesIn } from './lines.js';

/** What a thread is given: whole lines after the first, and whether events have paths. */
export type Block = Readonly<{ bytes: Uint8Array; hasPaths: boolean }>;

/** Each line of a block, looked at by itself. */
export const examinedBlock = ({ bytes, hasPaths }: Block): readonly ExaminedLine[] =>
  Array.from(linesIn(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)), (line) =>
    examinedLine(line, hasPaths),
  );

/** Answers blocks in the order in which they come, as JSON, which costs half of what cloning does. */
export const answerBlocks = (): void => {
  parentPort!.on('message', (block: Block) => parentPort!.postMessage(JSON.stringify(examinedBlock(block))));
};
