import { hash, randomUUID } from 'node:crypto';

/** The namespace of names that are addresses (RFC 9562 §6.6). */
export const addresses = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

const uuidForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const timedForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[78]/;

/** A new UUIDv7 (RFC 9562 §5.7). Its random part is one of those that Node holds ready; to fetch one costs ten times as much. */
export const timedId = (milliseconds = Date.now()): string => {
  const time = milliseconds.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
};

/**
 * Whether a UUID begins with the milliseconds at which it, or what it was named within, was made: a UUIDv7 (RFC 9562
 * §5.7), or what `namedId` makes of one. In lower case alone, as such are written.
 */
export const isTimed = (id: string): boolean => timedForm.test(id) && uuidForm.test(id);

/** A namespace, read. */
type Namespace = Readonly<{ id: string; bytes: Buffer; timed: boolean }>;

/** The one that was asked for last: a command names several things within its own. */
let last: Namespace | undefined;

const namespaceOf = (id: string): Namespace => {
  if (id === last?.id) return last;
  if (!uuidForm.test(id)) throw new TypeError(`${id} is not a UUID`);
  return (last = { id, bytes: Buffer.from(id.replaceAll('-', ''), 'hex'), timed: isTimed(id) });
};

/**
 * The UUIDv5 of a name within a namespace (RFC 9562 §5.5): the same name has the same id, for ever. A command asks for
 * several, so one is a single pass of SHA-1. Within a timed namespace it is a UUIDv8 that begins with the same
 * milliseconds: what is made together stands together in every index, and what is new at its end.
 * @throws TypeError for a namespace that is no UUID
 */
export const namedId = (name: string, namespace: string): string => {
  const { bytes, timed } = namespaceOf(namespace);
  const digest = hash('sha1', Buffer.concat([bytes, Buffer.from(name)]));
  const time = timed ? namespace.slice(0, 13) : `${digest.slice(0, 8)}-${digest.slice(8, 12)}`;
  const variant = ((Number.parseInt(digest.charAt(16), 16) & 0b0011) | 0b1000).toString(16);
  return `${time}-${timed ? 8 : 5}${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
};
