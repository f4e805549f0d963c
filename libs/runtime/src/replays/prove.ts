import { setImmediate as turn } from 'node:timers/promises';
import { cellWords } from '@app/domain/proofs';
import { defaultStandardId } from '@app/domain/standards';
import type { EventStore, EventTypes } from '@app/event-store';
import type { Finding } from '@app/ledger';
import {
  matrixAt,
  resolved,
  standingAt,
  type ResolvedQuestion,
  type StandingQuestion,
} from '@app/projections/indicators';
import { countyMomentAt, touchesOf } from '@app/projections/organizations';
import { issuesAt } from '@app/projections/rectifications';
import { Sqlite } from '@app/sqlite';
import { countyStreams, everyEvent, eventsOf } from './county-events.js';
import { firstDifference, type FirstDifference } from './first-difference.js';
import { replayed } from './replayed.js';

/** A point that is proved: a county and data year, as known at a sequence, on a day (ISO date). */
export type ProvedPoint = Readonly<{
  countyId: string;
  county: string | null;
  dataYear: string;
  knownAt: number;
  asOf: string;
  standardId: string;
}>;

/** What an answer differs in, and the places in the log of the events behind that cell. */
export type ReplayDifference = FirstDifference & Readonly<{ unitId: string; events: readonly number[] }>;

/** What came of it. `message`: one sentence when it is not the same. */
export type Proved = ProvedPoint &
  Readonly<{
    outcome: 'same' | 'differs';
    events: number;
    milliseconds: number;
    difference: ReplayDifference | null;
    /** What is wrong with the log, so that there is nothing to replay. */
    finding: Finding | null;
    message: string | null;
  }>;

/** The log, and the read model that answers. */
export type Proving = Readonly<{ store: EventStore; types: EventTypes; db: Sqlite }>;

/**
 * What is replayed: the streams that the read model names as the county's. `whole`: every event of the log, so that not even
 * this is taken on the read model's word; `streams`: these, by their names in the log.
 */
export type Taking = Readonly<{ whole?: boolean; streams?: readonly string[] }>;

/** Sections stand before the county: what differs in one of them differs in its sums too, and the section tells more. */
type Answers = Readonly<{ touched: boolean; point: unknown; sections: unknown; standing: unknown; issues: unknown }>;

/** All that is compared, as JSON values. The county's own sequence is a label: events of other years move it too. */
const answersOf = (db: Sqlite, question: StandingQuestion, live: ResolvedQuestion, knownAt: number): Answers => {
  const point = resolved(db, question);
  const { sequence } = live;
  const { standard, adopted, inForce, asOf } = point ?? {};
  const found = point && matrixAt(db, { ...point, sequence });
  return {
    // Nothing touched the county after the live answer's sequence, up to what is known.
    touched: (countyMomentAt(db, live.countyId, knownAt)?.sequence ?? 0) > sequence,
    point: { standardId: standard?.id ?? null, adopted: adopted ?? null, inForce: inForce ?? null, asOf: asOf ?? null },
    sections: found?.standing.sections ?? null,
    standing: found ?? null,
    issues: issuesAt(db, live.countyId, knownAt),
  };
};

/** As JSON: what is compared is what is told. */
const asTold = (answers: Answers): unknown => JSON.parse(JSON.stringify(answers));

/** Events remembered beside a cell: the last ones tell most. */
const mostEvents = 20;

/** The unit that a cell is of, by the answers in which it stands. */
const unitOf = (cell: string, answers: Answers, countyId: string): string => {
  let value: unknown = answers;
  let unitId = countyId;
  for (const part of cell.split(/[.[\]]+/).filter(Boolean)) {
    value = (value as Readonly<Record<string, unknown>> | null | undefined)?.[part];
    if (typeof value !== 'object' || value === null) break;
    const { unitId: own, id } = value as Readonly<{ unitId?: unknown; id?: unknown }>;
    if (typeof own === 'string') unitId = own;
    else if (typeof id === 'string' && cell.startsWith('sections[')) unitId = id;
  }
  return unitId;
};

/** A difference with the sentence that tells it. */
type Told = readonly [difference: ReplayDifference, message: string];

/** The log has events of the county that the read model does not list, although it answers the same. */
const unlisted = (countyId: string, places: readonly number[]): Told => {
  const events = places.slice(-mostEvents);
  return [
    { cell: 'trail', answered: '没有', replayed: `第 ${events.join('、')} 条`, unitId: countyId, events },
    `trail：日志里有而查询库没有列出的记录 ${places.length} 条，请重建查询库`,
  ];
};

/** The read model knows of no such county, and the log does. */
const lost = (fresh: Sqlite, { countyId, sequence, standard }: ResolvedQuestion): Told => {
  const events = touchesOf(fresh, countyId).slice(-mostEvents);
  return [
    { cell: 'point', answered: '没有', replayed: `第 ${sequence} 条，${standard.id}`, unitId: countyId, events },
    'point：系统答复没有这个区县，日志里有它的记录，请重建查询库',
  ];
};

/**
 * Replays a county's events up to a point through the very projections that answer, into a fresh file in memory, and
 * compares: the standing with all it says, and every issue with its due date. A server that proves goes on
 * answering: others have their turn between two reads of the log, two batches of events, and two answers; an answer, and
 * a comparison, is one turn, as long as the county's standing takes when somebody asks for it.
 * Undefined when neither the read model nor the log knows of such a county by then. @throws UnknownEvent, StoreUnavailable
 */
export const provePoint = async (
  { store, types, db }: Proving,
  question: StandingQuestion & Readonly<{ asOf: string; knownAt: number }>,
  { whole = false, streams: named }: Taking = {},
): Promise<Proved | undefined> => {
  const start = performance.now();
  const live = resolved(db, question);
  const { countyId, dataYear, knownAt, asOf } = question;
  // Taken before anything is waited for: the read model may move on meanwhile, and this point stays.
  const answered = live && answersOf(db, question, live, knownAt);
  const county = live ? standingAt(db, live).county : null;
  await turn();
  const streams = named ?? (whole ? [] : countyStreams(db, countyId, dataYear));
  const taken = whole ? await everyEvent(store, types, knownAt) : await eventsOf(store, types, db, streams, knownAt);
  const standardId = live?.standard.id ?? question.standardId ?? defaultStandardId;
  const done = (difference: ReplayDifference | null, message: string | null): Proved => ({
    countyId,
    county,
    dataYear,
    knownAt,
    asOf,
    standardId,
    outcome: message === null ? 'same' : 'differs',
    events: taken.events.length,
    milliseconds: performance.now() - start,
    difference,
    finding: taken.finding,
    message,
  });
  if (taken.finding) return done(null, `日志本身有误：${taken.finding.chinese}`);
  const fresh = await replayed(taken.events);
  // Answers are kept by those who give them: the rows themselves are read anew, over a connection that keeps nothing.
  const rows = new Sqlite(db.file, { readonly: true });
  try {
    await turn();
    if (!live || !answered) {
      const known = resolved(fresh, question);
      return known && { ...done(...lost(fresh, known)), standardId: known.standard.id };
    }
    const again = answersOf(fresh, question, live, knownAt);
    await turn();
    const told = asTold(again);
    let found = firstDifference(asTold(answered), told);
    await turn();
    const read = answersOf(rows, question, live, knownAt);
    await turn();
    found ??= firstDifference(asTold(read), told);
    if (!found) return taken.unlisted.length > 0 ? done(...unlisted(countyId, taken.unlisted)) : done(null, null);
    const unitId = unitOf(found.cell, again, countyId);
    const own = touchesOf(fresh, countyId, unitId);
    const events = (own.length > 0 ? own : touchesOf(fresh, countyId)).slice(-mostEvents);
    const { standard } = live;
    const message = `${cellWords(found.cell, standard.indicators)}（${found.cell}）：系统的答复是${found.answered}，由记录重放得${found.replayed}`;
    return done({ ...found, unitId, events }, message);
  } finally {
    rows.close();
    fresh.close();
  }
};
