import { describe, expect, it } from '@jest/globals';
import type { Fact } from '@app/domain/kernel';
import { projected, recorded, type Happening } from '@test/projected';
import { anyProjection } from '../kernel/index.js';
import { organizationTree } from '../organizations/index.js';
import { changeAt } from './change.js';
import { trailInScope } from './trail-in-scope.js';
import { sequenceAt } from './moments.js';
import { trail } from './trail.js';
import { isTrailWhole } from './whole-trail.js';
import { trailOf, type TrailFilter } from './trail-of.js';

const fact = (type: string, data: object): Fact => ({ type, data });
const inspector = { id: 'li', role: 'inspector', unit: 'county' };
const log: readonly Happening[] = [
  { in: 'organization-school', fact: fact('UnitRegistered', { unitId: 'school', name: '一中' }) },
  { in: 'submission-school.2024-2025', fact: fact('FiguresSubmitted', { figures: { students: '412', area: null } }) },
  { in: 'rectification-i1', fact: fact('IssueRaised', { issueId: 'i1', unitId: 'school' }), actor: inspector },
  {
    in: 'rectification-i1',
    fact: fact('RectificationAssigned', { leadUnitId: 'bureau', supportingUnitIds: ['town'] }),
  },
  { in: 'rectification-i1', fact: fact('RectificationAcknowledged', { unitId: 'bureau' }) },
  { in: 'account-a', fact: fact('AccountOpened', {}) },
  {
    in: 'submission-school.2024-2025',
    fact: fact('FiguresCorrected', { figures: { students: '420', area: null }, reason: '漏报' }),
    effectiveAt: '2024-09-01',
  },
];
const db = () => projected([trail], log);
const found = (filter: Partial<TrailFilter>) => trailOf(db(), { limit: 50, ...filter }).map(({ sequence }) => sequence);

describe('the trail', () => {
  it('is whole as long as it has every number of the log, each under a stream that it names', () => {
    const rows = projected([trail, anyProjection(organizationTree)], []);
    const whole = (after: number, to: number) => isTrailWhole(rows, { after, to });
    expect([whole(0, 0), whole(0, 1)]).toEqual([true, false]);
    const filled = db();
    const isWhole = () => [isTrailWhole(filled, { after: 0, to: 4 }), isTrailWhole(filled, { after: 4, to: 7 })];
    expect(isWhole()).toEqual([true, true]);
    filled.run('delete from trail where sequence = 6');
    expect(isWhole()).toEqual([true, false]);
    filled.run(`delete from trail_stream where name like '%submission-school%'`);
    expect(isWhole()).toEqual([false, false]);
  });

  it('says who did what, where and when, newest first', () => {
    expect(found({})).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect(trailOf(db(), { limit: 1, person: 'li' })).toEqual([
      {
        sequence: 3,
        stream: 'hj.main.rectification-i1',
        revision: 0,
        type: 'rectification.issue-raised',
        unit: 'school',
        person: 'li',
        role: 'inspector',
        recordedAt: '2025-03-03T01:02:00.000Z',
        effectiveAt: '2025-03-03',
      },
    ]);
  });

  it.each<[string, Partial<TrailFilter>, readonly number[]]>([
    ['a stream', { stream: 'hj.main.rectification-i1' }, [5, 4, 3]],
    ['a unit, in all that its streams are about', { units: ['school'] }, [7, 5, 4, 3, 2, 1]],
    ['a unit that is only named', { units: ['town'] }, [4]],
    ['a unit that acted and was named', { units: ['bureau'] }, [5, 4]],
    ['several units, each event once', { units: ['school', 'bureau'] }, [7, 5, 4, 3, 2, 1]],
    ['many units', { units: ['bureau', ...Array.from({ length: 99 }, (_, n) => `other-${n}`)] }, [5, 4]],
    ['what is about no unit', { units: ['nobody'], withoutUnit: true }, [6]],
    ['a kind of event', { type: 'rectification.issue-raised' }, [3]],
    ['a category', { type: 'rectification' }, [5, 4, 3]],
    ['a period', { from: '2025-03-03T01:02:00.000Z', to: '2025-03-03T01:04:30.000Z' }, [5, 4, 3]],
    ['one event', { sequence: 3 }, [3]],
    ['a page', { before: 5, limit: 2 }, [4, 3]],
    ['a page that goes on from a record', { after: 2, limit: 2 }, [3, 4]],
    ['what follows of a stream', { after: 3, stream: 'hj.main.rectification-i1' }, [4, 5]],
    ['what follows the last', { after: 7 }, []],
    ['a person in a period with nothing', { person: 'li', from: '2025-03-03T01:03:00.000Z' }, []],
  ])('of %s', (_, filter, sequences) => {
    expect(found(filter)).toEqual(sequences);
  });
});

describe('the trail as far as someone may see it', () => {
  const county = (id: string): Happening => ({
    in: `organization-${id}`,
    fact: {
      type: 'UnitRegistered',
      data: {
        unitId: id,
        kind: 'county',
        name: id,
        parentId: null,
        parent: null,
        code: null,
        schoolType: null,
        stage: null,
        departmentType: null,
        urbanRural: null,
        sharedBuildings: false,
        effectiveFrom: '2020-01-01',
      },
    },
  });
  const seen = (store: ReturnType<typeof db>, ...roots: string[]) =>
    trailInScope(store, roots, { limit: 50 }).map(({ sequence }) => sequence);

  it('has what is about no unit for whoever oversees all of it: not for one of two counties', () => {
    const about = { in: 'recusal-li', fact: fact('RecusalDeclared', { accountId: 'li' }) } as const;
    const one = projected([trail, anyProjection(organizationTree)], [county('a'), about]);
    expect(seen(one, 'a')).toEqual([2, 1]);
    const two = projected([trail, anyProjection(organizationTree)], [county('a'), about, county('b')]);
    expect([seen(two, 'a'), seen(two, 'b'), seen(two, 'a', 'b'), seen(two)]).toEqual([[1], [3], [3, 2, 1], []]);
  });
});

describe('a time', () => {
  it('is the last sequence recorded by then', () => {
    const file = db();
    const at = (instant: string) => sequenceAt(file, instant);
    expect(at('2025-03-03T00:59:59.999Z')).toBe(0);
    expect(at('2025-03-03T01:00:00.000Z')).toBe(1);
    expect(at('2025-03-03T01:02:59.000Z')).toBe(3);
    expect(at('2030-01-01T00:00:00.000Z')).toBe(7);
    expect(sequenceAt(projected([trail], []), '2030-01-01T00:00:00.000Z')).toBe(0);
  });

  it('means one place, also when the clock went back', () => {
    const back = projected(
      [trail],
      ['10', '30', '20', '40'].map((minute, index) => ({
        in: `counter-${index}` as const,
        fact: fact('CounterRaised', { by: 1 }),
        recordedAt: `2025-03-03T01:${minute}:00.000Z`,
      })),
    );
    const at = (minute: string) => sequenceAt(back, `2025-03-03T01:${minute}:00.000Z`);
    expect(['09', '10', '20', '29', '30', '40'].map(at)).toEqual([0, 1, 1, 1, 3, 4]);
  });
});

describe('what an event changed', () => {
  const stream = recorded(log).filter(({ stream: name }) => name.includes('submission'));

  it('is what the stream had said otherwise, with the reason', () => {
    expect(changeAt(stream, 1)).toMatchObject({
      reason: '漏报',
      changes: [
        { field: 'figures.students', before: '412', after: '420' },
        { field: 'reason', after: '漏报' },
      ],
    });
  });

  it('is everything at the beginning, and nothing where there is no event', () => {
    expect(changeAt(stream, 0)).toMatchObject({
      reason: null,
      changes: [
        { field: 'figures.students', after: '412' },
        { field: 'figures.area', after: null },
      ],
    });
    expect(changeAt(stream, 2)).toBeUndefined();
  });
});
