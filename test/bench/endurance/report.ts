import type { MemoryBook } from './memory.js';
import { lastHalf, type LastHalf, type Tally } from './samples.js';

/** What a run came to. Milliseconds and MiB, unless the name says otherwise. */
export type Report = Readonly<{
  seconds: number;
  people: number;
  perSecond: number;
  acts: number;
  answers: ReturnType<Tally['summary']>;
  errors: Tally['errors'];
  eventLoopP99Ms: Readonly<{ last: number | undefined; highest: number }>;
  memory: Readonly<{
    highest: number | null;
    resident: LastHalf;
    /** What somebody still holds of V8's heap, and of buffers beside it. */
    heap: LastHalf;
    external: LastHalf;
    collections: number;
  }>;
}>;

/** @param delays percentiles (0.99) of the event loop's delay, one after another */
export const reported = (
  seconds: number,
  people: number,
  tally: Tally,
  book: MemoryBook,
  delays: readonly number[],
  highest: number | null,
): Report => {
  const answers = tally.summary();
  return {
    seconds,
    people,
    perSecond: answers['all']!.count / seconds,
    acts: tally.acts,
    answers,
    errors: tally.errors,
    eventLoopP99Ms: { last: delays.at(-1), highest: Math.max(...delays) },
    memory: {
      highest,
      resident: lastHalf(book.resident, seconds),
      heap: lastHalf(book.heap, seconds),
      external: lastHalf(book.external, seconds),
      collections: book.heap.length,
    },
  };
};

const line = (name: string, { half, end, perMinute }: LastHalf): string =>
  `${name.padEnd(9)}${half.toFixed(1)} MiB at half time, ${end.toFixed(1)} MiB at the end: ${perMinute.toFixed(2)} MiB/min`;

/** As lines of text. */
export const printed = ({ seconds, people, answers, memory, eventLoopP99Ms: loop, ...rest }: Report): string =>
  [
    `${seconds.toFixed(0)} s, ${people} people: ${rest.perSecond.toFixed(0)} answers/s, ${rest.acts} commands`,
    ...Object.entries(answers).map(
      ([who, { count, p50, p95, p99 }]) =>
        `${who.padEnd(9)}${count} answers, p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)}, p99 ${p99.toFixed(1)} ms`,
    ),
    `errors   ${JSON.stringify(rest.errors)}`,
    `event loop p99: ${loop.last?.toFixed(1)} ms at the end, ${loop.highest.toFixed(1)} ms at most`,
    `${line('resident', memory.resident)}, ${memory.highest} MiB at most`,
    `${line('heap', memory.heap)} (held after ${memory.collections} collections)`,
    line('buffers', memory.external),
  ].join('\n');
