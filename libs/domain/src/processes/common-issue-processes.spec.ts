import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Asked, Fact, Recorded } from '@app/domain/kernel';
import { lived, stateAfter } from '@test/lived';
import { recorded } from '@test/projected';
import { director, on, system } from '@test/supervision-cast';
import {
  commonIssue,
  rectification,
  type CommonIssueCommand,
  type RectificationCommand,
  type RectificationEvent,
} from '../rectifications/index.js';
import type { AnyProcess } from './any-process.js';
import { processes } from './all.js';

const raise = (n: number, unitIds: readonly string[]): CommonIssueCommand => ({
  type: 'RaiseCommonIssue',
  commonIssueId: `common-${n}`,
  countyId: 'county-1',
  unitIds,
  issueIds: [],
  unfitUnits: { value: [], sequence: 7 },
  issues: { value: { named: [], alike: [] }, sequence: 7 },
  problem: `问题 ${n}`,
  clause: '第六条第三项',
  indicator: 'G3',
  severity: 'serious',
  suggestedDueDate: '2025-04-30',
});
const setPlan: CommonIssueCommand = {
  type: 'SetCommonPlan',
  goal: '全部双人双锁',
  measures: '统一采购专用柜',
  steps: [{ text: '专用柜到校', dueDate: '2025-04-10' }],
};

const named = (name: string): AnyProcess => processes.find((one) => one.name.startsWith(name))!;
/** What a process asks for when this is delivered. */
const asked = (name: string, event: Recorded): readonly Asked<RectificationCommand>[] => {
  const when = named(name).when as Readonly<Record<string, unknown>>;
  const handler = when[event.type] as ((of: Recorded, newId: () => string) => readonly Asked[]) | undefined;
  return (handler?.(event, () => 'never') ?? []) as readonly Asked<RectificationCommand>[];
};
const log = (n: number, unitIds: readonly string[]) => {
  const by = {
    ...on('2025-03-03', director),
    newId: (...parts: readonly (string | number)[]) => [n, ...parts].join('-'),
  };
  const facts = lived(commonIssue, [
    [raise(n, unitIds), by],
    [setPlan, by],
  ]);
  return recorded(facts.map((fact: Fact) => ({ in: `common-issue-${n}` as const, fact })));
};

describe('raise issues of common issue', () => {
  it('asks for an ordinary issue of each unit', () => {
    const [event] = log(1, ['school-1', 'school-2']);
    const [first, second, ...others] = asked('raise-issues', event!);
    expect(others).toEqual([]);
    expect(first).toEqual({
      category: 'rectification',
      id: '1-issue-school-1',
      command: {
        type: 'RaiseIssue',
        occurredAt: event!.occurredAt,
        effectiveAt: event!.effectiveAt,
        issueId: '1-issue-school-1',
        unitId: 'school-1',
        county: { value: 'county-1', sequence: 1 },
        problem: '问题 1',
        clause: '第六条第三项',
        indicator: 'G3',
        severity: 'serious',
        evidence: [],
        suggestedDueDate: '2025-04-30',
      },
    });
    expect(second!.command).toMatchObject({ unitId: 'school-2', issueId: '1-issue-school-2' });
  });

  it('raises none for a unit that had its issue before', () => {
    const [event] = log(1, ['school-1', 'school-2']);
    const data = event!.data as Readonly<{ children: readonly object[] }>;
    const children = data.children.map((child, index) => ({ ...child, there: index === 0 }));
    expect(asked('raise-issues', { ...event!, data: { ...data, children } }).map(({ id }) => id)).toEqual([
      '1-issue-school-2',
    ]);
  });

  it('raises each issue once, in whatever order and however often it is delivered', () => {
    const units = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 6 });
    const deliveries = fc.array(fc.nat({ max: 3 }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(units, { minLength: 1, maxLength: 2 }), deliveries, (parents, order) => {
        const logs = parents.map((of, n) =>
          log(
            n,
            of.map((unit) => `school-${unit}`),
          ),
        );
        const events = logs.flat();
        const streams = new Map<string, readonly RectificationEvent[]>();
        // Each at least once, after any number of others.
        for (const event of [...order.flatMap((index) => events[index] ?? []), ...events]) {
          for (const name of ['raise-issues', 'common-plan'])
            for (const { id, command } of asked(name, event))
              streams.set(id, lived(rectification, [[command, on('2025-03-04', system)]], streams.get(id) ?? []));
        }
        expect([...streams.values()].map((stream) => stream.map(({ type }) => type))).toEqual(
          parents.flatMap((of) => of.map(() => ['IssueRaised'])),
        );
        for (const [id, stream] of streams) expect(stateAfter(rectification, stream)).toMatchObject({ issueId: id });
      }),
    );
  });
});

describe('common plan for each issue', () => {
  it('passes the plan to every issue, and asks for it when an issue is signed for', () => {
    const [, plan] = log(1, ['school-1', 'school-2']);
    const { type: _type, ...words } = setPlan;
    expect(asked('common-plan', plan!)).toEqual(
      ['1-issue-school-1', '1-issue-school-2'].map((id) => ({
        category: 'rectification',
        id,
        command: { type: 'AdoptCommonPlan', plan: { commonIssueId: 'common-1', version: 1, ...words } },
      })),
    );
    const fact: Fact = {
      type: 'RectificationAcknowledged',
      data: { issueId: 'issue-1', round: 1, unitId: 'school-1', acknowledgedBy: 'principal-1' },
    };
    const [signed] = recorded([{ in: 'rectification-issue-1', fact }]);
    expect(asked('common-plan', signed!)).toEqual([
      { category: 'rectification', id: 'issue-1', command: { type: 'AdoptCommonPlan', plan: null } },
    ]);
  });
});
