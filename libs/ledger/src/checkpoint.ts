import { base64Of, exactBase64 } from './note.js';
import type { TreeHead } from './proof.js';

/** What a checkpoint says: the log of this name had so many events, with this root (hex), when it was signed. */
export type Checkpoint = TreeHead & Readonly<{ origin: string }>;

/** A text is not that of a checkpoint. */
export class MalformedCheckpoint extends Error {
  constructor() {
    super('not a checkpoint');
    this.name = 'MalformedCheckpoint';
  }
}

/** The text that is signed (c2sp.org/tlog-checkpoint): origin, count, root. */
export const checkpointText = ({ origin, count, root }: Checkpoint): string =>
  `${origin}\n${count}\n${base64Of(root)}\n`;

/** Reads the text of a checkpoint; lines that others have added below the third are passed over. @throws MalformedCheckpoint */
export const parseCheckpoint = (text: string): Checkpoint => {
  const [origin, size, base64, ...rest] = text.split('\n');
  const root = exactBase64(base64 ?? '');
  const count = Number(size);
  const isRight =
    origin !== undefined &&
    origin !== '' &&
    /^(0|[1-9]\d*)$/.test(size ?? '') &&
    Number.isSafeInteger(count) &&
    root?.length === 32 &&
    rest.at(-1) === '' &&
    rest.slice(0, -1).every((line) => line !== '');
  if (!isRight) throw new MalformedCheckpoint();
  return { origin, count, root: root.toString('hex') };
};

/** The name of a log in its checkpoints: of this store, and of no other. */
export const originOf = (storeId: string): string => `hengjian/${storeId}`;
