import type { Actor } from '@app/domain/kernel';
import { report, reportCode, reportStreamId } from '@app/domain/reports';
import { countyRecord, hqb2017 } from '@app/domain/standards';
import { files } from './cast.js';
import { later, morningOf, schoolYear } from './calendar.js';
import type { County } from './county.js';
import { papersOf } from './papers.js';
import { Thread, type Beat, type Life, type World } from './life.js';

/** What is judged of the county itself in a school year: every item, the survey, every veto, some corrections. */
export function* judged(world: World, { cast }: County, year: number): Life {
  const { random } = world;
  const { countyId, director } = cast;
  const entry = { countyId, dataYear: schoolYear(year), standardId: hqb2017.id };
  const thread = new Thread(world, countyRecord, `${countyId}.${entry.dataYear}`);
  let at = morningOf(`${year}-11-15`);
  for (const { id: item } of hqb2017.items) {
    at = later(at, 1, random);
    const said = { ...entry, item, figures: {}, evidence: files(random, 1, 3) };
    const judgement = random.one(['met', 'met', 'met', 'pending', 'notMet'] as const);
    yield thread.ask(at, director, { type: 'RecordItem', ...said, judgement, note: '经查阅资料认定。', reason: null });
    if (judgement !== 'pending') continue;
    yield thread.ask((at = later(at, 2, random)), director, {
      type: 'RecordItem',
      ...said,
      judgement: 'met',
      note: '补充材料后认定。',
      reason: '有关部门补充了佐证材料。',
    });
  }
  const percent = String(random.whole(84, 97));
  yield thread.ask((at = later(at, 3, random)), director, {
    type: 'RecordRecognition',
    ...entry,
    percent,
    source: '第三方问卷调查',
    survey: null,
    evidence: files(random, 1, 1),
    reason: null,
  });
  for (const { id: veto } of hqb2017.vetoes) {
    at = later(at, 1, random);
    yield thread.ask(at, director, { type: 'ClearVeto', ...entry, veto, finding: '未发现此类情形。', evidence: [] });
  }
  yield reported(world, entry, (at = later(at, 10, random)), director);
  yield* papersOf(world, entry, later(at, 1, random), director);
}

type Entry = Readonly<{ countyId: string; dataYear: string; standardId: string }>;

/** The year's paper; its figures are not told, only what they are bound to. */
const reported = (world: World, { standardId, ...entry }: Entry, at: number, director: Actor): Beat => {
  const { random } = world;
  const hash = () => random.hex();
  const asOf = new Date(at).toISOString().slice(0, 10);
  const log = { count: 1000, root: hash() };
  const bound = { county: '某县', standardId, asOf, log, standardDigest: hash(), format: 1 };
  const made = world.known({ ...bound, figures: files(random, 1, 1)[0]! });
  const code = reportCode(Uint8Array.from({ length: 10 }, () => random.whole(0, 255)));
  const asked = { reportId: random.uuid(), kind: 'standing', ...entry, made, code } as const;
  const thread = new Thread(world, report, reportStreamId(entry.countyId, entry.dataYear, 'standing'));
  return thread.ask(at, director, { type: 'IssueReport', ...asked });
};
