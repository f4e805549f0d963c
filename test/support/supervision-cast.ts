import type { Context, Evidence } from '@app/domain/kernel';

const person = (actorId: string, role: string, unitId: string): Context => ({
  actorId,
  role,
  unitId,
  at: '2025-03-03T01:00:00.000Z',
  newId: (...parts) => [actorId, ...parts].join('-'),
});

/** Who appears in the specs of supervision: the office, a school and a department of one county. */
export const director = person('director-1', 'supervisionDirector', 'county-1');
export const leader = person('leader-1', 'bureauLeader', 'county-1');
export const inspector = person('inspector-1', 'inspector', 'county-1');
export const secondInspector = person('inspector-2', 'inspector', 'county-1');
export const thirdInspector = person('inspector-3', 'inspector', 'county-1');
export const principal = person('principal-1', 'principal', 'school-1');
export const teacher = person('reporter-1', 'reporter', 'school-1');
export const outsider = person('principal-2', 'principal', 'school-2');
export const treasurer = person('finance-1', 'responsibleUnit', 'department-1');
/** Who acts when nobody does: the clock. */
export const system = person('system', 'process', 'system');

/** The same person on another day, at nine in the morning in the bureau's zone. */
export const on = (day: string, by: Context): Context => ({ ...by, at: `${day}T01:00:00.000Z` });

/** A file that proves something. */
export const photo: Evidence = { hash: 'a'.repeat(64), mediaType: 'image/jpeg', bytes: 182_044 };
