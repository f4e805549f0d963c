import { afterEach, beforeEach, describe } from '@jest/globals';
import { appendContract } from './event-store/appends.contract.js';
import type { Engine, Held } from './event-store/held.js';
import { repeatContract } from './event-store/repeats.contract.js';
import { subscriptionContract } from './event-store/subscriptions.contract.js';
import { wholeLogContract } from './event-store/whole-log.contract.js';

export type { Engine } from './event-store/held.js';

/** What every `EventStore` must do, whatever its engine. */
export const eventStoreContract = (name: string, engine: () => Engine): void => {
  describe(`event store contract: ${name}`, () => {
    // Filled anew before each test: the parts hold this one object.
    const held = {} as Held;

    beforeEach(async () => {
      held.running = engine();
      held.store = await held.running.open();
      held.aborting = new AbortController();
    });
    afterEach(async () => {
      held.aborting.abort();
      await held.running.close();
    });

    appendContract(held);
    repeatContract(held);
    wholeLogContract(held);
    subscriptionContract(held);
  });
};
