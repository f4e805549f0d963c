import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import type { CellError, UnitReport } from '../excel/checking/report.js';

/** What a check leaves in an upload's folder. */
export const paths = (folder: string) => ({
  source: join(folder, 'source.xlsx'),
  units: join(folder, 'units.ndjson'),
  errors: join(folder, 'errors.ndjson'),
  marked: join(folder, 'marked.xlsx'),
  summary: join(folder, 'upload.json'),
});

/** Lines of JSON, written some at a time. */
export class LineFile {
  private readonly file: number;
  private waiting = '';

  constructor(path: string) {
    this.file = openSync(path, 'w', 0o600);
  }

  add(line: unknown): void {
    this.waiting += `${JSON.stringify(line)}\n`;
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

async function* linesOf<Line>(path: string): AsyncGenerator<Line> {
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity }))
    if (line !== '') yield JSON.parse(line) as Line;
}

/** Every mistake of a checked upload, in the order of the file. */
export const errorsIn = (folder: string): AsyncGenerator<CellError> => linesOf<CellError>(paths(folder).errors);
/** What a checked upload would do, unit by unit. */
export const unitsIn = (folder: string): AsyncGenerator<UnitReport> => linesOf<UnitReport>(paths(folder).units);
