import { hash } from 'node:crypto';

/** What `hash`, `dataHash` and `prevHash` of an envelope mean. A change of any of them is a new number. */
export const hashVersion = 1;

/** `prevHash` of a stream's first event. */
export const genesis = '0'.repeat(64);

/** SHA-256 of a text's UTF-8 bytes, in lower-case hex: of `data` it is the dataHash, of `meta` the event's hash. */
export const sha256 = (text: string | Buffer): string => hash('sha256', text, 'hex');

/**
 * The link of an event: its place in the order of the whole log, as SHA-256 over the link before it and its hash, in
 * hex. The envelope cannot know its sequence, so this is what names the first of two swapped events.
 */
export const linked = (previous: string, hash: string): string => sha256(previous + hash);
