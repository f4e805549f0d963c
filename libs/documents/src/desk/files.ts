import { closeSync, createReadStream, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import type { CellError, UnitReport } from '../excel/checking/report.js';
import { unitOfLine } from './unit-lines.js';

/** What a check leaves in an upload's folder. */
export const paths = (folder: string) => ({
  source: join(folder, 'source.xlsx'),
  units: join(folder, 'units.ndjson'),
  errors: join(folder, 'errors.ndjson'),
  marked: join(folder, 'marked.xlsx'),
  summary: join(folder, 'upload.json'),
});

/** Where a check writes, under a name of its own: another server may check the same upload, or read what one has found. */
export const freshPaths = (folder: string, check: string) => {
  const { units, errors } = paths(folder);
  return { units: `${units}.${check}`, errors: `${errors}.${check}` };
};

/** What a check has written becomes what the upload's check has found. */
export const publishCheck = (folder: string, check: string): void => {
  const fresh = freshPaths(folder, check);
  renameSync(fresh.units, paths(folder).units);
  renameSync(fresh.errors, paths(folder).errors);
};

/** Takes away what a check has written, if it has. */
export const discardCheck = (folder: string, check: string): void =>
  Object.values(freshPaths(folder, check)).forEach((path) => rmSync(path, { force: true }));

/** Lines of JSON, written some at a time. */
export class LineFile {
  private readonly file: number;
  private waiting = '';

  constructor(path: string) {
    this.file = openSync(path, 'w', 0o600);
  }

  /** @param line JSON without a line break */
  add(line: string): void {
    this.waiting += `${line}\n`;
    if (this.waiting.length > 256 * 1024) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }

  private flush(): void {
    writeSync(this.file, this.waiting);
    this.waiting = '';
  }
}

async function* linesOf<Line>(path: string, read: (line: string) => Line): AsyncGenerator<Line> {
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity }))
    if (line !== '') yield read(line);
}

/** Every mistake of a checked upload, in the order of the file. */
export const errorsIn = (folder: string): AsyncGenerator<CellError> =>
  linesOf(paths(folder).errors, (line) => JSON.parse(line) as CellError);
/** What a checked upload would do, unit by unit. */
export const unitsIn = (folder: string): AsyncGenerator<UnitReport> => linesOf(paths(folder).units, unitOfLine);
