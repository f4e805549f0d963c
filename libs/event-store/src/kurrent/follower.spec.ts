import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import type { Connection } from './connection.js';
import { Follower } from './follower.js';
import type { Arrived, LocalCopy, Place } from './local-copy.js';

type Filter = Readonly<{ filter: { checkpointReached: (from: unknown, place: Place) => Promise<void> } }>;

/** A subscription that says what a spec lets it say, also after it was ended, as a connection does that takes its time. */
class Said extends PassThrough {
  constructor(readonly asked: Filter) {
    super({ objectMode: true });
  }
  async unsubscribe(): Promise<void> {}

  says(...places: readonly bigint[]): void {
    for (const at of places) {
      const position = { commit: at, prepare: at };
      const event = { streamId: `hj.main.note-${at}`, id: `${at}`, type: 'x', data: Buffer.from('{}'), metadata: {} };
      this.emit('data', { event: { ...event, isJson: false, revision: 0n, position } });
    }
  }
}

const started = () => {
  const sessions: Said[] = [];
  const copied: bigint[] = [];
  let cursor: Place | null = null;
  const copy = {
    get cursor() {
      return cursor;
    },
    add: (events: readonly Arrived[]) => {
      for (const { at } of events) {
        if (cursor && at.commit <= cursor.commit) continue;
        copied.push(at.commit);
        cursor = at;
      }
    },
    advance: (place: Place) => void (cursor = place),
  };
  const subscribeToAll = (asked: Filter) => {
    sessions.push(new Said(asked));
    return sessions.at(-1);
  };
  const follower = new Follower(
    { client: { subscribeToAll }, namespace: '' } as unknown as Connection,
    copy as unknown as LocalCopy,
    { copied: () => undefined, warn: () => undefined, clock: () => undefined, now: () => '2025-03-03T01:00:00.000Z' },
  );
  const session = async (n: number): Promise<Said> => {
    while (!sessions[n]) await sleep(5);
    return sessions[n];
  };
  return { follower, copied, session };
};

it.each(['is begun anew', 'breaks'])('copies nothing of a subscription that %s after what it dropped', async (how) => {
  const { follower, copied, session } = started();
  const first = await session(0);
  first.says(1n, 2n);
  await sleep(10);
  // Not copied yet when it ends: the next one brings them again.
  first.says(3n, 4n);
  await first.asked.filter.checkpointReached(null, { commit: 4n, prepare: 4n });
  if (how === 'breaks') first.emit('error', new Error('gone'));
  else follower.restart();
  first.says(5n);
  const second = await session(1);
  first.says(6n);
  await first.asked.filter.checkpointReached(null, { commit: 6n, prepare: 6n });
  await sleep(10);
  second.says(3n, 4n, 5n, 6n);
  await sleep(10);
  await follower.stop();
  expect(copied).toEqual([1n, 2n, 3n, 4n, 5n, 6n]);
});
