import { existsSync } from 'node:fs';
import { endReplacement, logFile } from '@app/runtime/backup';
import { Failed } from './failed.js';

/** For what only makes sense on a store that is there: a mistyped path must not make one. @throws Failed */
export const existingStore = (data: string): string => {
  endReplacement(data);
  if (existsSync(logFile(data))) return data;
  throw new Failed(`${data} 里没有数据，请检查 --data。`);
};
