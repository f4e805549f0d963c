import { Injectable } from '@nestjs/common';
import { wholePermissions, type Grant, type Permission } from '@app/domain/access';
import type { Requirement, Resource, ResourceKind } from './allowed.js';
import { having, rootsOf } from './grants.js';
import { Resources, Tree } from './ports.js';
import { Problem } from './problem.js';
import { inTurn, soon, type Soon } from './soon.js';

type Named = Exclude<Resource, string>;

/** Where a request names things. */
type Naming = Readonly<{ params: unknown; query: unknown; body: unknown }>;

const textAt = (source: unknown, name: string): string | null => {
  if (typeof source !== 'object' || source === null || !Object.hasOwn(source, name)) return null;
  const value = (source as Record<string, unknown>)[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** A field that names one thing or several. */
const textsAt = (source: unknown, name: string): readonly string[] => {
  const value =
    typeof source === 'object' && source !== null && Object.hasOwn(source, name) && Reflect.get(source, name);
  const texts = (Array.isArray(value) ? value : [value]) as readonly unknown[];
  return texts.every((text): text is string => typeof text === 'string' && text !== '') ? [...new Set(texts)] : [];
};

/** What the request addresses. A thing that it does not name is a mistake of the request, told by field. */
const addressed = (resource: Named, request: Naming): { kind: ResourceKind; ids: readonly string[] } => {
  const kind = Object.keys(resource)[0] as ResourceKind | 'bodyUnit';
  const name = (resource as Readonly<Record<string, string>>)[kind]!;
  const ids =
    kind === 'bodyUnit'
      ? textsAt(request.body, name)
      : [textAt(request.params, name) ?? textAt(request.query, name)].filter((id) => id !== null);
  if (ids.length === 0) throw new Problem(400, 'request.invalid', {}, [{ field: name, detail: '请填写此项。' }]);
  return { kind: kind === 'bodyUnit' ? 'unit' : kind, ids };
};

const ofTheWhole: ReadonlySet<Permission> = new Set(wholePermissions);

/** More are refused by every form. */
const mostEvidence = 50;

/** Hashes of the files that a command cites. */
const cited = (body: unknown): readonly string[] => {
  const files = (body as { evidence?: unknown } | null | undefined)?.evidence;
  return Array.isArray(files) ? files.slice(0, mostEvidence).flatMap((file) => textAt(file, 'hash') ?? []) : [];
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
  grantFor(grants: readonly Grant[], { permission, on }: Requirement, request: Naming): Soon<Grant> {
    const able = having(grants, permission);
    if (able.length === 0) throw new Problem(403, 'access.not-permitted');
    if (ofTheWhole.has(permission) && !this.tree.whole(rootsOf(able)))
      throw new Problem(403, 'access.not-permitted-whole');
    const reaching = inTurn(on, able, (left, resource) => {
      if (typeof resource === 'string') return left;
      const { kind, ids } = addressed(resource, request);
      return inTurn(ids, left, (still, id) => this.reaching(kind, id, grants, still));
    });
    return soon(reaching, (left) =>
      soon(
        inTurn<string, void>(cited(request.body), undefined, (_, hash) => this.seen(hash, grants)),
        () => left[0]!,
      ),
    );
  }

  /** The grant that lets a person do what a route does to the things that its path names; null when none does. */
  async allowing(
    grants: readonly Grant[],
    requirement: Requirement,
    params: Readonly<Record<string, string>>,
  ): Promise<Grant | null> {
    try {
      return await this.grantFor(grants, requirement, { params, query: {}, body: {} });
    } catch (error) {
      if (error instanceof Problem) return null;
      throw error;
    }
  }

  /** Those of the able grants that reach a thing, the ones at its own unit first: that is in whose name it is done. */
  private reaching(
    kind: ResourceKind,
    id: string,
    grants: readonly Grant[],
    able: readonly Grant[],
  ): Soon<readonly Grant[]> {
    return soon(this.resources.unitsOf(kind, id, rootsOf(grants)), (units) => {
      // Whoever keeps an account keeps every role it has: else a school could reset the password of its county's director.
      const covered = (by: readonly Grant[]) => this.covered(by, units, kind === 'account');
      if (units === null || !covered(grants)) throw new Problem(404, 'resource.not-found');
      // Of somebody with one grant that has just been told.
      if (grants.length === 1) return able;
      const reaching = able.filter((grant) => covered([grant]));
      if (reaching.length === 0) throw new Problem(403, 'access.not-permitted-here');
      const away = ({ unitId }: Grant) => (units.includes(unitId) ? 0 : 1);
      return reaching.toSorted((a, b) => away(a) - away(b));
    });
  }

  /**
   * Evidence is open to all who have a part in the matter that cites it, so only those who may see a file may cite it.
   * What is elsewhere is answered like what was never brought.
   */
  private seen(hash: string, grants: readonly Grant[]): Soon<void> {
    return soon(this.resources.unitsOf('attachment', hash, rootsOf(grants)), (units) => {
      // One that nobody brought, and nothing cites, was put there by the house itself.
      if (units?.length && !this.covered(grants, units, false))
        throw new Problem(422, 'attachments.not-kept', { hash });
    });
  }

  private covered(by: readonly Grant[], units: readonly string[] | null, all: boolean): boolean {
    const within = (unit: string) => by.some(({ unitId }) => this.tree.within(unit, unitId));
    return units !== null && (all ? units.length > 0 && units.every(within) : units.some(within));
  }
}
