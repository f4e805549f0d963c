import { expect, it } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import { CountyBrake, CountyCounts } from './county-brake.js';
import { Tree } from './ports.js';
import { Problem } from './problem.js';
import type { SharedBrake } from './shared-brake.js';

class Counties extends Tree {
  within = () => true;
  whole = () => true;
  county(unitId: string) {
    return unitId === 'province' ? null : { id: unitId[0]!, name: `${unitId[0]!}县` };
  }
}
let now = 30_000;
const counts = () => new CountyCounts(() => now);
const asked = (brake: CountyBrake, unitId: string, method = 'POST') =>
  brake.canActivate({
    getArgByIndex: () => ({ method, hengjianAccess: { grant: { unitId } } }),
  } as unknown as ExecutionContext);

it('stops the county that asks for too much, says so, and stops no other; the next minute is a new one', async () => {
  const brake = new CountyBrake(new Counties(), counts(), 3);
  for (const unit of ['a1', 'a2', 'a3']) expect(await asked(brake, unit)).toBe(true);
  await expect(asked(brake, 'a1')).rejects.toStrictEqual(
    new Problem(429, 'county.too-many', { county: 'a县', most: 3, seconds: 30 }, [], 30),
  );
  expect(await asked(brake, 'a1', 'GET')).toBe(true);
  expect(await asked(brake, 'b1')).toBe(true);
  for (let n = 0; n < 9; n++) expect(await asked(brake, 'province')).toBe(true);
  now += 30_000;
  expect(await asked(brake, 'a1')).toBe(true);
});

it('counts nothing when it is switched off', async () => {
  const brake = new CountyBrake(new Counties(), counts(), 0);
  for (let n = 0; n < 9; n++) expect(await asked(brake, 'a1')).toBe(true);
});

it('counts over all servers where they share a Redis, and alone while that is away', async () => {
  const kept = new Map<string, number>();
  let away = false;
  const redis = {
    multi: () => {
      const told: number[] = [];
      const chain = {
        incr: (key: string) => {
          kept.set(key, (kept.get(key) ?? 0) + 1);
          told.push(kept.get(key)!);
          return chain;
        },
        pexpire: () => chain,
        exec: () => (away ? Promise.reject(new Error('away')) : Promise.resolve([[null, told[0]]])),
      };
      return chain;
    },
  };
  const shared = { redis, nameSpace: 'rate/', close: () => undefined } as unknown as SharedBrake;
  const servers = [counts(), counts()].map((own) => {
    own.countOver(shared);
    return new CountyBrake(new Counties(), own, 3);
  });
  for (const server of [servers[0]!, servers[1]!, servers[0]!]) expect(await asked(server, 'a1')).toBe(true);
  await expect(asked(servers[1]!, 'a1')).rejects.toMatchObject({ status: 429 });
  away = true;
  expect(await asked(servers[1]!, 'a1')).toBe(true);
});
