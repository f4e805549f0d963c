import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How many of these somebody still holds, after what nobody holds has been collected. */
export const stillHeld = async (references: readonly WeakRef<object>[]): Promise<number> => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let times = 0; times < 5; times++) {
    // A reference that was just made or looked at holds on until its turn is over.
    await turn();
    collect();
  }
  return references.filter((reference) => reference.deref() !== undefined).length;
};
