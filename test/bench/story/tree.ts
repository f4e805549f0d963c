import {
  organization,
  type OrganizationCommand,
  type OrganizationEvent,
  type OrganizationState,
} from '@app/domain/organizations';
import { Thread, type World } from './life.js';

/** The streams of a county's units, by unit. */
export type Tree = Map<string, Thread<OrganizationCommand, OrganizationEvent, OrganizationState>>;

/** The stream of a unit: the one begun before, or a new one. */
export const threadOf = (world: World, tree: Tree, unitId: string) => {
  const known = tree.get(unitId);
  if (known) return known;
  const thread = new Thread(world, organization, unitId);
  tree.set(unitId, thread);
  return thread;
};
