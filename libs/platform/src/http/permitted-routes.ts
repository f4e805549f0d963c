import { Injectable, type Type } from '@nestjs/common';
import type { Actor } from '@app/domain/kernel';
import { requirementKey, type Requirement } from './allowed.js';
import type { Person } from './caller.js';
import { Reach } from './reach.js';

/** A route, as the method of a controller. */
export type Route = readonly [controller: Type, method: string];

const requirementOf = ([controller, method]: Route): Requirement => {
  const handler = (controller.prototype as Record<string, object>)[method];
  const requirement = handler && (Reflect.getMetadata(requirementKey, handler) as Requirement | undefined);
  if (!requirement) throw new Error(`${controller.name}.${method} is no route with @Allowed`);
  return requirement;
};

/** Which routes the guard would let a person through, so that a page offers no others. */
@Injectable()
export class PermittedRoutes {
  constructor(private readonly reach: Reach) {}

  /**
   * Those of the routes that the person may use on the things that `params` name, each with the actor in whose name it
   * would be used.
   */
  async among<Name extends string>(
    routes: Readonly<Record<Name, Route>>,
    { accountId: id, grants }: Pick<Person, 'accountId' | 'grants'>,
    params: Readonly<Record<string, string>>,
  ): Promise<ReadonlyMap<Name, Actor>> {
    const permitted = new Map<Name, Actor>();
    for (const [name, route] of Object.entries(routes) as [Name, Route][]) {
      const grant = await this.reach.allowing(grants, requirementOf(route), params);
      if (grant) permitted.set(name, { id, role: grant.role, unit: grant.unitId });
    }
    return permitted;
  }
}
