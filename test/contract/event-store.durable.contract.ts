import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EventStore } from '@app/event-store';
import { Verifier } from '@app/ledger';
import { notes } from '../support/stored.js';
import type { Engine } from './event-store.contract.js';

/** An engine whose log is there after a crash. */
export type DurableEngine = Engine & Required<Pick<Engine, 'afterCrash'>>;

/** What a store whose log outlives its process must do beside. */
export const durableEventStoreContract = (name: string, engine: () => DurableEngine): void => {
  describe(`durable event store contract: ${name}`, () => {
    let running: DurableEngine;
    beforeEach(() => {
      running = engine();
    });
    afterEach(() => running.close());

    it('has every acknowledged append exactly once after a crash, and takes the repeats', async () => {
      const store = await running.open();
      const bursts = Array.from({ length: 50 }, () => notes(2));
      const append = (to: EventStore) => (events: (typeof bursts)[0], index: number) =>
        to.append(`hj.main.note-${index}`, 'noStream', events);
      const answers = await Promise.all(bursts.map(append(store)));
      const head = await store.head();

      const again = await running.afterCrash();
      expect(again.storeId).toBe(store.storeId);
      expect(await again.head()).toStrictEqual(head);
      expect(await again.readStored()).toStrictEqual(await store.readStored());
      expect(await Promise.all(bursts.map(append(again)))).toStrictEqual(answers);
      expect((await again.head()).count).toBe(100);

      expect((await again.append('hj.main.note-0', 1, notes(1))).sequence).toBe(101);
      const verifier = new Verifier(again.storeId, head);
      for (const event of await again.readStored()) expect(verifier.add(event)).toBeNull();
      expect(verifier.finish(await again.head()).finding).toBeNull();
    });
  });
};
