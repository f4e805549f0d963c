import { beforeEach, expect, it } from '@jest/globals';
import type { Known, Request } from '@app/domain/kernel';
import { organizationEvents, reservationEvents, type UnitFacts } from '@app/domain/organizations';
import { EventTypes, InMemoryEventStore } from '@app/event-store';
import { requested } from '@test/counter';
import { CommandExecutor } from '../kernel/index.js';
import { OrganizationFacts } from './facts.js';
import { OrganizationHandler, OrganizationRequest, type RegistrationAsk } from './organizations.handlers.js';
import { SchoolHandler, SchoolRequest, sectionIdOf } from './school.handler.js';

const types = new EventTypes([organizationEvents, reservationEvents]);
const county: UnitFacts = {
  unitId: 'county-1',
  kind: 'county',
  schoolType: null,
  registeredFrom: '2000-01-01',
  endedFrom: null,
  sectionStages: [],
};

/** The tree as a table. */
class KnownUnits extends OrganizationFacts {
  readonly units = new Map<string, UnitFacts>();
  unit(unitId: string): Known<UnitFacts | null> {
    return { value: this.units.get(unitId) ?? null, sequence: 5 };
  }
}

let store: InMemoryEventStore;
let facts: KnownUnits;
let handler: OrganizationHandler;
beforeEach(() => {
  store = new InMemoryEventStore({ types, now: () => requested(1).at });
  facts = new KnownUnits();
  handler = new OrganizationHandler(new CommandExecutor(store, types), facts);
});

const schoolAsk = {
  type: 'RegisterUnit',
  kind: 'school',
  name: '一校',
  parentId: 'county-1',
  code: '2121000001',
  schoolType: 'nineYear',
  stage: null,
  departmentType: null,
  urbanRural: null,
  sharedBuildings: true,
} as const satisfies RegistrationAsk;
const later = (request: Request): Request => ({ ...request, at: '2025-03-03T05:00:00.000Z' });
const register = (id: string, request: Request) => handler.execute(new OrganizationRequest(id, schoolAsk, request));
const log = async () => (await store.readAll({ limit: 100 })).events.map(({ type, stream }) => `${type} ${stream}`);

it('a code is one unit’s', async () => {
  facts.units.set('county-1', county);
  await expect(register('school-1', requested(1))).resolves.toMatchObject({ outcome: 'done' });
  await expect(register('school-2', requested(2))).rejects.toMatchObject({ code: 'organization.code-taken' });
  await expect(register('school-1', later(requested(1)))).resolves.toMatchObject({ outcome: 'repeated' });
  await expect(log()).resolves.toEqual([
    'UnitCodeReserved hj.main.reservation-unit-code.2121000001',
    'UnitRegistered hj.main.organization-school-1',
  ]);
});

it('a refused registration gives its code back, and the same request may take it again later', async () => {
  await expect(register('school-1', requested(1))).rejects.toMatchObject({ code: 'organization.unknown-unit' });
  facts.units.set('county-1', county);
  await expect(register('school-1', later(requested(1)))).resolves.toMatchObject({ outcome: 'done' });
  await expect(register('school-2', requested(2))).rejects.toMatchObject({ code: 'organization.code-taken' });
  await expect(log()).resolves.toEqual([
    'UnitCodeReserved hj.main.reservation-unit-code.2121000001',
    'UnitCodeReleased hj.main.reservation-unit-code.2121000001',
    'UnitCodeReserved hj.main.reservation-unit-code.2121000001',
    'UnitRegistered hj.main.organization-school-1',
  ]);
});

it('a second, different registration of a unit does not cost the unit its code', async () => {
  facts.units.set('county-1', county);
  await register('school-1', requested(1));
  const other = new OrganizationRequest('school-1', { ...schoolAsk, name: '另一校' }, requested(2));
  await expect(handler.execute(other)).rejects.toMatchObject({ code: 'organization.already-registered' });
  await expect(register('school-2', requested(3))).rejects.toMatchObject({ code: 'organization.code-taken' });
});

it('a school comes with its sections, and a repeat adds nothing', async () => {
  facts.units.set('county-1', county);
  const schools = new SchoolHandler(handler, facts);
  const id = '5b0f6a52-6c57-5a3e-9a4c-0d2b3c1f7a11';
  const ask = (request: Request) =>
    schools.execute(
      new SchoolRequest(
        id,
        schoolAsk,
        [
          { stage: 'primary', name: '一校小学部' },
          { stage: 'junior', name: '一校初中部' },
        ],
        request,
      ),
    );
  const outcomes = await ask(requested(1));
  expect(outcomes.map((one) => one.id)).toEqual([id, sectionIdOf(id, 'primary'), sectionIdOf(id, 'junior')]);
  await expect(ask(later(requested(1)))).resolves.toMatchObject(outcomes.map(() => ({ outcome: 'repeated' })));
  const { events } = await store.readAll({ limit: 100 });
  expect(events).toHaveLength(4);
  expect(events[3]).toMatchObject({
    type: 'UnitRegistered',
    data: { stage: 'junior', parentId: id, parent: { kind: 'school', schoolType: 'nineYear', sequence: 2 } },
  });
});

it('a move rests on the new parent as it is known', async () => {
  facts.units.set('county-1', county);
  facts.units.set('district-1', { ...county, unitId: 'district-1', kind: 'schoolDistrict' });
  await register('school-1', requested(1));
  const move = new OrganizationRequest('school-1', { type: 'MoveUnit', parentId: 'district-1' }, requested(2));
  await expect(handler.execute(move)).resolves.toMatchObject({ outcome: 'done' });
  const [, moved] = await store.readStream('hj.main.organization-school-1');
  expect(moved).toMatchObject({ type: 'UnitMoved', data: { parent: { kind: 'schoolDistrict', sequence: 5 } } });
});
