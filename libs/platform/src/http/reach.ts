import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { permits, type Grant, type Permission } from '@app/domain/access';
import type { Requirement, Resource, ResourceKind } from './allowed.js';
import { Resources, Tree } from './ports.js';
import { Problem } from './problem.js';

type Named = Exclude<Resource, string>;

const textAt = (source: unknown, name: string): string | null => {
  if (typeof source !== 'object' || source === null || !Object.hasOwn(source, name)) return null;
  const value = (source as Record<string, unknown>)[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** What the request addresses. A thing that it does not name is a mistake of the request, told by field. */
const addressed = (resource: Named, request: FastifyRequest): { kind: ResourceKind; id: string } => {
  const [kind, name] = Object.entries(resource)[0] as [ResourceKind | 'bodyUnit', string];
  const id =
    kind === 'bodyUnit' ? textAt(request.body, name) : (textAt(request.params, name) ?? textAt(request.query, name));
  if (id === null) throw new Problem(400, 'request.invalid', {}, [{ field: name, detail: '请填写此项。' }]);
  return { kind: kind === 'bodyUnit' ? 'unit' : kind, id };
};

/**
 * Which grant lets a person do what a route does. The order is chosen so that nothing leaks: a role that never has
 * the permission is 403 before anything is looked up; a thing outside all of the person's subtrees is 404, as if it
 * did not exist, for reads and writes alike; inside one of them, but not one with the permission, it is 403.
 */
@Injectable()
export class Reach {
  constructor(
    private readonly resources: Resources,
    private readonly tree: Tree,
  ) {}

  /** @throws Problem 400, 403, 404 */
  async grantFor(grants: readonly Grant[], { permission, on }: Requirement, request: FastifyRequest): Promise<Grant> {
    let able = having(grants, permission);
    if (able.length === 0) throw new Problem(403, 'access.not-permitted');
    for (const resource of on) {
      if (typeof resource === 'string') continue;
      const { kind, id } = addressed(resource, request);
      const units = await this.resources.unitsOf(kind, id);
      // Whoever keeps an account keeps every role it has: else a school could reset the password of its county's director.
      const covered = (by: readonly Grant[]) => this.covered(by, units, kind === 'account');
      if (units === null || !covered(grants)) throw new Problem(404, 'resource.not-found');
      able = able.filter((grant) => covered([grant]));
      if (able.length === 0) throw new Problem(403, 'access.not-permitted-here');
    }
    return able[0]!;
  }

  private covered(by: readonly Grant[], units: readonly string[] | null, all: boolean): boolean {
    const within = (unit: string) => by.some(({ unitId }) => this.tree.within(unit, unitId));
    return units !== null && (all ? units.length > 0 && units.every(within) : units.some(within));
  }
}

/** The grants whose role has a permission. */
export const having = (grants: readonly Grant[], permission: Permission): readonly Grant[] =>
  grants.filter(({ role }) => permits(role, permission));
