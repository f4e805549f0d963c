import { expect, it } from '@jest/globals';
import type { FastifyReply } from 'fastify';
import { gunzipSync } from 'node:zlib';
import { written, zippedOf } from './written.js';

it('writes the same answer once, and another one anew', async () => {
  const headers: Record<string, unknown> = {};
  const reply = {
    header: (name: string, value: unknown) => {
      headers[name] = value;
      return reply;
    },
  } as unknown as FastifyReply;
  const answer = { county: '彰武县' };
  const bytes = written(reply, answer) as unknown as Buffer;
  expect(bytes.toString('utf8')).toBe('{"county":"彰武县"}');
  expect(headers).toEqual({ 'Content-Type': 'application/json; charset=utf-8' });
  expect(written(reply, answer)).toBe(bytes);
  expect(written(reply, { ...answer })).not.toBe(bytes);

  // A list of elements that other answers share is the same JSON, wherever it stands.
  const sections = [{ id: 'a', name: '一$&小' }, { id: 'b' }];
  const parts = { more: { sections, empty: [] }, last: 1 };
  const listed = written(reply, parts, sections) as unknown as Buffer;
  expect(listed.toString('utf8')).toBe(JSON.stringify(parts));

  // Compressed once too; what is not kept is not.
  const zipped = await zippedOf(bytes)!();
  expect(gunzipSync(zipped).equals(bytes)).toBe(true);
  expect(await zippedOf(bytes)!()).toBe(zipped);
  expect([zippedOf(Buffer.from('{}')), zippedOf('{}')]).toEqual([undefined, undefined]);
});
