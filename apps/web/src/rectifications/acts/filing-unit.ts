import type { Myself } from '@web/session/session';

const bringing: ReadonlySet<string> = new Set([
  'supervisionDirector',
  'inspector',
  'principal',
  'reporter',
  'responsibleUnit',
]);

/** The unit in whose name somebody brings files: where a role is held that acts on issues; null when there is none. */
export const filingUnit = (me: Pick<Myself, 'grants'> | null): string | null =>
  me?.grants.find(({ role }) => bringing.has(role))?.unitId ?? null;
