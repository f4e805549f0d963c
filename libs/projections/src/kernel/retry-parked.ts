import { storedAfter, type Log } from './delivery.js';
import type { Delivered, LiveFile } from './live-file.js';

/** Which parked streams: of one projection, or one stream, or all. */
export type WhichParked = Readonly<{ projection?: string | undefined; stream?: string | undefined }>;

/**
 * Tries parked streams again until none goes further. Answers how many events went in.
 * @param current the file that serves; a rebuild may swap it at any time
 */
export const retryParked = async (
  log: Log,
  current: () => LiveFile | undefined,
  { projection, stream }: WhichParked,
): Promise<number> => {
  let applied = 0;
  for (let more = true; more;) {
    more = false;
    const live = current();
    for (const parked of live?.parking.waiting(projection, stream) ?? []) {
      const delivered: Delivered[] = [];
      for (const sequence of parked.sequences) delivered.push(...(await storedAfter(log, sequence - 1, 1)));
      // A rebuild has swapped the file meanwhile: what waits there is looked at anew.
      more = current() !== live;
      if (more) break;
      const done = live?.retry(parked, delivered) ?? 0;
      applied += done;
      // More may have come to wait behind them meanwhile.
      more ||= done > 0 && done === delivered.length;
    }
  }
  return applied;
};
