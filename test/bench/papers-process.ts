import { Desk } from '@app/documents';
import { filledPaper, type PaperStamp } from '@app/domain/reports';
import { resolved } from '@app/projections/indicators';
import { paperSources } from '@app/projections/reports';
import { Sqlite } from '@app/sqlite';

// The process of the benchmark of papers: it has nothing but the lists, so its memory is that of writing.
const [file = '', countyId = ''] = process.argv.slice(2);
const dataYear = '2024-2025';
const source = paperSources.find(({ form }) => form.kind === 'self-assessment')!;
const db = new Sqlite(file, { readonly: true });
const desk = new Desk();

const written = async (asOf: string) => {
  const start = performance.now();
  const { sequence, standard } = resolved(db, { countyId, dataYear, asOf })!;
  const point = {
    subjectId: countyId,
    countyId,
    dataYear,
    standardId: standard.id,
    knownAt: sequence,
    asOf,
    answers: {},
  };
  const data = await source.gather({ db, stream: () => Promise.resolve([]) }, point);
  if (!data) throw new Error('nothing was known of the county');
  const gathered = performance.now();
  const stamp: PaperStamp = {
    name: source.form.name,
    number: '第 1 号',
    standard: standard.name,
    asOf,
    knownAt: sequence,
    log: { count: sequence, root: '0'.repeat(64) },
    issuedOn: asOf,
    code: '0000-0000-0000-00000',
    address: 'https://hj.example.cn/verify/0000-0000-0000-00000',
  };
  const paper = { stamp, landscape: source.form.landscape, blocks: filledPaper(source.form, data) };
  const answer = await desk.do({ kind: 'paper', paper }, countyId);
  if (!('bytes' in answer)) throw new Error('the desk wrote nothing');
  const cells = paper.blocks.reduce((sum, block) => sum + (block.block === 'table' ? block.rows.flat().length : 0), 0);
  return { ms: performance.now() - start, gatherMs: gathered - start, bytes: answer.bytes.length, cells };
};

// Each of a day that was not asked before; the first of them in a process that has just begun.
const rounds = [];
for (const asOf of ['2025-03-03', '2025-03-04', '2025-03-05', '2025-03-06', '2025-03-07'])
  rounds.push(await written(asOf));
db.close();
process.stdout.write(JSON.stringify({ rounds, peakMiB: Math.round(process.resourceUsage().maxRSS / 1024) }));
