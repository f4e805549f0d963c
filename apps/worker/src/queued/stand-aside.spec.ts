import { expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Lease } from '@app/platform/lease';
import type { ReadModel } from '@app/projections/kernel';
import type { QueueOptions } from './options.js';
import { StandAside } from './stand-aside.js';

Logger.overrideLogger(false);

class CountedLease extends Lease {
  held = true;
  released = 0;
  async start(): Promise<void> {}
  async release(): Promise<void> {
    this.held = false;
    this.released++;
  }
}

it('gives the rounds away, once, when the lists stop at what a newer program wrote', () => {
  let moved = () => {};
  let stoppedAt: string | null = null;
  const model = {
    get stoppedAt() {
      return stoppedAt;
    },
    onMoved: (listener: () => void) => {
      moved = listener;
      return () => (moved = () => {});
    },
  } as unknown as ReadModel;
  const leases = { processes: new CountedLease(), deadlines: new CountedLease(), deliveries: new CountedLease() };
  const aside = new StandAside(model, { leases } as unknown as QueueOptions);
  const released = () => Object.values(leases).map((lease) => lease.released);
  aside.onApplicationBootstrap();
  moved();
  expect(released()).toEqual([0, 0, 0]);
  stoppedAt = '2025-03-03T01:00:00.000Z';
  moved();
  moved();
  expect(released()).toEqual([1, 1, 1]);
});
