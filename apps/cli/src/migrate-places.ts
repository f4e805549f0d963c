import { Failed } from './failed.js';
import { path } from './output.js';

/** An end of a move: a data directory of one machine, or a cluster by its connection string (a secret as a whole). */
export type Place = Readonly<{ engine: 'sqlite'; directory: string }> | Readonly<{ engine: 'kurrentdb'; url: string }>;

const form = '应写作 sqlite:数据目录，或 kurrentdb:（连接串取自 KURRENTDB_URL），或 kurrentdb://用户名:口令@主机:2113';

/**
 * Reads what was typed after --from or --to. `sqlite:` alone is the directory of --data, `kurrentdb:` alone what
 * KURRENTDB_URL says, so that no password stands in the list of processes. What was typed is never repeated.
 * @throws Failed
 */
export const placeOf = (option: string, typed: string, data: string, url = process.env['KURRENTDB_URL']): Place => {
  const [, scheme, rest = ''] = /^([a-z]+)(?:\+discover)?:(.*)$/s.exec(typed) ?? [];
  if (scheme === 'sqlite') return { engine: 'sqlite', directory: rest === '' ? data : path(rest) };
  if (!['kurrentdb', 'kurrent', 'kdb'].includes(scheme ?? '')) throw new Failed(`${option} ${form}。`);
  if (rest.startsWith('//')) return { engine: 'kurrentdb', url: typed };
  // kurrentdb:kurrentdb://… says the same.
  if (/^(kurrentdb|kurrent|kdb)(\+discover)?:\/\//.test(rest)) return { engine: 'kurrentdb', url: rest };
  if (rest !== '') throw new Failed(`${option} ${form}。`);
  if (!url) throw new Failed(`${option} kurrentdb: 要用环境变量 KURRENTDB_URL 给出连接串。`);
  return { engine: 'kurrentdb', url };
};
