import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evidenceIn } from '@app/domain/kernel';
import { isOrdered, rectification, type RectificationEvent } from '@app/domain/rectifications';
import type { LedgerEntry } from '@app/domain/reports';
import { ledgerOf, ofIssue, tree } from '@test/issue-ledger';
import { after, past, requestExtension } from '@test/issue-life';
import { walk, walked } from '@test/issue-walks';
import { stateAfter } from '@test/lived';
import { director, on, principal } from '@test/supervision-cast';
import { ledgerEntries, type LedgerAsked } from './ledger-entries.js';

const asked: LedgerAsked = { roots: ['county-1'], day: '2025-06-30', knownAt: 1_000_000 };
const entries = async (db: ReturnType<typeof ledgerOf>, more: Partial<LedgerAsked> = {}) => {
  const all: LedgerEntry[] = [];
  for await (const portion of ledgerEntries(() => db, { ...asked, ...more })) all.push(...portion);
  return all;
};

it('an issue is printed with its plan, its work, its last visit, and what was ordered first', async () => {
  const extended = after(
    past.inProgress,
    [requestExtension, on('2025-04-20', principal)],
    [{ type: 'GrantExtension' }, on('2025-04-22', director)],
  );
  expect(await entries(ledgerOf(...ofIssue(extended)))).toMatchObject([
    { dueDate: '2025-05-31', orderedDue: '2025-04-30', overdue: true, measures: '打通隔墙', review: null },
  ]);
  const db = ledgerOf(...ofIssue(past.closed));
  expect(await entries(db)).toMatchObject([
    {
      unitName: 'school-1',
      foundBy: 'inspector',
      work: '已整改到位，请予销号',
      closedOn: '2025-04-23',
      orderedDue: '2025-04-30',
      review: { on: '2025-04-22', by: 'inspector', adequate: true, finding: '实测 76 平方米' },
    },
  ]);
  expect(await entries(db, { knownAt: tree.length + 6 })).toMatchObject([{ work: '隔墙已打通', review: null }]);
  expect(await entries(db, { knownAt: tree.length })).toEqual([]);
  expect(await entries(db, { statuses: ['inProgress'] })).toEqual([]);
});

it('whatever happened, it says at every sequence what the decisions of then stand on', async () => {
  await fc.assert(
    fc.asyncProperty(walk, fc.nat(), async (steps, chance) => {
      const events = walked(steps).flatMap(({ events: own }) => own);
      const known = events.slice(0, chance % (events.length + 1));
      const state = stateAfter(rectification, known);
      const [entry] = await entries(ledgerOf(...ofIssue(events)), { knownAt: tree.length + known.length });
      const round = known.filter(({ data }) => state.status !== 'none' && data.round === state.round);
      const last = (type: RectificationEvent['type']) => round.findLast((event) => event.type === type)?.data;
      const after = round.filter(({ type }) => type === 'ProgressReported' || type === 'ClosureRequested');
      const ordered = isOrdered(state) ? state : null;
      expect(entry?.status ?? 'none').toBe(state.status);
      expect(entry?.dueDate).toBe(ordered ? ordered.order.dueDate : entry?.dueDate);
      expect(entry?.measures).toBe(ordered ? (ordered.plan?.data.measures ?? null) : entry?.measures);
      expect(entry?.review?.on).toBe((last('OnSiteVerified') as { on: string } | undefined)?.on);
      expect(entry?.after ?? []).toEqual([
        ...new Set(after.flatMap(({ data }) => evidenceIn(data).map(({ hash }) => hash))),
      ]);
    }),
    { numRuns: 10 },
  );
});
