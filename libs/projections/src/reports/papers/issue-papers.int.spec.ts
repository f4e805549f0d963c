import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Recorded } from '@app/domain/kernel';
import { dayText } from '@app/domain/kernel';
import { issueStatusNames } from '@app/domain/rectifications';
import { issueById } from '@app/projections/rectifications';
import { ledgerOf, ofIssue, tree } from '@test/issue-ledger';
import { past } from '@test/issue-life';
import { walk, walked } from '@test/issue-walks';
import { recorded, type Happening } from '@test/projected';
import { paperSources } from './sources.js';
import type { PaperAsked, PaperReads } from './source.js';

const sources = paperSources.filter(({ form }) => form.subject === 'issue');
const asked: PaperAsked = {
  subjectId: 'issue-1',
  countyId: 'county-1',
  dataYear: '2024-2025',
  standardId: null,
  knownAt: Number.MAX_SAFE_INTEGER - 1,
  asOf: '2026-12-31',
  answers: {},
};
const log = (happenings: readonly Happening[]) => recorded([...tree, ...happenings]);
const reads = (db: PaperReads['db'], events: readonly Recorded[]): PaperReads => ({
  db,
  stream: (category, id) => Promise.resolve(events.filter(({ stream }) => stream === `hj.main.${category}-${id}`)),
});

it('units go by the names that they had at the point', async () => {
  const renamed: Happening = {
    in: 'organization-school-1',
    fact: { type: 'UnitRenamed', data: { unitId: 'school-1', name: '实验小学', effectiveFrom: '2025-03-01' } },
  };
  const happenings = [...ofIssue(past.assigned), renamed];
  const db = ledgerOf(...happenings);
  const events = log(happenings);
  const notice = sources.find(({ form }) => form.kind === 'rectification-notice')!;
  const named = async (knownAt: number, asOf = '2025-12-31') =>
    (await notice.gather(reads(db, events), { ...asked, knownAt, asOf }))?.fields['牵头单位']?.text;
  expect(await named(events.length)).toBe('实验小学');
  expect(await named(events.length - 1)).not.toBe('实验小学');
  expect(await named(tree.length)).toBeUndefined();
});

it('at every earlier sequence each paper is the one that was written then, and says what the ledger says of that point', async () => {
  await fc.assert(
    fc.asyncProperty(walk, fc.nat(), async (steps, chance) => {
      const happenings = ofIssue(walked(steps).flatMap(({ events }) => events));
      const db = ledgerOf(...happenings);
      const events = log(happenings);
      const knownAt = tree.length + (chance % (happenings.length + 1));
      const then = events.filter(({ sequence }) => sequence <= knownAt);
      const row = issueById(db, 'issue-1', asked.asOf, knownAt);
      const said: Record<string, Readonly<Record<string, { text: string }>> | undefined> = {};
      for (const source of sources) {
        const now = await source.gather(reads(db, events), { ...asked, knownAt });
        expect(now).toEqual(await source.gather(reads(db, then), asked));
        said[source.form.kind] = now?.fields;
      }
      const status = said['rectification-report']?.['当前状态']?.text;
      expect(status).toBe(row && issueStatusNames[row.status]);
      const due = said['rectification-notice']?.['整改期限']?.text;
      expect(due).toBe(row?.dueDate == null ? undefined : dayText(row.dueDate));
    }),
    { numRuns: 8 },
  );
});
