import { describe, expect, it } from '@jest/globals';
import { extended, publishedCalendar, type DeadlineBasis, type DeadlineEvent } from '@app/domain/deadlines';
import { inspection } from '@app/domain/inspections';
import type { Fact, Recorded } from '@app/domain/kernel';
import { inspectionList, inspectionShown } from '@app/projections/inspections';
import { anyProjection, type PointAsked } from '@app/projections/kernel';
import { conclude, visit } from '@test/inspection-life';
import { after, assign, past } from '@test/issue-life';
import { lived } from '@test/lived';
import { projected } from '@test/projected';
import { apply, recorded } from '@test/recorded';
import { director, on, system } from '@test/supervision-cast';
import { climbAt } from './issue-climb.js';
import { stepDeadlinesAt } from './step-deadlines.js';

const known = { value: publishedCalendar, sequence: 3 };
const notice = { notice: '通知', off: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }], worked: [] };
const year = { value: extended(publishedCalendar, { '2027': notice }), sequence: 12 };
const period = { count: 3, unit: 'working' } as const;
const [ordered, published] = ['2026-12-30', '2027-01-02'];
const [assumedDue, settledDue] = ['2027-01-04', '2027-01-05'];

const { dueDate: _due, ...order } = assign;
const { rectificationDueDate: _day, ...letter } = conclude;
const basis: DeadlineBasis = {
  act: 'RectificationAssigned',
  rule: 'national/plan',
  calendar: 'working',
  from: ordered,
  days: 3,
  clause: '县级规定：甲',
};
const step = { subject: { kind: 'issue', id: 'issue-1', round: 1 }, step: 'plan', number: 1 } as const;
const steps: readonly DeadlineEvent[] = [
  {
    type: 'DeadlineSet',
    data: {
      ...step,
      unitId: 'school-1',
      countyId: 'county-1',
      dueDate: assumedDue,
      basis: { ...basis, provisional: true },
      rulesKnownAt: 1,
      calendarKnownAt: 3,
    },
  },
  { type: 'DeadlineSettled', data: { ...step, dueDate: settledDue, was: assumedDue, basis, calendarKnownAt: 12 } },
];

/** Lives whose last event settles what the one before it left 暂定; the days of both, and all before them earlier. */
const lives: Readonly<
  Record<string, Readonly<{ facts: readonly Fact[]; due: (events: readonly Recorded[], at: PointAsked) => unknown }>>
> = {
  'of an order': {
    facts: after(after(past.raised, [{ ...order, period, calendar: known }, on(ordered, director)]), [
      { type: 'SettleDueDate', calendar: year },
      on(published, system),
    ]),
    due: (events, at) => climbAt(events, 'issue-1', at)?.due.dueDate,
  },
  'of a step': {
    facts: steps,
    due: (events, at) => stepDeadlinesAt(events, step.subject, at)[0]?.dueDate ?? null,
  },
  'of a 意见书': {
    facts: lived(
      inspection,
      [
        [{ ...letter, period, calendar: known }, on(ordered, director)],
        [{ type: 'SettleLetterDate', calendar: year }, on(published, system)],
      ],
      visit.answeredDefence,
    ),
    due: (events, at) => {
      const lists = [anyProjection(inspectionList)];
      const db = projected(lists, []);
      apply(db, lists, events);
      return inspectionShown(db, 'inspection-1', events, at)?.row.rectificationDueDate;
    },
  },
};

describe.each(Object.entries(lives))('a 暂定 date %s that was settled later', (_, { facts, due }) => {
  const stream = recorded(
    facts.map((fact, index) => {
      const [day] = [ordered, published].slice(index - facts.length);
      return { in: 'thing-1', fact, ...(index >= facts.length - 2 && { effectiveAt: day! }) };
    }),
  );
  const before = stream.length - 1;

  it('is by day alone the day that is known now, from the day on which it was set', () => {
    for (const asOf of [ordered, '2026-12-31', published, '2027-06-30'])
      expect([asOf, due(stream, { asOf })]).toEqual([asOf, settledDue]);
    expect(due(stream, { asOf: '2026-12-29' })).toBeNull();
  });

  it('is as it was known before the holidays were published what had been assumed, on whatever day', () => {
    for (const asOf of [ordered, published, '2027-06-30'])
      expect([asOf, due(stream, { asOf, knownAt: before })]).toEqual([asOf, assumedDue]);
  });
});

describe('a report that is counted from the 暂定 last day of its order', () => {
  const order = recorded(
    lives['of an order']!.facts.slice(-2).map((fact, index) => {
      return { in: 'rectification-issue-1', fact, effectiveAt: [ordered, published][index]! };
    }),
  );
  const report = { subject: step.subject, step: 'report' } as const;
  const counted = (number: number, from: string, dueDate: string): Fact => ({
    type: 'DeadlineSet',
    data: {
      ...report,
      number,
      unitId: 'school-1',
      countyId: 'county-1',
      dueDate,
      basis: { ...basis, act: 'RectificationDue', calendar: 'natural', from, days: 10 },
      rulesKnownAt: 1,
      calendarKnownAt: 3,
    },
  });
  const dropped = { ...report, number: 1, dueDate: '2027-01-14', reason: 'replaced' } as const;
  const clocks = recorded([
    { in: 'deadline-report', fact: counted(1, assumedDue, '2027-01-14'), effectiveAt: ordered, sequence: 3 },
    ...[{ type: 'DeadlineDropped', data: dropped } as const, counted(2, settledDue, '2027-01-15')].map((fact) => {
      return { in: 'deadline-report', fact, effectiveAt: published, causationId: order[1]!.id, sequence: 4 } as const;
    }),
  ]);
  const due = (at: PointAsked) =>
    stepDeadlinesAt([...order, ...clocks], step.subject, at).map(({ number, dueDate }) => [number, dueDate]);

  it('is by day alone counted from the settled one, from the day of the order', () => {
    for (const asOf of [ordered, '2027-01-01', published]) expect(due({ asOf })).toEqual([[2, '2027-01-15']]);
    expect(due({ asOf: '2026-12-29' })).toEqual([]);
  });

  it('is as it was known then counted from what had been assumed', () => {
    for (const asOf of [ordered, published]) expect(due({ asOf, knownAt: 3 })).toEqual([[1, '2027-01-14']]);
  });
});
