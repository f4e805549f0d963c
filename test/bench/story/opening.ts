import type { Actor } from '@app/domain/kernel';
import { account, isRole } from '@app/domain/access';
import type { County } from './county.js';
import { Thread, type Life, type World } from './life.js';

const since = '2018-01-01';

/** Accounts of everybody in a county, each with its role at its unit. */
export function* accountsOpened(world: World, county: County, from: number): Life {
  const { cast, registrar, sections } = county;
  const people = new Map<string, Readonly<{ actor: Actor; kind: string }>>();
  for (const actor of [cast.director, ...cast.inspectors]) people.set(actor.id, { actor, kind: 'county' });
  for (const { head } of cast.departments) people.set(head.id, { actor: head, kind: 'department' });
  for (const { staff } of sections)
    for (const actor of [staff.principal, staff.reporter]) people.set(actor.id, { actor, kind: 'school' });
  let at = from;
  for (const { actor, kind } of people.values()) {
    const { id: accountId, unit: unitId, role } = actor;
    if (!isRole(role)) throw new Error(`${role} is no role`);
    const thread = new Thread(world, account, accountId);
    const unit = world.known({ kind, open: true });
    yield thread.ask((at += 20_000), registrar, { type: 'OpenAccount', accountId, unitId, unit });
    yield thread.ask(at, registrar, { type: 'GrantRole', role, unitId, unit, from: since, until: null });
  }
}
