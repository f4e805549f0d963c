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
  constructor(readonly alone: boolean) {
    super();
  }
  async start(): Promise<void> {}
  async release(): Promise<void> {
    this.held = false;
    this.released++;
  }
}

it.each([
  { who: 'a node of several', alone: false, times: 1 },
  { who: 'a server that is alone', alone: true, times: 0 },
])('$who gives the rounds away $times times when the lists stop at what a newer program wrote', ({ alone, times }) => {
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
  const [processes, deadlines, deliveries] = [1, 2, 3].map(() => new CountedLease(alone));
  const leases = { processes: processes!, deadlines: deadlines!, deliveries: deliveries! };
  const aside = new StandAside(model, { leases } as unknown as QueueOptions);
  const released = () => Object.values(leases).map((lease) => lease.released);
  aside.onApplicationBootstrap();
  moved();
  expect(released()).toEqual([0, 0, 0]);
  stoppedAt = '2025-03-03T01:00:00.000Z';
  moved();
  moved();
  expect(released()).toEqual([times, times, times]);
});
