import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { EventStore } from '@app/event-store';
import { backup, data, headOf, living, made, now, place } from '@test/backed-up';
import { beingFilled, endReplacement, replace } from './replace.js';
import { restore } from './restore.js';

const restored = () =>
  restore({ backup, into: data, tenant: 'main', keys: [], acceptLoss: false, filesElsewhere: false, now });

describe('a directory that takes the place of another', () => {
  it('is whole, or what was there is, wherever the replacing was cut off', async () => {
    // Each line is what stands there when the process is killed before the next step.
    const [filling, waiting, kept] = [beingFilled(data), `${data}.restored`, `${data}-before`];
    cpSync(made, filling, { recursive: true });
    endReplacement(data);
    expect(await headOf(data)).toMatchObject({ count: 5 });
    renameSync(filling, waiting);
    writeFileSync(join(data, 'old'), '');
    endReplacement(data);
    expect(existsSync(join(data, 'old'))).toBe(true);
    renameSync(data, kept);
    await living(data, async (context) => expect((await context.get(EventStore).head()).count).toBe(5));
    expect([existsSync(join(data, 'old')), existsSync(waiting)]).toEqual([false, false]);
    // Whoever only reads comes to the same.
    renameSync(data, waiting);
    expect(await headOf(data)).toMatchObject({ count: 5 });
    // What was cut off earlier is no hindrance.
    cpSync(made, filling, { recursive: true });
    cpSync(made, waiting, { recursive: true });
    await restored();
    cpSync(made, filling, { recursive: true });
    expect(replace(data, 'x')).toBe(`${data}-before-x`);
  });

  it('waits for nobody when it could not take it', async () => {
    const waiting = `${data}.restored`;
    cpSync(made, beingFilled(data), { recursive: true });
    // The old one cannot leave its name.
    expect(() => replace(data, 'no/such')).toThrow('ENOENT');
    expect(readdirSync(place.directory).toSorted()).toEqual(['backup', 'data', 'data.restoring']);
    expect(await headOf(data)).toMatchObject({ count: 5 });
    // One of an earlier restore still stands.
    mkdirSync(waiting);
    writeFileSync(join(waiting, 'events.sqlite'), '');
    expect(() => replace(data, 'x')).toThrow(`${waiting} 还在`);
    expect(readdirSync(place.directory).toSorted()).toEqual(['backup', 'data', 'data.restored', 'data.restoring']);
  });

  it('does not wait until what it did not replace has gone elsewhere, months later', async () => {
    cpSync(made, `${data}.restored`, { recursive: true });
    writeFileSync(join(data, 'lives'), '');
    await living(data, async () => undefined);
    expect(readdirSync(place.directory).toSorted()).toEqual(['backup', 'data', 'data-not-restored']);
    cpSync(made, `${data}.restored`, { recursive: true });
    await living(data, async () => undefined);
    renameSync(data, join(place.directory, 'elsewhere'));
    endReplacement(data);
    expect(readdirSync(place.directory).toSorted()).toEqual([
      'backup',
      'data-not-restored',
      'data-not-restored-2',
      'elsewhere',
    ]);
  });
});
