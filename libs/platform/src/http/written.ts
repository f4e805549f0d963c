import type { FastifyReply } from 'fastify';

const kept = new WeakMap<object, Buffer>();

/**
 * A large answer that is given again and again, written out once and kept as long as the answer itself: a county's
 * matrix is some 180 KB of JSON. The answer must never change. Typed as the answer, for the contract's sake.
 */
export const written = <Answer extends object>(reply: Pick<FastifyReply, 'header'>, answer: Answer): Answer => {
  let bytes = kept.get(answer);
  if (!bytes) kept.set(answer, (bytes = Buffer.from(JSON.stringify(answer))));
  reply.header('Content-Type', 'application/json; charset=utf-8');
  return bytes as unknown as Answer;
};
