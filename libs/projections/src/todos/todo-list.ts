import type { Sqlite } from '@app/sqlite';
import { certificationTodoLines } from '../certifications/index.js';
import { inspectionTodoLines, visitTodoLines } from '../inspections/index.js';
import { Present, type Desk, type TodoLine, type TodoPlace, type Whose } from '../kernel/index.js';
import { unitNames } from '../organizations/index.js';
import { issueTodoLines, ladderTodoLines } from '../rectifications/index.js';
import { campaignTodoLines, filingTodoLines } from '../submissions/index.js';
import { byStepLimit, postedTodoLines } from './step-limits.js';
import { bucketOf, countTodos, sundayOf, type TodoBucket, type TodoCounts } from './todo-buckets.js';

/** The desks looked at last, as of the file's edition: a list is paged, and its counts are asked for beside it. */
const kept = new WeakMap<Sqlite, Present<readonly TodoLine[]>>();
/** Lines of all kept desks together, some 20 MiB. */
const most = 50_000;

/** A place in the order of due dates; those without one come last. */
const dueOrder = (one: TodoLine, other: TodoLine): number => {
  const [mine, its] = [one.dueDate ?? '9999', other.dueDate ?? '9999'];
  return mine < its ? -1 : mine > its ? 1 : one.sequence - other.sequence || (one.kind < other.kind ? -1 : 1);
};

const linesOf = (db: Sqlite, desk: Desk, whose: Whose): readonly TodoLine[] => {
  let desks = kept.get(db);
  if (!desks) kept.set(db, (desks = new Present(most, (lines) => 1 + lines.length)));
  const seats = desk.seats.map(({ role, unitId }) => `${role}@${unitId}`).sort();
  const minute = desk.at.slice(0, 16);
  return desks.get([whose, desk.accountId, ...seats].join(' '), `${minute} ${db.edition()}`, () => {
    const all = [
      ...issueTodoLines(db, desk, whose).map((line) => byStepLimit(db, line)),
      ...postedTodoLines(db, desk).map((line) => byStepLimit(db, line)),
      ...ladderTodoLines(db, desk, whose),
      ...inspectionTodoLines(db, desk).map((line) => byStepLimit(db, line)),
      ...visitTodoLines(db, desk),
      ...filingTodoLines(db, desk),
      ...campaignTodoLines(db, desk),
      ...certificationTodoLines(db, desk),
    ];
    return (whose === 'all' ? all : all.filter(({ mine }) => mine)).sort(dueOrder);
  });
};

/**
 * Whatever waits for the owner of a desk (`mine`), or for a unit that the owner may read of; the most urgent first.
 * Claims end by the minute, so that a desk is kept for no longer than one.
 */
export const todoLines = (db: Sqlite, desk: Desk): readonly TodoLine[] => linesOf(db, desk, 'all');

/** Those of `todoLines` that wait for the owner alone: of a county's ten thousand issues only what they may act on is read. */
export const ownTodoLines = (db: Sqlite, desk: Desk): readonly TodoLine[] => linesOf(db, desk, 'mine');

/** What the owner may do by a day that is today or past, the most urgent first. */
export const dueTodoLines = (db: Sqlite, desk: Desk): readonly TodoLine[] =>
  linesOf(db, desk, 'due').filter(({ dueDate }) => dueDate !== null && dueDate <= desk.day);

/** Names as a Chinese reader looks them up. */
const collator = new Intl.Collator('zh-Hans-CN', { numeric: true });

const byUnit = (db: Sqlite, lines: readonly TodoLine[]): readonly TodoLine[] => {
  const names = unitNames(db, [...new Set(lines.map(({ aboutId }) => aboutId))]);
  const places = [...names].sort(([, one], [, other]) => collator.compare(one, other));
  const rank = new Map(places.map(([id], index) => [id, index]));
  const of = ({ aboutId }: TodoLine) => rank.get(aboutId) ?? rank.size;
  return lines.toSorted((one, other) => of(one) - of(other));
};

/** Which of a desk's lines, in which order, and which window of them. */
export type TodoQuestion = Readonly<{
  scope: 'mine' | 'unit';
  order: 'due' | 'unit';
  bucket?: TodoBucket | undefined;
  place?: TodoPlace | undefined;
  limit: number;
  offset: number;
}>;

/** A window on a desk's lines, the number of all that the filters leave, and how many are due when in both scopes. */
export const todoPage = (
  db: Sqlite,
  desk: Desk,
  { scope, order, bucket, place, limit: most, offset }: TodoQuestion,
): Readonly<{
  rows: readonly TodoLine[];
  total: number;
  buckets: Readonly<{ mine: TodoCounts; unit: TodoCounts }>;
}> => {
  const all = todoLines(db, desk);
  const mine = all.filter((line) => line.mine);
  const on = { day: desk.day, sunday: sundayOf(desk.day) };
  const left = (scope === 'mine' ? mine : all).filter(
    (line) =>
      (bucket === undefined || bucketOf(line.dueDate, on) === bucket) && (place === undefined || line.place === place),
  );
  const ordered = order === 'unit' ? byUnit(db, left) : left;
  const count = (lines: readonly TodoLine[]) =>
    countTodos(
      lines.map(({ dueDate }) => dueDate),
      desk.day,
    );
  return {
    rows: ordered.slice(offset, offset + most),
    total: left.length,
    buckets: { mine: count(mine), unit: count(all) },
  };
};
