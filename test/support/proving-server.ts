import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Logger, type INestApplicationContext } from '@nestjs/common';
import { catalogues } from '@app/domain/catalogue';
import { EventStore, EventTypes } from '@app/event-store';
import { SuppliedClock } from '@app/platform/clock';
import { Metrics } from '@app/platform/metrics';
import { ProjectionHost, ReadModel, storedAfter } from '@app/projections/kernel';
import { noticesAfter } from '@app/projections/notifications';
import { gatherFigures, openRuntime } from '@app/runtime';
import { NightlyProof } from '@app/runtime/replays';
import { Sqlite } from '@app/sqlite';
import { accepted, filed, plainSchool, unit } from './county.js';
import type { Happening } from './projected.js';
import { note } from './stored.js';
import { temporaryDirectory } from './temporary.js';

Logger.overrideLogger(false);
const types = new EventTypes(catalogues);

const figures = (students: number) => ({ students: String(students), teachingAncillaryArea: '900.5' });
/** Two counties of which one has filed. */
export const oneFiled: readonly Happening[] = [
  unit('city', 'city-1', null),
  unit('county', 'county-1', 'city-1', { name: '彰武县' }),
  unit('county', 'county-2', 'city-1'),
  ...[1, 2].flatMap((n) => [
    ...plainSchool(`school-${n}`, 'county-1', 'primary'),
    filed(`school-${n}.primary`, figures(100 * n)),
    accepted(`school-${n}.primary`),
  ]),
];

const follow = async (context: INestApplicationContext): Promise<void> => {
  const { position } = await context.get(EventStore).head();
  await context.get(ReadModel).reached(position!, 60_000);
};

/** Nothing ends a proof. */
export const still = new AbortController().signal;

/** What a test undoes at its end, the last first. */
export type Undo = (() => unknown)[];

/** A server on a directory of its own, whose clock stands in the afternoon before its first night. */
export const provingServer = async (undo: Undo, past: readonly Happening[] = oneFiled) => {
  const { directory, remove } = temporaryDirectory();
  undo.push(remove);
  const clock = new SuppliedClock('2025-03-03T07:00:00.000Z');
  const context = await openRuntime({ dataDir: directory, tenant: 'main', clock, logger: [] });
  undo.push(() => context.close());
  const store = context.get(EventStore);
  const revisions = new Map<string, number>();
  for (const { in: name, fact, effectiveAt = '2025-03-03' } of past) {
    const { type, version: schemaVersion } = types.toWire(fact.type);
    const revision = revisions.get(name);
    const event = note(0, { type, schemaVersion, data: fact.data, effectiveAt });
    await store.append(`hj.main.${name}`, revision ?? 'noStream', [event]);
    revisions.set(name, (revision ?? -1) + 1);
  }
  await follow(context);
  const proof = context.get(NightlyProof);
  const metrics = new Metrics();
  gatherFigures(metrics, context);
  await proof.look({ signal: still, breath: 0 });
  /** Four in the morning: whatever the moment of the night was, it has come. */
  const night = async (day: string) => {
    clock.set(`${day}T04:00:00+08:00`);
    await proof.look({ signal: still, breath: 0 });
    await follow(context);
  };
  const told = async () =>
    (await storedAfter({ store, types }, 0, 1000))
      .flatMap((event) => ('unreadable' in event ? [] : [event]))
      .filter(({ wireType }) => wireType.startsWith('replay.'))
      .map(({ type, stream, actor, data }) => ({ type, stream, by: actor.id, data: data as Record<string, unknown> }));
  /** Somebody changes the lists where nobody should. */
  const change = (file: string, sql: string) => {
    const db = new Sqlite(join(directory, file), { synchronous: 'OFF' });
    db.exec(sql);
    db.close();
  };
  const tamper = (sql: string) =>
    change(
      readdirSync(directory).find((name) => /^read-.*\.sqlite$/.test(name))!,
      sql,
    );
  const tamperLog = (sql: string) => change('events.sqlite', sql);
  /** A figure by its name without `hengjian_`; NaN while there is none. */
  const figure = async (name: string) =>
    Number(new RegExp(`^hengjian_${name} (\\S+)$`, 'm').exec(await metrics.text())?.[1] ?? NaN);
  const notices = () =>
    noticesAfter(context.get(ReadModel).db, 0, 1_000_000, 1000)
      .filter(({ kind }) => kind.startsWith('proofs.'))
      .map(({ kind, permission, unitId, facts }) => [kind, permission, unitId, facts['dataYear']]);
  const rebuilt = async () => {
    await context.get(ProjectionHost).rebuild();
    while (context.get(ReadModel).state().rebuild !== null) await new Promise(setImmediate);
  };
  return { context, clock, store, proof, night, told, tamper, tamperLog, figure, notices, rebuilt };
};
