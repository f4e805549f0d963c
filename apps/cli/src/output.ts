import { resolve } from 'node:path';
import type { Command } from 'commander';
import { Presets, SingleBar } from 'cli-progress';

/** The options that every command has. */
export type Globals = Readonly<{ data: string; json?: true }>;

/** The options of a command, the global ones among them. Paths are relative to where the person typed. */
export const optionsOf = <Options extends object>(command: Command): Globals & Options => {
  const options = command.optsWithGlobals<Globals & Options>();
  return { ...options, data: path(options.data) };
};

/** A path as typed: npm runs scripts from the project's root and tells the person's folder in INIT_CWD. */
export const path = (typed: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), typed);

/** Prints a value as JSON when asked for, else as text. */
export const print = <Value>(value: Value, asJson: boolean | undefined, asText: (value: Value) => string): void => {
  console.log(asJson ? JSON.stringify(value, null, 2) : asText(value));
};

/** A progress bar on stderr, for work that takes longer than a breath; silent where there is no terminal. */
export const progress = (what: string): Readonly<{ at(done: number, total: number): void; end(): void }> => {
  const bar = new SingleBar(
    {
      format: `${what} [{bar}] {percentage}% {value}/{total} 剩余 {eta} 秒`,
      stream: process.stderr,
      noTTYOutput: false,
    },
    Presets.shades_classic,
  );
  let started = false;
  return {
    at(done, total) {
      if (!started) bar.start(total, done);
      else bar.setTotal(total);
      started = true;
      bar.update(done);
    },
    end() {
      if (started) bar.stop();
    },
  };
};

/** An option that may be given several times: what it is collected with. */
export const collected = (value: string, before: readonly string[]): readonly string[] => [...before, value];
