import type { INestApplicationContext } from '@nestjs/common';
import { EventStore } from '@app/event-store';
import { Clock } from '@app/platform/clock';
import type { Metrics } from '@app/platform/metrics';
import { allProjections } from '@app/projections';
import { ProjectionHost } from '@app/projections/kernel';
import { rootUnits, unitsUnder } from '@app/projections/organizations';
import { Operations } from '@app/vault';
import { ProcessBooks } from '../process-books.js';
import { Checkpoints } from '../proofs/checkpoints.js';
import { signingOf, signings } from '../proofs/signing.js';
import { NightlyProof } from '../replays/nightly-proof.js';
import { WakeDesk } from '../wakes/wake-desk.js';

/** Age in seconds of the first event that the lists do not show; 0 when they show all. */
const lagSeconds = async (store: EventStore, sequence: number, now: string): Promise<number> => {
  const [first] = await store.readStored({ after: sequence, limit: 1 });
  if (!first) return 0;
  const { recordedAt } = JSON.parse(first.meta) as { recordedAt: string };
  return Math.max(0, (Date.parse(now) - Date.parse(recordedAt)) / 1000);
};

const listFigures = (metrics: Metrics, host: ProjectionHost): void => {
  const { sequence, parked } = host.state();
  metrics.set('hengjian_read_model_sequence', sequence);
  metrics.forget('hengjian_parked_events');
  for (const { name: projection } of allProjections) {
    const own = parked.filter((one) => one.projection === projection);
    // A list that left out an event is whole up to the one before it.
    const whole = Math.min(sequence, ...own.map((one) => one.sequence - 1));
    metrics.set('hengjian_projection_sequence', whole, { projection });
    metrics.set(
      'hengjian_parked_events',
      own.reduce((sum, { events }) => sum + events, 0),
      { projection },
    );
  }
};

/** The nightly proofs of this server's lists. What it counted is told as what has come since it was last asked. */
const replayFigures = (metrics: Metrics, nightly: NightlyProof): void => {
  const told = { same: 0, differs: 0, unproved: 0 };
  metrics.gather(async () => {
    const { last, logFaults, proved } = await nightly.figures();
    metrics.set('hengjian_replay_open_differences', last?.open.filter(({ fault }) => fault === null).length ?? 0);
    metrics.set('hengjian_log_faults', logFaults);
    for (const outcome of ['same', 'differs', 'unproved'] as const) {
      metrics.count('hengjian_replay_proved_points_total', { outcome }, proved[outcome] - told[outcome]);
      told[outcome] = proved[outcome];
    }
    if (last?.endedAt) metrics.set('hengjian_replay_last_timestamp_seconds', Date.parse(last.endedAt) / 1000);
  });
};

/** Everything that the process knows of itself without having counted it, gathered when it is asked for. */
export const gatherFigures = (metrics: Metrics, app: INestApplicationContext): void => {
  const [host, store, operations] = [app.get(ProjectionHost), app.get(EventStore), app.get(Operations)];
  const [clock, desk] = [app.get(Clock), app.get(WakeDesk, { strict: false })];
  const books = new ProcessBooks(operations);
  metrics.gather(async () => listFigures(metrics, host));
  metrics.gather(async () => {
    const { count } = await store.head();
    const { sequence } = host;
    const { knownUntil } = store;
    metrics.set('hengjian_log_events', count);
    metrics.set('hengjian_log_heard', knownUntil === null ? 1 : 0);
    const unheard = knownUntil === null ? 0 : Date.parse(clock.now()) - Date.parse(knownUntil);
    metrics.set('hengjian_log_unheard_seconds', Math.max(0, unheard / 1000));
    metrics.set('hengjian_read_model_lag_events', Math.max(0, count - sequence));
    metrics.set('hengjian_read_model_lag_seconds', await lagSeconds(store, sequence, clock.now()));
  });
  metrics.gather(async () => {
    const now = await signingOf(app.get(Checkpoints));
    for (const state of signings) metrics.set('hengjian_checkpoint_signing', state === now ? 1 : 0, { state });
  });
  replayFigures(metrics, app.get(NightlyProof));
  metrics.gather(async () => {
    for (const { process, sequence, parked } of await books.states()) {
      metrics.set('hengjian_process_sequence', sequence, { process });
      metrics.set('hengjian_dead_letters', parked.length, { process });
    }
  });
  metrics.gather(async () => {
    const { due, overdue, failing } = await desk.state();
    for (const [state, value] of Object.entries({ due, overdue, failing: failing.length }))
      metrics.set('hengjian_wakes', value, { state });
  });
  metrics.gather(async () => {
    const counties = unitsUnder(host.db, rootUnits(host.db), { kind: 'county' }).map(({ unitId }) => unitId);
    for (const { channel, waiting, sent, failed } of await operations.outbox.tally(counties))
      for (const [state, value] of Object.entries({ waiting, sent, failed }))
        metrics.set('hengjian_outbox_messages', value, { channel, state });
  });
};
