import { describe, expect, it } from '@jest/globals';
import { given } from '@test/given';
import { assign, report } from '@test/issue-life';
import { stateAfter } from '@test/lived';
import { director, on, outsider, principal } from '@test/supervision-cast';
import { clauseOf, noticeOf, standingOf } from './bringing-in.js';
import type { CommandOf } from './commands.js';
import type { DataOf, RectificationEvent } from './events.js';
import { rectification } from './rectification.js';

const source = { hash: 'b'.repeat(64), mediaType: 'text/csv', bytes: 9, sheet: '台账', row: 5 } as const;
const known = { value: [], sequence: 7 } as const;
/** A plain line of the old ledger: found, ordered, not closed. */
const line: CommandOf<'BringInIssue'> = {
  type: 'BringInIssue',
  issueId: 'issue-1',
  unitId: 'school-1',
  county: { value: 'county-1', sequence: 5 },
  number: '17',
  foundOn: '2023-10-12',
  problem: '音乐教室面积不足',
  severity: 'ordinary',
  leadUnitId: 'school-1',
  supportingUnitIds: ['department-1'],
  unknownUnits: known,
  dueDate: '2025-04-30',
  source,
};
const data: DataOf<'IssueBroughtIn'> = {
  issueId: 'issue-1',
  round: 1,
  unitId: 'school-1',
  countyId: 'county-1',
  countyKnownAt: 5,
  number: '17',
  foundOn: '2023-10-12',
  category: null,
  problem: '音乐教室面积不足',
  clause: null,
  severity: 'ordinary',
  measures: null,
  outcome: null,
  leadUnitId: 'school-1',
  supportingUnitIds: ['department-1'],
  unitsKnownAt: 7,
  dueDate: '2025-04-30',
  basis: {
    act: 'IssueBroughtIn',
    rule: 'set-by-letter',
    calendar: 'natural',
    from: '2023-10-12',
    days: null,
    clause: '原整改台账',
  },
  rectifiedOn: null,
  reviewedOn: null,
  reviewResult: null,
  closedOn: null,
  source,
};
const broughtIn: RectificationEvent = { type: 'IssueBroughtIn', data };
const { dueDate: _due, ...withoutDue } = line;
const ended = { ...line, rectifiedOn: '2024-03-01', reviewedOn: '2024-03-08', closedOn: '2024-03-08' };
const eventOf = (command: CommandOf<'BringInIssue'>) => rectification.decide(command, { status: 'none' }, director);

describe('an issue of the old ledger', () => {
  it('is brought in as it stood, with where it is written, and only once', () => {
    given(rectification, []).when(line, director).yields([broughtIn]);
    given(rectification, [broughtIn]).when(line, director).yields([]);
    given(rectification, [broughtIn])
      .when({ ...line, problem: '别的' }, director)
      .refuses('rectification.already-raised');
  });

  it('goes on in the ordinary way when a unit has it and a day', () => {
    expect(stateAfter(rectification, [broughtIn])).toMatchObject({
      status: 'inProgress',
      order: { noticeNumber: '原整改台账 17', leadUnitId: 'school-1', dueDate: '2025-04-30' },
    });
    given(rectification, [broughtIn]).when(report, outsider).refuses('rectification.not-taking-part');
    const [reported] = rectification.decide(
      report,
      stateAfter(rectification, [broughtIn]),
      on('2025-03-10', principal),
    );
    expect(reported).toMatchObject({ type: 'ProgressReported', data: { attempt: 1 } });
  });

  it('waits to be assigned when it has no day, and is proposed to the unit that had it', () => {
    const raised = eventOf(withoutDue);
    expect(stateAfter(rectification, raised)).toMatchObject({
      status: 'raised',
      raised: { proposedLeadUnitId: 'school-1', clause: '原台账未列条款' },
    });
    expect(rectification.decide(assign, stateAfter(rectification, raised), director)).toMatchObject([
      { type: 'RectificationAssigned' },
    ]);
  });

  it('is history when it was closed, and can be reopened', () => {
    const closed = eventOf(ended);
    expect(stateAfter(rectification, closed)).toMatchObject({
      status: 'closed',
      closure: { closedOn: '2024-03-08', verifiedBy: [] },
    });
    given(rectification, closed).when(assign, director).refuses('rectification.ended');
    const reopen = { type: 'ReopenIssue', reason: '反弹', evidence: [] } as const;
    expect(rectification.decide(reopen, stateAfter(rectification, closed), director)).toMatchObject([
      { type: 'IssueReopened', data: { round: 2 } },
    ]);
    given(rectification, closed)
      .when({ ...reopen, effectiveAt: '2024-03-07' }, director)
      .refuses('rectification.reopened-before-closed');
  });

  it.each([
    ['of a unit that is not there', { county: { value: null, sequence: 5 } }, 'rectification.unknown-unit'],
    ['whose lead is not there', { unknownUnits: { value: ['x'], sequence: 7 } }, 'rectification.unknown-unit'],
    ['that says nothing', { problem: ' ' }, 'rectification.words-missing'],
    ['found on no day', { foundOn: '2023-02-30' }, 'time.malformed'],
    ['found tomorrow', { foundOn: '2025-03-04' }, 'time.in-future'],
    ['due on no day', { dueDate: '四月底' }, 'time.malformed'],
    ['due before it was found', { dueDate: '2023-10-11' }, 'rectification.brought-in-order'],
    ['rectified before it was found', { rectifiedOn: '2023-10-11' }, 'rectification.brought-in-order'],
    [
      'closed before it was rectified',
      { ...ended, closedOn: '2024-02-29', reviewedOn: '2024-03-08' },
      'rectification.brought-in-order',
    ],
    [
      'reviewed before it was rectified',
      { rectifiedOn: '2024-03-01', reviewedOn: '2024-02-01' },
      'rectification.brought-in-order',
    ],
    ['closed in the future', { closedOn: '2025-03-04' }, 'time.in-future'],
  ] as const)('is refused when it is one %s', (_, changed, code) => {
    given(rectification, [])
      .when({ ...line, ...changed }, director)
      .refuses(code);
  });

  it('says that there was no clause or number, and invents none', () => {
    expect([clauseOf(data), clauseOf({ clause: '第六条' })]).toEqual(['原台账未列条款', '第六条']);
    expect([noticeOf(data), noticeOf({ number: null })]).toEqual(['原整改台账 17', '原整改台账']);
    expect([data, { ...data, dueDate: null }, { ...data, closedOn: '2024-03-08' }].map(standingOf)).toEqual([
      'inProgress',
      'raised',
      'closed',
    ]);
  });
});
