import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { allProjections } from '@app/projections';
import { ReadModelRefused, readFileName } from '@app/projections/kernel';
import { data, living, made, openedOn, place, recording, signer } from '@test/backed-up';
import { Backups } from '../backup/backups.js';
import { HistoryDiffers } from '../proofs/checkpoint-refusals.js';
import { Checkpoints } from '../proofs/checkpoints.js';

describe('a log that was put back by hand', () => {
  it('does not start with lists that are ahead of it, nor sign beside what was signed', async () => {
    await recording(data, 2);
    await living(data, (context) => context.get(Checkpoints).make('act'));
    for (const side of ['-wal', '-shm']) rmSync(join(data, `events.sqlite${side}`), { force: true });
    cpSync(join(made, 'events.sqlite'), join(data, 'events.sqlite'));
    await expect(openedOn(data)).rejects.toThrow(ReadModelRefused);
    rmSync(readFileName(data, allProjections));
    await living(data, async (context) => {
      await expect(context.get(Checkpoints).make('act')).rejects.toThrow(HistoryDiffers);
      await expect(context.get(Checkpoints).make('act')).rejects.toThrow('7 条');
      // A copy is made all the same, and says that nobody vouches for it.
      const to = join(place.directory, 'copy');
      mkdirSync(to);
      expect(await context.get(Backups).into(to)).toMatchObject({ verified: true, signedBy: null });
      expect(await context.get(Checkpoints).setAside()).toBe(1);
      expect((await context.get(Checkpoints).make('act')).verifier).toBe(signer.verifier);
    });
  });
});
