import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { rectification } from '@app/domain/rectifications';
import { SqliteEventStore, type NewEvent } from '@app/event-store';
import { dressed } from './fill-store.js';
import { story } from './generator.js';
import { against, type Bench } from './measure.js';
import { sampleEvent, types } from './sample.js';
import { Random } from './story/random.js';

const streams = 2000;
const length = 25;

/** Issues of a told year up to the approval of their plans. */
const beginnings = (): readonly (readonly NewEvent[])[] => {
  const ids = new Random(5);
  const known = types();
  const issues = new Map<string, { events: NewEvent[]; approved: boolean }>();
  for (const happening of story({ counties: 1, sections: 30, years: 1 })) {
    if (!happening.stream.includes('.rectification-')) continue;
    const issue = issues.get(happening.stream) ?? { events: [], approved: false };
    issues.set(happening.stream, issue);
    if (!issue.approved) issue.events.push(...dressed(happening, known, ids));
    issue.approved ||= happening.facts.some(({ type }) => type === 'RectificationPlanApproved');
  }
  return [...issues.values()].flatMap(({ events, approved }) => (approved ? [events] : []));
};

/** Such an issue, and progress reported until the stream has its length. */
const issueLike = (beginning: readonly NewEvent[]): readonly NewEvent[] =>
  [
    ...beginning,
    // The plan's author reports.
    ...Array.from({ length: length - beginning.length }, () => sampleEvent(beginning.at(-2)!.actor.id)),
  ].map((event) => ({
    ...event,
    id: randomUUID(),
  }));

/** Streams of 25 events loaded and folded a second, against bare reading and parsing of the same rows. */
export const bench: Bench = async (folder) => {
  const file = join(folder, 'events.sqlite');
  const store = SqliteEventStore.open(file, { types: types(), now: () => new Date().toISOString() });
  const names = Array.from({ length: streams }, () => `hj.main.rectification-${randomUUID()}`);
  const begun = beginnings();
  await Promise.all(names.map((name, at) => store.append(name, 'noStream', issueLike(begun[at % begun.length]!))));

  const db = new Database(file, { readonly: true });
  const read = db.prepare('select data, meta from event where stream = ? order by revision').raw();
  const rates = await against(
    7,
    streams,
    async () => {
      for (const name of names) {
        const events = await store.readStream(name);
        events.reduce((state, event) => rectification.evolve(state, event as never), rectification.initial);
      }
    },
    () => {
      for (const name of names)
        for (const [data, meta] of read.all(name) as [string, string][]) {
          JSON.parse(data);
          JSON.parse(meta);
        }
    },
  );
  await store.close();
  return [{ name: 'load-fold', unit: 'streams/s', ...rates }];
};
