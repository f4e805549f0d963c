import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { INestApplicationContext } from '@nestjs/common';
import { SubmissionRequest } from '@app/application/submissions';
import { Attachments } from '@app/attachments';
import type { Actor } from '@app/domain/kernel';
import { namedId } from '@app/ledger';
import type { SuppliedClock } from '@app/platform/clock';
import { ReadModel } from '@app/projections/kernel';
import { issuesOf } from '@app/projections/rectifications';
import type { CaseFile, School } from './cast.js';
import { figuresOf } from './figures.js';
import { fileAndAccept, record } from './filing.js';
import { countyOf, found, type Founding } from './founding.js';
import { IssueActs } from './issue-acts.js';
import { rongchangItems, zhangwuItems } from './judged.js';
import { openKeeper } from './keeper.js';
import { issuePapers } from './papers.js';
import { Play } from './play.js';
import type { Scene } from './scene.js';
import * as rongchang from './story-rongchang.js';
import * as zhangwu from './story-zhangwu.js';
import { Timetable } from './timetable.js';
import { askingMonthly, visiting } from './visiting.js';

/** A case file of the project's own; it stands beside the sources. */
export const caseText = (name: 'zhangwu' | 'rongchang'): string =>
  readFileSync(fileURLToPath(new URL(`../../../../../apps/cli/cases/${name}.json`, import.meta.url)), 'utf8');

/** The password of every account of the demo. */
export const demoPassword = '演示-均衡-2025';

/** Ids of the story derive from this one, so that every run of the demo has the same. */
const namespace = '5f3b9d52-0c5e-4b6e-9a3c-8c1d2e7f4a60';

/** The id of a thing of the story. */
export const storyId = (...parts: readonly (string | number)[]): string => namedId(JSON.stringify(parts), namespace);

/** The last day of the story. */
export const lastDay = '2025-07-10';

/** The two counties, and what stands above them. */
export const foundings = (): readonly [Founding, Founding] => [
  {
    file: JSON.parse(caseText('zhangwu')) as CaseFile,
    prefix: 'zhangwu',
    limits: { profileId: 'liaoning', basis: '彰教督〔2024〕2号' },
    password: demoPassword,
    standsUnder: [
      { kind: 'province', name: '辽宁省' },
      { kind: 'city', name: '阜新市' },
    ],
  },
  {
    file: JSON.parse(caseText('rongchang')) as CaseFile,
    prefix: 'rongchang',
    limits: { profileId: 'chongqing', basis: '荣教督〔2024〕2号' },
    password: demoPassword,
    standsUnder: [{ kind: 'province', name: '重庆市' }],
  },
];

/** Plays two counties' school year, told side by side in the order of its days. */
export const playStory = async (app: INestApplicationContext, clock: SuppliedClock): Promise<void> => {
  const timetable = new Timetable(clock);
  const [first, second] = foundings();
  const scenes = [
    sceneOf(app, clock, timetable, first, '彰督'),
    sceneOf(app, clock, timetable, second, '荣督'),
  ] as const;
  const items = [zhangwuItems, rongchangItems] as const;
  const stories: readonly Story[] = [zhangwu, rongchang];
  const told = scenes.flatMap((sceneFor, index) => [
    async () => {
      const { play, county } = sceneFor('figures');
      await found(await play.on('2024-08-26'), foundings()[index]!, county);
      await visiting(play, county);
      await fileAndAccept(play, county);
      await record(await play.on('2024-12-27'), county, items[index]!);
      await askingMonthly(await play.on('2025-06-03'), county);
    },
    () => stories[index]!.inspections(sceneFor('inspections')),
    () => stories[index]!.rectification(sceneFor('rectification')),
    async () => stories[index]!.common?.(sceneFor('common')),
  ]);
  await timetable.tell(told);
  for (const sceneFor of scenes) {
    const { play, county } = sceneFor('papers');
    await issuePapers(await play.on(lastDay, '08:40'), county);
  }
  await openKeeper(new Play(app, 'keeper', clock, timetable, storyId), foundings());
};

/** What is told of a county: its visits, what became of its issues, and what several schools have in common. */
type Story = Readonly<{
  inspections: (scene: Scene) => Promise<void>;
  rectification: (scene: Scene) => Promise<void>;
  common?: (scene: Scene) => Promise<void>;
}>;

/** The scene of a county, for each of the stories told there. */
const sceneOf =
  (app: INestApplicationContext, clock: SuppliedClock, timetable: Timetable, founding: Founding, letters: string) =>
  (name: string): Scene => {
    const play = new Play(app, `${founding.prefix}-${name}`, clock, timetable, storyId);
    const county = countyOf(play, founding);
    const attachments = app.get(Attachments);
    const reads = app.get(ReadModel);
    let notices = 0;
    const prove = async (what: string) => {
      const text = `${county.name}佐证材料(演示)\n${play.now()}\n${what}\n`;
      const { hash, mediaType, bytes } = await attachments.put(Buffer.from(text), { unitId: county.id });
      return { hash, mediaType, bytes };
    };
    /** Inspections open their issues through a process: the issue is there a moment after the visit was completed. */
    const issueId = async (problem: string, school: School): Promise<string> => {
      for (let tries = 0; tries < 6000; tries += 1) {
        const filter = { roots: [school.id], search: problem, day: play.now().slice(0, 10), limit: 1, offset: 0 };
        const [found] = issuesOf(reads.db, filter).rows;
        if (found) return found.issueId;
        await new Promise((resume) => setTimeout(resume, 10));
      }
      throw new Error(`no issue was opened for ${problem}`);
    };
    const until: Scene['until'] = async (what, shows) => {
      for (let tries = 0; !shows(reads); tries += 1) {
        if (tries === 6000) throw new Error(`${what} did not come about`);
        await new Promise((resume) => setTimeout(resume, 10));
      }
    };
    const issue = async (problem: string, school: School, inspector: Actor) =>
      new IssueActs(play, prove, await issueId(problem, school), {
        director: county.people.director!.actor,
        inspector,
        reporter: county.reporters.get(school.id)!.actor,
        head: county.principals.get(school.id)!.actor,
      });
    const correct: Scene['correct'] = async (school, stage, changed, since, reason) => {
      const section = school.sections.find((each) => each.stage === stage)!;
      const ask = (actor: Actor, command: SubmissionRequest['command']) =>
        play.act(actor, (request) => new SubmissionRequest(section.id, county.dataYear, command, request));
      const figures = { ...figuresOf(section.row), ...changed };
      const evidence = [await prove(reason)];
      await ask(county.reporters.get(school.id)!.actor, {
        type: 'ProposeCorrection',
        figures,
        enrolment: null,
        reason,
        evidence,
        effectiveAt: since,
      });
      await ask(county.people.director!.actor, { type: 'AcceptCorrection', version: 2 });
    };
    return {
      play,
      prove,
      county,
      school: (name) => county.schools.find((school) => school.name === name)!,
      visitId: (name) => play.id('inspection', name),
      issue,
      until,
      notice: () => `${letters}整〔2025〕${(notices += 1)}号`,
      correct,
    };
  };
