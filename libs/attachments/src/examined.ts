import { createHash } from 'node:crypto';
import { Refusal, type Evidence } from '@app/domain/kernel';
import type { Content } from './attachments.js';
import { hasMacros, mediaTypeOf, sniffedType } from './media-type.js';

const tooLarge = (limit: number) =>
  new Refusal('attachments.too-large', { limitMiB: Math.floor(limit / 1024 / 1024), limit }, 'invalid');

/** Reads no further than the limit. */
const gathered = async (content: Content, limit: number): Promise<Buffer> => {
  if (content instanceof Uint8Array) {
    if (content.byteLength > limit) throw tooLarge(limit);
    return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  }
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of content) {
    bytes += part.byteLength;
    if (bytes > limit) throw tooLarge(limit);
    parts.push(part);
  }
  return Buffer.concat(parts);
};

/** SHA-256, hex. */
export const hashOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** What every adapter does with a file before keeping it. @throws Refusal */
export const examined = async (content: Content, limit: number): Promise<{ evidence: Evidence; bytes: Buffer }> => {
  const bytes = await gathered(content, limit);
  if (bytes.length === 0) throw new Refusal('attachments.empty', {}, 'invalid');
  const mediaType = await mediaTypeOf(bytes);
  // Said before the type is: macros are what a clerk can take out.
  if (hasMacros(bytes, mediaType ?? (await sniffedType(bytes)) ?? null))
    throw new Refusal('attachments.macros', {}, 'invalid');
  if (mediaType === null) throw new Refusal('attachments.type', {}, 'invalid');
  return { evidence: { hash: hashOf(bytes), mediaType, bytes: bytes.length }, bytes };
};
