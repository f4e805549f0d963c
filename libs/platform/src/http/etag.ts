import type { FastifyReply, FastifyRequest } from 'fastify';

/** A strong entity tag: of a revision, a sequence, or any text without quotes. */
export const etag = (...parts: readonly (string | number)[]): string => `"${parts.join('-')}"`;

/** Tags of a list, weak ones among them. */
const tagsIn = (list: string): readonly string[] => list.split(',').map((one) => one.trim().replace(/^W\//, ''));

/**
 * Sets the tag and tells whether the caller already has this version: then answer nothing, the status is 304.
 * Cached answers are private: they depend on who asks.
 */
export const notModified = (request: FastifyRequest, reply: FastifyReply, tag: string): boolean => {
  reply.header('ETag', tag).header('Cache-Control', 'private, no-cache');
  const known = request.headers['if-none-match'];
  if (known === undefined || (known !== tag && !tagsIn(known).includes(tag))) return false;
  reply.status(304);
  return true;
};
