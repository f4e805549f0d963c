import { ReadModel } from '@app/projections/kernel';
import { openContext } from './context.js';

/** Where no server runs, the file that is there is not opened: it may be ahead of its log, or of another one. */
export const rebuildHere = async (data: string) => {
  const start = performance.now();
  const context = await openContext(data, { fresh: true });
  try {
    return { events: context.get(ReadModel).sequence, seconds: (performance.now() - start) / 1000 };
  } finally {
    await context.close();
  }
};
