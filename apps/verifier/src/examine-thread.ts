import { parentPort } from 'node:worker_threads';
import { stretchIn, type BundleStretch, type TreeHead } from '@app/ledger';
import { linesIn } from './lines.js';

/** Whole lines of a bundle after the first, and the tree that its events have paths to, if they have. */
export type Block = Readonly<{ bytes: Uint8Array<ArrayBuffer>; part: TreeHead | null }>;

/** A block, and what is right of it from its beginning. */
export type Examined = Readonly<{ bytes: Uint8Array<ArrayBuffer>; stretch: BundleStretch | null }>;

/** The same bytes, with a buffer's ways. */
export const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array<ArrayBuffer>): Buffer<ArrayBuffer> =>
  Buffer.from(buffer, byteOffset, byteLength);

/** Looks at a block by itself. */
export const examinedBlock = ({ bytes, part }: Block): Examined => ({
  bytes,
  stretch: stretchIn(linesIn(bufferOf(bytes)), part),
});

/** What a thread answers: the bytes are given back; the stretch is JSON, which costs half of what cloning does. */
export type Answer = Readonly<{ bytes: Uint8Array<ArrayBuffer>; stretch: string }>;

/** Answers blocks in the order in which they come. */
export const answerBlocks = (): void => {
  parentPort!.on('message', (block: Block) => {
    const { bytes, stretch } = examinedBlock(block);
    const answer: Answer = { bytes, stretch: JSON.stringify(stretch) };
    parentPort!.postMessage(answer, [bytes.buffer]);
  });
};
