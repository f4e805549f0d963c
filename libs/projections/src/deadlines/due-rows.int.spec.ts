import { describe, expect, it } from '@jest/globals';
import {
  defaultLadder,
  extended as withYears,
  ladder,
  publishedCalendar,
  type LadderEvent,
} from '@app/domain/deadlines';
import { inspection, type InspectionEvent } from '@app/domain/inspections';
import { plusDays } from '@app/domain/kernel';
import { rectification, type RectificationEvent } from '@app/domain/rectifications';
import { anyProjection } from '@app/projections/kernel';
import { ofIssue } from '@test/issue-ledger';
import { after, assign, past, reject, requestClosure, requestExtension, verify } from '@test/issue-life';
import { conclude, visit } from '@test/inspection-life';
import { lived, stateAfter } from '@test/lived';
import { projected, type Happening } from '@test/projected';
import { director, inspector, on, principal, system } from '@test/supervision-cast';
import { dueRow, dueRowOf, dueRows, nextDue } from './due-rows.js';
import { ladderOn } from './ladders.js';

const tick = {
  type: 'AdvanceLadder',
  ladder: { value: defaultLadder, sequence: 0 },
  calendar: { value: publishedCalendar, sequence: 0 },
} as const;
const clock = (day: string) => on(day, system);
const read = (...happenings: readonly Happening[]) => projected([anyProjection(dueRow)], happenings);
const adopted = (
  day: string,
  rungs = defaultLadder.rungs.slice(1, 3),
  past: readonly LadderEvent[] = [],
): Happening[] =>
  lived(
    ladder,
    [
      [
        { type: 'AdoptLadder', countyId: 'county-1', rungs, basis: '本县办法', effectiveAt: day },
        on('2025-03-05', director),
      ],
    ],
    past,
  )
    .slice(past.length)
    .map((fact) => ({ in: 'ladder-county-1', fact }));

const late = after(past.reportApproved, [tick, clock('2025-05-02')]);
const withOffice = after(late, [{ ...requestClosure, rectifiedOn: '2025-05-02' }, on('2025-05-02', principal)]);
const back = after(
  withOffice,
  [verify('2025-05-20', false), on('2025-05-20', inspector)],
  [reject, on('2025-05-26', director)],
);
const blue = after(past.inProgress, [tick, clock('2025-05-08')]);
const answered = after(
  blue,
  [{ type: 'AnswerRung', rung: 'blue', answer: '下周进场', forecast: '2025-05-25' }, on('2025-05-09', principal)],
  [{ type: 'AcceptRungAnswer', rung: 'blue', holdUntil: '2025-05-20' }, on('2025-05-10', director)],
);
const extended = after(
  past.inProgress,
  [tick, clock('2025-04-23')],
  [requestExtension, on('2025-04-25', principal)],
  [{ type: 'GrantExtension' }, on('2025-04-26', director)],
);
const wakeOn = (events: readonly RectificationEvent[]) => dueRowOf(read(...ofIssue(events)), 'issue/issue-1')?.wakeOn;

describe('what must wake up', () => {
  it.each([
    ['an issue nobody was ordered to rectify', past.raised, undefined],
    ['one with a due date', past.assigned, '2025-04-23'],
    ['one whose first rungs have fired', late, '2025-05-08'],
    ['one that waits for the office', withOffice, undefined],
    ['one that came back', back, '2025-05-26'],
    ['one whose answer holds the next rung', answered, '2025-05-21'],
    ['one that was extended', extended, '2025-06-01'],
    ['one that has come to the top', after(past.inProgress, [tick, clock('2025-12-01')]), undefined],
    ['one that is closed', past.closed, undefined],
  ] as const)('%s', (_, events, day) => expect(wakeOn(events)).toBe(day));

  it.each([past.assigned, late, back, answered, extended, blue])(
    'is the very day on which the clock does something',
    (...events) => {
      const day = wakeOn(events)!;
      const decide = (at: string) => rectification.decide(tick, stateAfter(rectification, events), clock(at));
      expect([decide(plusDays(day, -1)).length, decide(day).length > 0]).toEqual([0, true]);
    },
  );

  it('is found by day, the longest due first', () => {
    const second = ofIssue(late, 'issue-2').map(({ fact, ...one }) => ({
      ...one,
      fact: { ...fact, data: { ...(fact.data as object), issueId: 'issue-2' } },
    }));
    const db = read(...ofIssue(past.assigned), ...second);
    expect(dueRows(db, '2025-05-08', 10).map(({ subject }) => subject)).toEqual(['issue-1', 'issue-2']);
    expect(dueRows(db, '2025-05-08', 1)).toEqual([
      {
        key: 'issue/issue-1',
        kind: 'issue',
        subject: 'issue-1',
        countyId: 'county-1',
        wakeOn: '2025-04-23',
        sequence: 2,
      },
    ]);
    expect(dueRows(db, '2025-04-22', 10)).toEqual([]);
    expect([nextDue(db, '2025-04-22'), nextDue(db, '2025-04-23'), nextDue(db, '2025-05-08')]).toEqual([
      '2025-04-23',
      '2025-05-08',
      null,
    ]);
  });

  it('is reckoned anew when the calendar changes, for the rungs that count working days', () => {
    const entered = {
      in: 'calendar-2025',
      fact: {
        type: 'HolidayYearEntered',
        data: {
          year: '2025',
          notice: '本省通知',
          off: [{ name: '抗旱', from: '2025-05-01', to: '2025-05-31' }],
          worked: [],
          reason: '本省另有安排',
        },
      },
    } as const;
    const urged = ofIssue(after(past.inProgress, [tick, clock('2025-05-01')]));
    expect(dueRowOf(read(...urged), 'issue/issue-1')?.wakeOn).toBe('2025-05-08');
    expect(dueRowOf(read(...urged, entered), 'issue/issue-1')).toMatchObject({
      wakeOn: '2025-06-04',
      sequence: urged.length + 1,
    });
    expect(dueRowOf(read(entered, ...urged), 'issue/issue-1')?.wakeOn).toBe('2025-06-04');
  });

  it('is reckoned anew when the county’s ladder changes, by each ladder while it holds', () => {
    const now = adopted('2025-03-05');
    const days = (...ladders: readonly Happening[]) =>
      dueRowOf(read(...ofIssue(past.inProgress), ...ladders), 'issue/issue-1')?.wakeOn;
    // Without 临期提醒 the first is 催办.
    expect(days(...now)).toBe('2025-05-01');
    // It holds only later: until then the old one fires.
    expect(days(...adopted('2025-04-24'))).toBe('2025-04-23');
    expect(days(...adopted('2025-04-23'))).toBe('2025-05-01');
    // Nothing is left of the old one, and the day of the new one is over by the time it holds.
    const sparse = adopted('2025-03-05', defaultLadder.rungs.slice(0, 1));
    const [first] = sparse;
    const then = adopted('2025-05-20', undefined, [first!.fact as LadderEvent]);
    const reminded = ofIssue(after(past.inProgress, [tick, clock('2025-04-23')]));
    expect(dueRowOf(read(...reminded, ...sparse, ...then), 'issue/issue-1')?.wakeOn).toBe('2025-05-20');
    const db = read(...sparse, ...then);
    expect(['2025-03-04', '2025-03-05', '2025-05-20'].map((day) => ladderOn(db, 'county-1', day).version)).toEqual([
      0, 1, 2,
    ]);
    expect(ladderOn(db, 'county-2', '2025-05-20')).toMatchObject({ version: 0, sequence: 0 });
  });

  it('of an order that is 暂定 is its year, and nothing once that is settled, or the order is another', () => {
    const calendar = { value: publishedCalendar, sequence: 0 };
    const { dueDate: _day, ...bare } = assign;
    const assumed = after(past.raised, [
      { ...bare, period: { count: 3, unit: 'working' }, calendar },
      on('2026-12-30', director),
    ]);
    const arranged = { year: '2027', notice: '通知', off: [], worked: [], reason: null };
    const entered = { in: 'calendar-2027', fact: { type: 'HolidayYearEntered', data: arranged } } as const;
    const row = (events: readonly RectificationEvent[], ...more: readonly Happening[]) =>
      dueRowOf(read(...ofIssue(events), ...more), 'order/issue-1');
    expect(row(assumed)).toMatchObject({ kind: 'order', subject: 'issue-1', wakeOn: '2027-01-01' });
    expect(row(assumed, entered)).toMatchObject({ wakeOn: '2025-03-03', sequence: assumed.length + 1 });
    const known = { value: withYears(publishedCalendar, { '2027': arranged }), sequence: 9 };
    expect(row(after(assumed, [{ type: 'SettleDueDate', calendar: known }, on('2027-01-01', system)]))).toBeUndefined();
    expect(
      row(after(assumed, [{ type: 'WithdrawIssue', reason: '误报' }, on('2026-12-31', director)])),
    ).toBeUndefined();
    expect(row(past.inProgress)).toBeUndefined();
  });

  it('of a letter that is 暂定 is its year, until that is settled', () => {
    const calendar = { value: publishedCalendar, sequence: 0 };
    const { rectificationDueDate: _day, ...letter } = conclude;
    const assumed = lived(
      inspection,
      [[{ ...letter, period: { count: 3, unit: 'working' }, calendar }, on('2026-12-30', director)]],
      visit.answeredDefence,
    );
    const arranged = { notice: '通知', off: [], worked: [] };
    const known = { value: withYears(publishedCalendar, { '2027': arranged }), sequence: 9 };
    const settled = lived(
      inspection,
      [[{ type: 'SettleLetterDate', calendar: known }, on('2027-01-01', system)]],
      assumed,
    );
    const row = (events: readonly InspectionEvent[]) =>
      dueRowOf(
        read(...events.map((fact): Happening => ({ in: 'inspection-inspection-1', fact }))),
        'letter/inspection-1',
      );
    expect(row(assumed)).toMatchObject({ kind: 'letter', countyId: 'county-1', wakeOn: '2027-01-01' });
    expect(row(settled)).toBeUndefined();
    expect(row(visit.concluded)).toBeUndefined();
  });
});
