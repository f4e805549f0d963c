import type { Actor } from '@app/domain/kernel';
import { paper, paperStreamId, reportCode, template, templateStreamId } from '@app/domain/reports';
import { files } from './cast.js';
import { later } from './calendar.js';
import { Thread, type Life, type World } from './life.js';

type Entry = Readonly<{ countyId: string; dataYear: string; standardId: string }>;
const kind = 'self-assessment';

/** A county's own template for a while, and the year's paper that it prints; values and file are not told, only their hashes. */
export function* papersOf(world: World, entry: Entry, begin: number, director: Actor): Life {
  const { random } = world;
  const { countyId } = entry;
  const own = new Thread(world, template, templateStreamId(countyId, `${kind}.${entry.dataYear}`));
  let at = begin;
  const [file] = files(random, 1, 1);
  yield own.ask(at, director, { type: 'UploadTemplate', countyId, kind, edition: 1, file: file! });
  at = later(at, 1, random);
  const bound = {
    ...entry,
    kind,
    subject: 'county',
    subjectId: countyId,
    asOf: new Date(at).toISOString().slice(0, 10),
  };
  const thread = new Thread(world, paper, paperStreamId(bound));
  yield thread.ask(at, director, {
    type: 'IssuePaper',
    paperId: random.uuid(),
    made: {
      ...bound,
      subject: 'county',
      knownAt: 1000,
      answers: {},
      unitIds: [countyId],
      number: 1,
      name: '自查自评报告',
      county: '某县',
      edition: 1,
      template: [file!],
      log: { count: 1000, root: random.hex() },
      standardDigest: random.hex(),
      values: files(random, 1, 1)[0]!,
      file: files(random, 1, 1)[0]!,
      code: reportCode(Uint8Array.from({ length: 10 }, () => random.whole(0, 255))),
    },
  });
  yield own.ask(later(at, 2, random), director, { type: 'TakeTemplateOutOfUse', countyId, kind });
}
