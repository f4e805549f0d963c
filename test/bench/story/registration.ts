import type { Actor } from '@app/domain/kernel';
import { codeReservation } from '@app/domain/organizations';
import { standard } from '@app/domain/standards';
import { later, morningOf } from './calendar.js';
import type { County, Unit } from './county.js';
import { Thread, type Life, type World } from './life.js';
import { accountsOpened } from './opening.js';
import { threadOf, type Tree } from './tree.js';

const since = '2015-09-01';

const factsOf = (unit: Unit | null) =>
  unit && {
    unitId: unit.unitId,
    kind: unit.kind,
    schoolType: unit.schoolType,
    registeredFrom: since,
    endedFrom: null,
    sectionStages: [...unit.sectionStages],
  };

/** Units put into the tree one after another, each code reserved before its unit is registered. */
export function* registered(world: World, units: readonly Unit[], from: number, by: Actor, tree: Tree): Life {
  for (const [index, unit] of units.entries()) {
    const { unitId, kind, name, parent, code, schoolType, stage, departmentType, urbanRural, sharedBuildings } = unit;
    const at = from + index * 45_000;
    if (code !== null)
      yield new Thread(world, codeReservation, code).ask(at, by, { type: 'ReserveUnitCode', code, unitId });
    yield threadOf(world, tree, unitId).ask(at, by, {
      type: 'RegisterUnit',
      effectiveAt: since,
      unitId,
      kind,
      name,
      parentId: parent?.unitId ?? null,
      parent: world.known(factsOf(parent)),
      code,
      schoolType,
      stage,
      departmentType,
      urbanRural,
      sharedBuildings,
    });
    if (stage !== null) parent?.sectionStages.push(stage);
  }
}

/** A county begins: its units, its people's accounts, the standards that it works to. */
export function* founded(world: World, county: County, from: number): Life {
  const { unit, units, registrar, cast, tree } = county;
  yield* registered(world, units, from, registrar, tree);
  yield* accountsOpened(world, county, later(from, 1, world.random));
  const adoption = new Thread(world, standard, unit.unitId);
  for (const [standardId, basis] of [
    ['basic-2012', '国务院关于深入推进义务教育均衡发展的意见'],
    ['hqb-2017', '关于开展县域义务教育优质均衡发展督导评估的通知'],
  ] as const)
    yield adoption.ask(later(from, 3, world.random), cast.director, {
      type: 'AdoptStandard',
      effectiveAt: '2018-01-01',
      unitId: unit.unitId,
      standardId,
      basis,
    });
}

/** What changes in the tree in one school year: some schools get other names, some another 学区. */
export function* rearranged(world: World, { schools, districts, registrar, tree }: County, year: number): Life {
  const { random } = world;
  for (const [index, school] of random.some(schools, 6).entries()) {
    const at = later(morningOf(`${year + 1}-03-01`), index * 9, random);
    const thread = threadOf(world, tree, school.unitId);
    yield index < 4
      ? thread.ask(at, registrar, { type: 'RenameUnit', name: `${school.name}（${year + 1}年更名）` })
      : thread.ask(at, registrar, moveTo(world, random.one(districts)));
  }
}

const moveTo = (world: World, district: Unit) =>
  ({ type: 'MoveUnit', parentId: district.unitId, parent: world.known(factsOf(district)) }) as const;
