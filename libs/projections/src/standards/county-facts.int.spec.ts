import { expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { catalogues } from '@app/domain/catalogue';
import type { CountyRecordEvent } from '@app/domain/standards';
import { toUnit, unit } from '@test/county';
import { apply, recorded, type Happening } from '@test/projected';
import { note } from '@test/stored';
import { temporaryDirectory } from '@test/temporary';
import { EventTypes, InMemoryEventStore } from '@app/event-store';
import { Sqlite } from '@app/sqlite';
import { anyProjection, ProjectionHost, type Projection } from '../kernel/index.js';
import { countySequence } from '../organizations/index.js';
import { countyEntries, countyFactsAt, countyRecords } from './index.js';

Logger.overrideLogger(false);

const projections = [anyProjection(countySequence), anyProjection(countyRecords)];
const countyId = 'county-1';
const years = ['2023-2024', '2024-2025'];
const standards = ['basic-2012', 'hqb-2017'];
const days = ['2024-09-01', '2024-12-01', '2025-03-01'];
const around = ['2024-08-31', ...days, '2025-06-01'];

const step = fc.record({
  does: fc.constantFrom('item', 'item', 'survey', 'veto', 'grant', 'revoke', 'rename'),
  dataYear: fc.constantFrom(...years),
  standardId: fc.constantFrom(...standards),
  n: fc.integer({ min: 1, max: 2 }),
  day: fc.constantFrom(...days),
});

const factOf = ({ does, dataYear, standardId, n }: Step): CountyRecordEvent => {
  const entry = { countyId, dataYear, standardId };
  const exemptionId = `${dataYear} ${standardId} ${n}`;
  if (does === 'survey') {
    const data = { ...entry, percent: `9${n}`, source: '问卷', survey: null, evidence: [], reason: null };
    return { type: 'RecognitionRecorded', data };
  }
  if (does === 'veto')
    return {
      type: n === 1 ? 'VetoRaised' : 'VetoCleared',
      data: { ...entry, veto: 'V3', finding: '核查', evidence: [] },
    };
  if (does === 'grant') {
    const grant = { exemptionId, sectionId: 's1', subject: 'L5', plan: '扩建', expires: '2026-12-31', evidence: [] };
    return { type: 'ExemptionGranted', data: { ...entry, ...grant } };
  }
  if (does === 'revoke') return { type: 'ExemptionRevoked', data: { ...entry, exemptionId, reason: '未推进' } };
  const figures = { specialSchoolFunds: `${n}00` };
  const data = { ...entry, item: `B${n}`, judgement: 'met' as const, figures, note: null, evidence: [], reason: null };
  return { type: 'ItemRecorded', data };
};

type Step = typeof step extends fc.Arbitrary<infer Of> ? Of : never;

/** The same grant is given once; another event of the county's own touches nothing of its record. */
const history = (steps: readonly Step[]): readonly Happening[] => {
  const granted = new Set<string>();
  return steps.flatMap((one): readonly Happening[] => {
    const { does, dataYear, standardId, n, day } = one;
    if (does === 'rename')
      return [toUnit({ type: 'UnitRenamed', data: { unitId: countyId, name: `第${n}县`, effectiveFrom: day } })];
    const id = `${dataYear} ${standardId} ${n}`;
    if (does === 'grant' && granted.has(id)) return [];
    if (does === 'revoke' && !granted.has(id)) return [];
    if (does === 'grant') granted.add(id);
    return [{ in: `county-record-${countyId}.${dataYear}`, fact: factOf(one), effectiveAt: day }];
  });
};

it('what is kept of a county’s record is what the table says, at every point, whatever came since', () => {
  let seen = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 8, maxLength: 14 }), (steps) => {
      const db = new Sqlite(':memory:', { journal: 'MEMORY', synchronous: 'OFF' });
      for (const { tables, indexes } of projections) db.exec(`${tables};\n${indexes ?? ''}`);
      const events = recorded([unit('county', countyId, null), ...history(steps)]);
      events.forEach((event, index) => {
        apply(db, projections, [event]);
        for (let knownAt = Math.max(1, index - 2); knownAt <= index + 1; knownAt += 1)
          for (const asOf of around)
            for (const dataYear of years)
              for (const standardId of standards) {
                const of = { countyId, dataYear, standardId };
                const entries = countyEntries(db, of, { knownAt, asOf });
                const subjects = (kind: string) => entries.flatMap((one) => (one.kind === kind ? [one.subject] : []));
                const facts = countyFactsAt(db, of, { knownAt, asOf });
                expect(facts.items.map(({ item, figures }) => [item, figures])).toEqual(
                  entries.flatMap((one) => (one.kind === 'item' ? [[one.subject, one.content.figures]] : [])),
                );
                expect(facts.recognition).toBe(
                  entries.flatMap((one) => (one.kind === 'recognition' ? [one.content.percent] : []))[0] ?? null,
                );
                expect(facts.vetoes.map(({ veto, raised }) => [veto, raised])).toEqual(
                  entries.flatMap((one) => (one.kind === 'veto' ? [[one.subject, one.content.raised]] : [])),
                );
                expect(facts.exemptions.map(({ exemptionId }) => exemptionId)).toEqual(subjects('exemption'));
                expect(countyFactsAt(db, of, { knownAt, asOf })).toBe(facts);
                seen += entries.length;
              }
      });
      db.close();
    }),
    { numRuns: 20, seed: 7 },
  );
  expect(seen).toBeGreaterThan(2000);
});

it('what is kept of it is not behind the table while the county’s own sequence could not take events in', async () => {
  const { directory, remove } = temporaryDirectory();
  const types = new EventTypes(catalogues);
  const store = new InMemoryEventStore({ types, now: () => '2025-03-03T01:00:00.000Z' });
  let broken = true;
  const own = anyProjection(countySequence);
  const ItemRecorded: Projection['when'][string] = (...given) => {
    if (broken) throw new Error('broken');
    own.when['ItemRecorded']!(...given);
  };
  const failing: Projection = { ...own, when: { ...own.when, ItemRecorded } };
  const host = new ProjectionHost({ store, types, projections: [failing, anyProjection(countyRecords)], directory });
  const of = { countyId, dataYear: years[1]!, standardId: standards[1]! };
  const append = async ({ in: name, fact }: Happening, expected: 'noStream' | number) => {
    const { type, version: schemaVersion } = types.toWire(fact.type);
    const event = note(0, { type, schemaVersion, data: fact.data, effectiveAt: days[0]! });
    const { position } = await store.append(`hj.main.${name}`, expected, [event]);
    await host.reached(position, 60_000);
  };
  const recorded = (n: number, expected: 'noStream' | number) =>
    append(
      { in: `county-record-${countyId}.${years[1]!}`, fact: factOf({ ...of, does: 'item', n, day: days[0]! }) },
      expected,
    );
  const items = () =>
    countyFactsAt(host.db, of, { knownAt: host.sequence, asOf: '2025-03-03' }).items.map(({ item }) => item);
  try {
    await host.start();
    await append(unit('county', countyId, null), 'noStream');
    expect(items()).toEqual([]);
    await recorded(1, 'noStream');
    expect(items()).toEqual(['B1']);
    await recorded(2, 0);
    expect(items()).toEqual(['B1', 'B2']);
    broken = false;
    expect(await host.retryParked()).toBe(2);
    expect(items()).toEqual(['B1', 'B2']);
  } finally {
    await host.stop();
    remove();
  }
});
