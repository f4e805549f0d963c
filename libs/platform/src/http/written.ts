import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply } from 'fastify';

const kept = new WeakMap<object, Buffer>();
const texts = new WeakMap<object, string>();
const zipped = new WeakMap<Buffer, () => Promise<Buffer>>();
const zip = promisify(gzip);

/** Compresses when first asked, and keeps that. */
const zippedOnce = (bytes: Buffer): (() => Promise<Buffer>) => {
  let made: Promise<Buffer> | undefined;
  return () => (made ??= zip(bytes));
};

/** How to have the compressed form of bytes that `written` keeps; undefined for any others. */
export const zippedOf = (bytes: unknown): (() => Promise<Buffer>) | undefined =>
  Buffer.isBuffer(bytes) ? zipped.get(bytes) : undefined;

const textOf = (part: object): string => {
  let text = texts.get(part);
  if (text === undefined) texts.set(part, (text = JSON.stringify(part)));
  return text;
};

/** The answer's JSON, with the texts of its long list's elements put in where the list stands. */
const withList = (answer: object, list: readonly object[]): string => {
  const mark = randomUUID();
  const text = JSON.stringify(answer, (_, value: unknown) => (value === list ? mark : value));
  return text.replace(`"${mark}"`, () => `[${list.map(textOf).join(',')}]`);
};

/**
 * A large answer that is given again and again, written out once and kept as long as the answer itself: a county's
 * matrix is some 180 KB of JSON. The answer must never change. Typed as the answer, for the contract's sake.
 * @param list somewhere in the answer, whose elements stand in other answers too: each of them is written out once
 */
export const written = <Answer extends object>(
  reply: Pick<FastifyReply, 'header'>,
  answer: Answer,
  list?: readonly object[],
): Answer => {
  let bytes = kept.get(answer);
  if (!bytes) {
    kept.set(answer, (bytes = Buffer.from(list ? withList(answer, list) : JSON.stringify(answer))));
    zipped.set(bytes, zippedOnce(bytes));
  }
  reply.header('Content-Type', 'application/json; charset=utf-8');
  return bytes as unknown as Answer;
};
