import { expect, it } from '@jest/globals';
import { bundleId, jobId, jobOf } from './names.js';
import { memoryOf, troubleOf } from './redis-memory.js';

it('a job has an id of its key and its time, without a colon, and can be read back', () => {
  const job = { key: 'issue/0192-a:b 3%', at: '2025-03-04T00:00:00.000+08:00' };
  const id = jobId(job);
  expect(id).toBe('issue/0192-a%3Ab%203%25@20250303T160000000Z');
  expect(jobOf(id)).toEqual({ key: job.key, at: '2025-03-03T16:00:00.000Z' });
  expect(jobId({ ...job, at: '2025-03-05T00:00:00.000+08:00' })).not.toBe(id);
  expect(jobOf('17')).toBeNull();
});

it('several rows have an id of all of them, with the last of their times', () => {
  const rows = ['2025-03-04', '2025-03-02'].map((day) => ({ key: 'issue/1', at: `${day}T00:00:00.000Z` }));
  expect(bundleId(rows)).toMatch(/^rows-[0-9a-f]{32}@20250304T000000000Z$/);
  expect(bundleId([...rows])).toBe(bundleId(rows));
  expect(new Set([bundleId(rows), bundleId(rows.slice(1)), bundleId(rows.toReversed())]).size).toBe(3);
});

it('jobs are safe in a memory that throws nothing away and is not used up', () => {
  const info = (limit: number, policy: string) =>
    memoryOf(`# Memory\r\nused_memory:1000\r\nmaxmemory:${limit}\r\nmaxmemory_policy:${policy}\r\n`);
  expect(info(0, 'noeviction')).toEqual({ policy: 'noeviction', limit: 0, used: 1000 });
  expect(troubleOf(info(0, 'noeviction'))).toBeNull();
  expect(troubleOf(info(1001, 'noeviction'))).toBeNull();
  expect(troubleOf(info(1000, 'noeviction'))).toBe('full');
  expect(troubleOf(info(0, 'allkeys-lru'))).toBe('evicting');
});
