import { readFileSync } from 'node:fs';
import { MalformedCheckpoint, MalformedNote, parseCheckpoint, parseNote } from '@app/ledger';
import { Failed } from './failed.js';
import { path } from './output.js';

/** How many events the checkpoint in a file counts. @throws Failed */
export const countIn = (file: string): number => {
  try {
    return parseCheckpoint(parseNote(readFileSync(path(file), 'utf8')).text).count;
  } catch (error) {
    if (!(error instanceof MalformedNote) && !(error instanceof MalformedCheckpoint)) throw error;
    throw new Failed(`${file} 不是检查点，请给出此前留存的检查点文件。`);
  }
};
