import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Grant } from '@app/domain/access';
import type { Request } from '@app/domain/kernel';
import type { Requirement } from './allowed.js';

/** A recognised caller. */
export type Person = Readonly<{
  accountId: string;
  grants: readonly Grant[];
  /** How they showed themselves; cookies need proof against forged requests, bearer tokens do not. */
  by: 'cookie' | 'bearer';
  /** Id of the session or token in use. */
  credentialId: string;
  /** A password set by somebody else: only the caller's own account is open until it is changed. */
  mustChangePassword: boolean;
}>;

/** The units whose subtrees the caller may use this route's permission on. */
export type Scope = Readonly<{ roots: readonly string[] }>;

/** What the guard leaves on a request that it let through. */
export type Access = Readonly<{
  person: Person;
  /** The role used for this request and the unit it was granted at; null for somebody without any role. */
  grant: Grant | null;
  scope: Scope;
  /** What the route says that it addresses. */
  on: Requirement['on'];
  /** Reads the command headers. Throws a 400 problem when one is malformed. */
  ask: () => Request;
}>;

/** The one field that the guard adds to a Fastify request. */
export type WithAccess = { hengjianAccess?: Access };

/** The request that a route answers. By its place: `switchToHttp` makes three functions each time. */
export const requestOf = (context: ExecutionContext): FastifyRequest & WithAccess => context.getArgByIndex(0);

/** The answer to it. */
export const replyTo = (context: ExecutionContext): FastifyReply => context.getArgByIndex(1);

const accessOf = (context: ExecutionContext): Access => {
  const access = requestOf(context).hengjianAccess;
  if (!access) throw new Error('a public route has no caller');
  return access;
};

/** The request as the domain's executor wants it: who, when, under which key, against which revision. */
export const Asked = createParamDecorator((_: unknown, context: ExecutionContext): Request => accessOf(context).ask());

/** The roots of the subtrees that the caller may see through this route. */
export const Scope = createParamDecorator((_: unknown, context: ExecutionContext): Scope => accessOf(context).scope);

/** The caller. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Person => accessOf(context).person);
