import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Scheduler } from '@app/platform/scheduler';
import { usualDelivery } from '@app/runtime';
import { DeliveryStage, type Telling } from '@test/deliveries';
import type { QueueOptions } from '../../apps/worker/src/queued/options.js';

/** Queues of a server, and schedulers of workers beside it. */
export type QueuesStage = Readonly<{
  queues: QueueOptions;
  workers: readonly Scheduler[];
  until(so: () => boolean | Promise<boolean>): Promise<void>;
  close(): Promise<void>;
}>;

const told: readonly Telling[] = Array.from({ length: 20 }, () => 'inspection' as const);
const morning = '2025-03-18T02:00:00.000Z';

/** What deliveries do, whatever says when their time has come. */
export const queuedDeliveriesContract = (name: string, open: (workers: number) => Promise<QueuesStage>): void => {
  describe(name, () => {
    let made: QueuesStage;
    let stage: DeliveryStage;
    const started = async (workers: number) => {
      made = await open(workers);
      stage = await DeliveryStage.start(told, { channels: ['email', 'webhook'], at: morning, queues: made.queues });
      await stage.settings.setCounty('county-1', { ...usualDelivery, channels: ['email', 'webhook'] });
      for (const worker of made.workers) await worker.start((keys) => stage.desk.wake(keys));
    };
    const ids = () => stage.given.map(({ message }) => message.id).toSorted();
    const statuses = async () => {
      const entries = await Promise.all(told.map((_, n) => stage.operations.outbox.about(`inspection-${n + 1}`)));
      return entries.flat().map(({ status, attempts }) => `${status} ${attempts}`);
    };
    const sent = told.length * 2;
    const settled = () => made.until(async () => (await statuses()).filter((one) => one === 'sent 1').length === sent);
    beforeEach(() => started(2));
    afterEach(async () => {
      for (const worker of made.workers) await worker.close();
      await stage.close();
      await made.close();
    });

    it('sends each message once, whoever takes it', async () => {
      stage.tell(told.length);
      await stage.look(morning);
      await settled();
      expect(ids()).toHaveLength(sent);
      expect(new Set(ids()).size).toBe(sent);
    });

    it('sends none twice, however often it is asked for', async () => {
      stage.tell(told.length);
      await Promise.all([stage.look(morning), stage.look(morning)]);
      const entries = await stage.operations.outbox.about('inspection-1');
      const keys = entries.map(({ bundle }) => `delivery/${bundle}`);
      await Promise.all([stage.desk.wake(keys), stage.desk.wake([...keys, ...keys, 'delivery/nowhere'])]);
      await stage.look(morning);
      await settled();
      expect(new Set(ids()).size).toBe(ids().length);
    });

    it('tries again in its own time what a way out refused', async () => {
      const { NotDelivered } = await import('@app/platform/channels');
      stage.fail = (channel) => (channel === 'webhook' ? new NotDelivered('status-500', false) : undefined);
      stage.tell(1);
      await stage.look(morning);
      await made.until(async () => (await statuses()).toSorted().join() === 'sent 1,waiting 1');
      stage.fail = () => undefined;
      await stage.look('2025-03-18T02:00:01.000Z');
      expect(stage.given).toHaveLength(1);
      await stage.look('2025-03-18T04:00:00.000Z');
      await made.until(async () => (await statuses()).toSorted().join() === 'sent 1,sent 2');
      expect(stage.given.map(({ channel }) => channel).toSorted()).toEqual(['email', 'webhook']);
    });
  });
};
