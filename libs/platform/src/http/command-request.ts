import { createHash, randomUUID } from 'node:crypto';
import type {} from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import type { Actor, Request } from '@app/domain/kernel';
import { canonical, isTimed, namedId, NotCanonical, sha256, timedId } from '@app/ledger';
import { Problem } from './problem.js';

/** Ids of commands under keys that tell no time are UUIDv5 in this namespace. Fixed for ever: a repeat must find the earlier answer. */
const namespace = 'b6c9a0c4-3f2e-5d0b-9a53-6f1d6f0e2a11';

const keyForm = /^[\x21-\x7e]{1,200}$/;
const correlationForm = /^[\w.-]{8,64}$/;
const revisionForm = /^(?:W\/)?"?(\d{1,15})"?$/;

const single = (request: FastifyRequest, header: string): string | undefined => {
  const value = request.headers[header];
  return typeof value === 'string' ? value : undefined;
};

const malformed = (header: string) => new Problem(400, 'request.invalid-header', { header });

/** The caller's X-Correlation-Id when it is well formed, else a new one. */
export const correlationIdOf = (header: unknown): string =>
  typeof header === 'string' && correlationForm.test(header) ? header : randomUUID();

/**
 * Tells one request from another under the same key. It goes into the log, which is kept for ever and handed to
 * auditors, while the body may hold a password or a telephone number: whoever has a plain hash finds those by trying.
 * So it is keyed with this server's own secret, which is in no log.
 */
const digestOf = (request: FastifyRequest): string => {
  try {
    const said = canonical({ method: request.method, path: request.url, body: request.body ?? null });
    return sha256(request.server.signCookie(`command ${sha256(said)}`));
  } catch (error) {
    if (error instanceof NotCanonical)
      throw new Problem(400, 'request.not-text', { path: error.path }, [
        { field: error.path, detail: '含有无法保存的字符，请删除。' },
      ]);
    throw error;
  }
};

/** A key that tells its time, as our own clients' do: marked, so that it is none that anybody has sent before. */
const timedKey = /^timed-(?<id>[-0-9a-f]{36})$/;

/**
 * The id of a command: of its key, where it has one, for whoever sent it. From a key that tells its time it has that; so
 * has one without a key. A log and its lists grow at their ends by such ids, where random ones are written all over them.
 */
const commandIdOf = (key: string | undefined, tenant: string, actor: Actor): string => {
  if (key === undefined) return timedId();
  const id = timedKey.exec(key)?.groups?.['id'];
  if (id !== undefined && isTimed(id)) return namedId(JSON.stringify(['api', tenant, actor.id]), id);
  return namedId(JSON.stringify(['api', tenant, actor.id, key]), namespace);
};

/**
 * The headers of a command, read: Idempotency-Key makes its id (a repeat carries the same one), If-Match its revision.
 * @throws Problem 400 for a malformed header
 */
export const commandRequest = (request: FastifyRequest, actor: Actor, tenant: string, at: string): Request => {
  const key = single(request, 'idempotency-key');
  if (key !== undefined && !keyForm.test(key)) throw malformed('Idempotency-Key');
  const ifMatch = single(request, 'if-match');
  const revision = ifMatch === undefined ? undefined : revisionForm.exec(ifMatch)?.[1];
  if (ifMatch !== undefined && revision === undefined) throw malformed('If-Match');
  return {
    commandId: commandIdOf(key, tenant, actor),
    digest: digestOf(request),
    actor,
    tenant,
    correlationId: request.id,
    causationId: null,
    at,
    ...(revision === undefined ? {} : { ifMatch: Number(revision) }),
  };
};

/** The id of a thing that a request makes: the same for a repeat of the request. */
export const newIdFor = (request: Request, ...parts: readonly (string | number)[]): string =>
  namedId(JSON.stringify(parts), request.commandId);

/** The same request, its digest covering an uploaded file too. */
export const withContent = (request: Request, content: Uint8Array): Request => ({
  ...request,
  digest: sha256(`${request.digest} ${createHash('sha256').update(content).digest('hex')}`),
});
