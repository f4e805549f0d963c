import { hash } from 'node:crypto';

/** The namespace of names that are addresses (RFC 9562 §6.6). */
export const addresses = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

const uuidForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The UUIDv5 of a name within a namespace (RFC 9562 §5.5): the same name has the same id, for ever. A command asks for
 * several, so one is a single pass of SHA-1. @throws TypeError for a namespace that is no UUID
 */
export const namedId = (name: string, namespace: string): string => {
  if (!uuidForm.test(namespace)) throw new TypeError(`${namespace} is not a UUID`);
  const digest = hash('sha1', Buffer.concat([Buffer.from(namespace.replaceAll('-', ''), 'hex'), Buffer.from(name)]));
  const variant = ((Number.parseInt(digest.charAt(16), 16) & 0b0011) | 0b1000).toString(16);
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `5${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
};
