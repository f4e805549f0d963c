import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import type { GivingWay, NightlyProof } from '@app/runtime/replays';
import { NightlyProofs } from './nightly-proofs.service.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

it('looks at the start and every minute, one look at a time, and waits at the end for what is under way', async () => {
  const ways: GivingWay[] = [];
  let end = (): void => undefined;
  const look = (way: GivingWay): Promise<void> => {
    ways.push(way);
    return new Promise((resolve) => (end = resolve));
  };
  const proofs = new NightlyProofs({ look } as unknown as NightlyProof);
  proofs.onApplicationBootstrap();
  await jest.advanceTimersByTimeAsync(180_000);
  expect(ways).toHaveLength(1);
  end();
  await jest.advanceTimersByTimeAsync(60_000);
  expect(ways).toHaveLength(2);

  let isOver = false;
  const over = proofs.beforeApplicationShutdown().then(() => (isOver = true));
  await jest.advanceTimersByTimeAsync(0);
  expect([ways[1]!.signal.aborted, isOver]).toEqual([true, false]);
  end();
  await over;
  await jest.advanceTimersByTimeAsync(180_000);
  expect(ways).toHaveLength(2);
});
