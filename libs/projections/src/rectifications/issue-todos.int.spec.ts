import { describe, expect, it } from '@jest/globals';
import { dayOf } from '@app/domain/kernel';
import { ledgerOf, ofIssue } from '@test/issue-ledger';
import { after, past, requestExtension } from '@test/issue-life';
import { recorded } from '@test/projected';
import { director, principal } from '@test/supervision-cast';
import { issueTodos } from './issue-todos.js';

const everything = { limit: 50, offset: 0 };

describe('我的待办 among issues', () => {
  const everySeat = (unitId: string) =>
    ['supervisionDirector', 'inspector', 'principal', 'responsibleUnit'].map((role) => ({ role, unitId }));
  it.each([
    ['raised', ['assign', 'office', 'county-1']],
    ['assigned', ['acknowledge', 'leadUnit', 'school-1']],
    ['acknowledged', ['submitPlan', 'leadUnit', 'school-1']],
    ['planSubmitted', ['decidePlan', 'office', 'county-1']],
    ['inProgress', ['rectify', 'leadUnit', 'school-1']],
    ['reportApproved', ['requestClosure', 'leadUnit', 'school-1']],
    ['closureRequested', ['verify', 'inspectors', 'county-1']],
    ['verified', ['close', 'office', 'county-1']],
  ] as const)('%s waits for %j', (moment, waits) => {
    const db = ledgerOf(...ofIssue(past[moment]));
    const { rows, total } = issueTodos(db, { seats: everySeat('county-1'), day: '2025-05-01', ...everything });
    expect(rows.map(({ act, waitsFor, unitId }) => [act, waitsFor, unitId])).toEqual([waits]);
    expect(total).toBe(1);
  });

  it('shows what waits for anybody to whoever has a part in it', () => {
    const db = ledgerOf(...ofIssue(past.planSubmitted));
    const everybody = (unitId: string) =>
      issueTodos(db, { seats: [], roots: [unitId], day: '2025-05-01', ...everything }).rows;
    const waits = [{ act: 'decidePlan', waitsFor: 'office', unitId: 'county-1', problemUnitId: 'school-1' }];
    expect(everybody('county-1')).toMatchObject(waits);
    expect(everybody('school-1')).toMatchObject(waits);
    expect(everybody('school-2')).toEqual([]);
  });

  it('a closed one waits for nobody', () =>
    expect(
      issueTodos(ledgerOf(...ofIssue(past.closed)), { seats: everySeat('city-1'), day: '2025-05-01', ...everything })
        .total,
    ).toBe(0));

  it('an extension waits for the office beside the work; a unit sees only its own, the office its county', () => {
    const db = ledgerOf(...ofIssue(after(past.inProgress, [requestExtension, principal])));
    const acts = (unitId: string, ...roles: readonly string[]) =>
      issueTodos(db, { seats: roles.map((role) => ({ role, unitId })), day: '2025-05-01', ...everything }).rows.map(
        ({ act, overdue }) => [act, overdue],
      );
    expect(acts('county-1', 'supervisionDirector')).toEqual([['decideExtension', true]]);
    expect(acts('county-1', 'bureauLeader')).toEqual([['decideExtension', true]]);
    expect(acts('school-1', 'principal')).toEqual([['rectify', true]]);
    expect(acts('school-2', 'principal')).toEqual([]);
    expect(acts('department-1', 'responsibleUnit')).toEqual([]);
    expect(acts('county-2', 'supervisionDirector', 'inspector')).toEqual([]);
    expect(acts('county-1', 'auditor')).toEqual([]);
  });

  it('a consultation waits for the department', () => {
    const ask = {
      type: 'RequestConsultation',
      departmentId: 'department-1',
      question: '请支持',
      unknownUnits: { value: [], sequence: 7 },
    } as const;
    const db = ledgerOf(...ofIssue(after(past.raised, [ask, director])));
    expect(
      issueTodos(db, { seats: [{ role: 'responsibleUnit', unitId: 'department-1' }], day: '2025-05-01', ...everything })
        .rows,
    ).toMatchObject([
      {
        act: 'answerConsultation',
        unitId: 'department-1',
        since: dayOf(recorded([{ in: 'x-1', fact: { type: 'X', data: {} } }])[0]!.recordedAt),
      },
    ]);
  });
});
