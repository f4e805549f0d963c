import type { Person } from './caller.js';
import type { ResourceKind } from './allowed.js';
import type { Soon } from './soon.js';

/** What a caller shows: the unsigned content of the session cookie, or a bearer token. */
export type Credentials = Readonly<{ by: 'cookie' | 'bearer'; secret: string }>;

/** Tells who stands at the door. Null for what is unknown, ended, revoked, or belongs to a closed account. */
export abstract class Doorman {
  abstract recognise(credentials: Credentials): Soon<Person | null>;
}

/** To which units a thing belongs; null when there is no such thing. */
export abstract class Resources {
  /** Of a thing of very many units, those that lie above, at or below the roots will do: the caller asks no more. */
  abstract unitsOf(kind: ResourceKind, id: string, roots: readonly string[]): Soon<readonly string[] | null>;
}

/** The tree of organisations as it stands today. */
export abstract class Tree {
  /** Whether a unit is the root itself or lies below it. */
  abstract within(unitId: string, rootId: string): boolean;
  /** Whether these roots, taken together, have all that stands below them. */
  abstract whole(rootIds: readonly string[]): boolean;
  /** The county that a unit lies in; null above counties. */
  abstract county(unitId: string): Readonly<{ id: string; name: string }> | null;
}

/** How far this process has read the log. */
export abstract class ReadPosition {
  /** Waits until the read model has applied the event at `position`; false when `ms` passed first. */
  abstract reached(position: string, ms: number): Promise<boolean>;
}

/** How fresh this process's knowledge of the log is. */
export abstract class Knowledge {
  /** The instant (ISO) up to which it knows what other nodes recorded; null while it hears of everything. */
  abstract readonly until: string | null;
}
