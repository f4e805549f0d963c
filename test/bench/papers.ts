import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median, type Bench } from './measure.js';
import { readModel } from './standing.js';

type Round = Readonly<{ ms: number; gatherMs: number; bytes: number; cells: number }>;

/**
 * 自查自评报告 of a county of 300 sections: gathered at its point and written as a Word file by the desk's thread, in a
 * process that does nothing else. The memory is the process's, its thread's included.
 */
export const bench: Bench = async (folder) => {
  const db = await readModel(folder);
  const county = db.get<{ id: string }>('select county_id as id from county_sequence group by county_id order by 1')!;
  const { file } = db.get<{ file: string }>('select file from pragma_database_list')!;
  db.close();
  const entry = fileURLToPath(new URL('./papers-process.js', import.meta.url));
  const said = execFileSync(process.execPath, [entry, file, county.id], { encoding: 'utf8' });
  const { rounds, peakMiB } = JSON.parse(said) as { rounds: readonly Round[]; peakMiB: number };
  const more = {
    firstMs: rounds[0]!.ms,
    gatherMs: median(rounds.map(({ gatherMs }) => gatherMs)),
    cells: rounds[0]!.cells,
    KiB: rounds[0]!.bytes / 1024,
  };
  const value = median(rounds.map(({ ms }) => ms));
  return [{ name: 'paper-300', unit: 'ms', value, limit: null, ratio: null, peakMiB, more }];
};
