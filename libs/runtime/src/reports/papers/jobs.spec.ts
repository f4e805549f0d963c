import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { CommandBus } from '@nestjs/cqrs';
import type { IssuePaper } from '@app/application/reports';
import { Refusal, type Request } from '@app/domain/kernel';
import { SuppliedClock } from '@app/platform/clock';
import type { ReadModel } from '@app/projections/kernel';
import { PaperJobs, type PaperJob } from './jobs.js';

const paperId = '6f2d9a1e-7b3c-5e4d-8a6f-1c0b9d8e7f6b';
const asked = { kind: 'rectification-notice', subjectId: 'issue-1' };
const request = { digest: 'one' } as Request;
const outcome = { id: 'x', stream: 's', revision: 0, outcome: 'done', position: null, sequence: 7 } as const;

let folder: string;
let clock: SuppliedClock;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paper-jobs-'));
  clock = new SuppliedClock('2025-03-03T01:00:00.000Z');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Jobs whose papers are made by `work`. */
const jobs = (work: (command: IssuePaper) => Promise<unknown>): PaperJobs =>
  new PaperJobs(folder, { execute: work } as unknown as CommandBus, clock, {} as ReadModel);
const begun = (of: PaperJobs, wait = 60_000) => of.begin(paperId, asked, ['school-1'], request, wait);
const kept = (): PaperJob => JSON.parse(readFileSync(join(folder, `${paperId}.json`), 'utf8')) as PaperJob;

it('makes a paper once for whoever asks while it is made, and says how far it is', async () => {
  const calls: IssuePaper[] = [];
  let end = (): void => undefined;
  const of = jobs((command) => {
    calls.push(command);
    command.told('writing');
    return new Promise((resolve) => (end = () => resolve(outcome)));
  });
  expect(await begun(of, 20)).toMatchObject({ state: 'working', unitIds: ['school-1'] });
  while ((await of.read(paperId))?.step !== 'writing') await new Promise((resume) => setImmediate(resume));
  expect(await of.read(paperId)).toMatchObject({ state: 'working' });
  const second = begun(of);
  end();
  expect(await second).toMatchObject({ state: 'done', outcome });
  expect(calls).toHaveLength(1);
  expect(kept()).toMatchObject({ state: 'done' });
});

it('says why nothing was issued', async () => {
  const refusing = jobs(() => Promise.reject(new Refusal('paper.nothing-known', { name: '甲' }, 'invalid')));
  expect(await begun(refusing)).toMatchObject({ state: 'refused', refusal: { code: 'paper.nothing-known' } });
});

it('tells one whose maker is gone, and makes it anew when it is asked again', async () => {
  const job = { ...(await begun(jobs(() => Promise.resolve(outcome)))), state: 'working' };
  writeFileSync(join(folder, `${paperId}.json`), JSON.stringify(job));
  const of = jobs(() => Promise.resolve(outcome));
  expect(await of.read(paperId)).toMatchObject({ state: 'working' });
  clock.set('2025-03-03T01:00:30.000Z');
  expect(await of.read(paperId)).toMatchObject({ state: 'stopped' });
  expect(await begun(of)).toMatchObject({ state: 'done' });
});

it('knows nothing of what is no job, and forgets after a day', async () => {
  const of = jobs(() => Promise.resolve(outcome));
  for (const id of ['../../etc/passwd', 'x', '']) expect(await of.read(id)).toBeUndefined();
  await begun(of);
  clock.set('2025-03-05T01:00:00.000Z');
  await of.begin('7f2d9a1e-7b3c-5e4d-8a6f-1c0b9d8e7f6b', asked, [], request, 60_000);
  expect(await of.read(paperId)).toBeUndefined();
});

it('refuses the same request number for something else, and answers what is done without doing it again', async () => {
  let made = 0;
  const of = jobs(() => Promise.resolve({ ...outcome, sequence: (made += 1) }));
  const first = await begun(of);
  const other = of.begin(paperId, asked, [], { digest: 'another' } as Request, 60_000);
  await expect(other).rejects.toMatchObject({ code: 'idempotency.key-reused' });
  expect(await begun(of)).toEqual(first);
  expect([made, kept().state]).toEqual([1, 'done']);
});

it('issues a paper where a kept job is cut off, or none can be kept', async () => {
  writeFileSync(join(folder, `${paperId}.json`), '');
  writeFileSync(join(folder, '7f2d9a1e-7b3c-5e4d-8a6f-1c0b9d8e7f6b.json'), '{');
  expect(await begun(jobs(() => Promise.resolve(outcome)))).toMatchObject({ state: 'done' });
  const nowhere = new PaperJobs(
    join(folder, `${paperId}.json`),
    { execute: () => Promise.resolve(outcome) } as unknown as CommandBus,
    clock,
    {} as ReadModel,
  );
  expect(await begun(nowhere)).toMatchObject({ state: 'done' });
});
