import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type {} from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import type { Grant } from '@app/domain/access';
import { dayOf, type Actor } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { publicKey, requirementKey, type Requirement } from './allowed.js';
import { replyTo, requestOf, type Access, type Person } from './caller.js';
import { commandRequest } from './command-request.js';
import { having, inForceOn, rootsOf } from './grants.js';
import { Doorman, type Credentials } from './ports.js';
import { Problem } from './problem.js';
import { AfterPosition } from './read-your-writes.js';
import { Reach } from './reach.js';
import { soon, type Soon } from './soon.js';

/** The session cookie. The `__Host-` prefix would need HTTPS, which a demo on localhost has not. */
export const sessionCookie = 'hengjian';

/** Injection token: the tenant that this process serves. */
export const tenantToken = Symbol('tenant');

const credentialsOf = (request: FastifyRequest): Credentials | null => {
  const bearer = /^Bearer ([\w-]{20,200})$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer) return { by: 'bearer', secret: bearer };
  const { cookie } = request.headers;
  const signed = cookie === undefined ? undefined : request.server.parseCookie(cookie)[sessionCookie];
  const opened = signed === undefined ? null : request.unsignCookie(signed);
  return opened?.valid ? { by: 'cookie', secret: opened.value } : null;
};

const isRead = (method: string) => method === 'GET' || method === 'HEAD';

/** Another site's form can send neither of these without asking first (CORS), so a cookie alone is not enough to write. */
const fromOurPages = (request: FastifyRequest): boolean =>
  /^application\/json\b/i.test(request.headers['content-type'] ?? '') ||
  request.headers['x-requested-with'] !== undefined;

/** In whose name something is done: somebody's, by one of their grants. */
const actorOf = (id: string, grant: Grant | null): Actor => ({
  id,
  role: grant?.role ?? 'none',
  unit: grant?.unitId ?? 'none',
});

type Rule = Readonly<{ isPublic: boolean; requirement: Requirement | undefined }>;

/** Lets a request through when a role that its caller holds today allows it, on units where they hold it. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly rules = new WeakMap<object, Map<object, Rule>>();

  constructor(
    private readonly reflector: Reflector,
    private readonly doorman: Doorman,
    private readonly reach: Reach,
    private readonly clock: Clock,
    private readonly afterPosition: AfterPosition,
    @Inject(tenantToken) private readonly tenant: string,
  ) {}

  /** @throws Problem 400, 401, 403, 404 */
  canActivate(context: ExecutionContext): Soon<boolean> {
    const { isPublic, requirement } = this.ruleOf(context);
    const [request, reply] = [requestOf(context), replyTo(context)];
    if (isPublic) {
      this.afterPosition.markedOnly(request, reply);
      return true;
    }
    return soon(this.person(request), (person) => {
      if (!requirement) throw new Problem(403, 'access.not-permitted');
      // Before anything is looked up: what another node has just made is not here yet.
      return soon(this.afterPosition.heeded(request, reply), () =>
        soon(this.access(person, requirement, request), (access) => {
          request.hengjianAccess = access;
          return true;
        }),
      );
    });
  }

  /** What a route's decorators say; they say the same to every request. */
  private ruleOf(context: ExecutionContext): Rule {
    const [handler, type] = [context.getHandler(), context.getClass()];
    let rules = this.rules.get(type);
    if (!rules) this.rules.set(type, (rules = new Map()));
    let rule = rules.get(handler);
    if (!rule) {
      const told = <Value>(key: string) => this.reflector.getAllAndOverride<Value | undefined>(key, [handler, type]);
      rule = { isPublic: told<boolean>(publicKey) === true, requirement: told<Requirement>(requirementKey) };
      rules.set(handler, rule);
    }
    return rule;
  }

  private person(request: FastifyRequest): Soon<Person> {
    const credentials = credentialsOf(request);
    return soon(credentials && this.doorman.recognise(credentials), (person) => {
      if (!person) throw new Problem(401, 'access.sign-in');
      if (person.by === 'cookie' && !isRead(request.method) && !fromOurPages(request))
        throw new Problem(403, 'access.forged');
      return person;
    });
  }

  private access(person: Person, requirement: Requirement, request: FastifyRequest): Soon<Access> {
    const at = this.clock.now();
    const grants = inForceOn(person.grants, dayOf(at));
    const { on, permission } = requirement;
    const own = on.includes('own');
    if (person.mustChangePassword && !own) throw new Problem(403, 'access.must-change-password');
    const found = own ? (grants[0] ?? null) : this.reach.grantFor(grants, requirement, request);
    const { accountId, by, credentialId, mustChangePassword } = person;
    return soon<Grant | null, Access>(found, (grant) => ({
      person: { accountId, grants, by, credentialId, mustChangePassword },
      grant,
      scope: { roots: rootsOf(having(grants, permission)) },
      on,
      ask: () => commandRequest(request, actorOf(accountId, grant), this.tenant, at),
    }));
  }
}
