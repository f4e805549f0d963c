import type { Acknowledged } from './load.js';

/** What people felt of one trial. Milliseconds. */
export type Felt = Readonly<{
  name: string;
  commands: number;
  /** Longest time in which nobody got an answer. */
  silence: number;
  /** Longest time from the first sending of a command to its answer, tries included. */
  slowest: number;
  failedTries: number;
  /** Those among them that never reached a server. */
  lostTries: number;
}>;

/** Of commands that were answered between two instants. */
export const felt = (
  name: string,
  all: readonly Acknowledged[],
  [from, to]: readonly [number, number],
  tries: Pick<Felt, 'failedTries' | 'lostTries'>,
): Felt => {
  const within = all.filter(({ at }) => at >= from && at < to);
  const instants = [from, ...within.map(({ at }) => at), to];
  const gaps = instants.slice(1).map((at, n) => at - instants[n]!);
  return {
    name,
    commands: within.length,
    silence: Math.max(...gaps),
    slowest: Math.max(0, ...within.map(({ ms }) => ms)),
    ...tries,
  };
};

const cell = (text: string, width: number): string => {
  const wide = text.replaceAll(/[\u2e80-\uffff]/g, '  ').length;
  return text + ' '.repeat(Math.max(1, width - wide));
};
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} 秒`;

/** As lines of a table, in Chinese. */
export const table = (rows: readonly Felt[]): string => {
  const lines = rows.map(({ name, commands, silence, slowest, failedTries }) => [
    name,
    `${commands}`,
    seconds(silence),
    seconds(slowest),
    `${failedTries}`,
  ]);
  return [['故障', '已确认的操作', '最长无人得到答复', '最慢的一次操作', '重发'], ...lines]
    .map((cells) => cells.map((text, n) => cell(text, n === 0 ? 24 : 18)).join(''))
    .join('\n');
};
