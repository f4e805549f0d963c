import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assessCase } from '@app/domain/indicators';
import { median, timed, type Bench } from './measure.js';
import { Random } from './story/random.js';

const rounds = 7;
const sections = 300;

/** A case file of that many sections, most of them a little above the thresholds. */
const caseText = (): string => {
  const random = new Random(11);
  const about = (ratio: number) => Math.round(ratio * (0.9 + random.part() * 0.5) * 100) / 100;
  const rows = Array.from({ length: sections }, (_, index) => {
    const students = random.whole(60, 2400);
    const per = (ratio: number) => Math.ceil((students / 100) * about(ratio));
    return {
      section: `第${index + 1}学校`,
      stage: index % 3 === 0 ? 'junior' : 'primary',
      students,
      higherQualifiedTeachers: per(4.8),
      backboneTeachers: per(1),
      artsSportsTeachers: per(0.9),
      teachingArea: about(students * 5.2),
      sportsArea: about(students * 9),
      equipmentValue: about(students * 2300),
      multimediaRooms: per(2.4),
    };
  });
  return JSON.stringify({ county: '某县', schoolYear: '2024-2025', rows }, null, 1);
};

/** A case file of 300 sections assessed: in a process that has done nothing yet, and in one that is warm. */
export const bench: Bench = async (folder) => {
  const file = join(folder, 'case.json');
  writeFileSync(file, caseText());
  const runs = Array.from({ length: rounds }, () => {
    const { stdout, status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), file], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error('the case could not be assessed');
    return JSON.parse(stdout) as { first: number; warm: number; parsing: number };
  });
  const middle = (part: 'first' | 'warm' | 'parsing') => median(runs.map((run) => run[part]));
  const [value, limit] = [middle('first'), middle('parsing')];
  return [{ name: 'assess-300', unit: 'ms', value, limit, ratio: limit / value, more: { warm: middle('warm') } }];
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = readFileSync(process.argv[2]!, 'utf8');
  const parsing = await timed(() => JSON.parse(text) as unknown);
  const first = await timed(() => assessCase(text));
  const warm: number[] = [];
  for (let run = 0; run < 30; run += 1) warm.push(await timed(() => assessCase(text)));
  console.log(JSON.stringify({ first, warm: median(warm), parsing }));
}
