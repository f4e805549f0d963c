import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { temporaryDirectory } from '@test/temporary';
import { bytesIn, bytesToCopy } from './space.js';

let place: ReturnType<typeof temporaryDirectory>;
let data: string;
let far: string;
beforeEach(() => {
  place = temporaryDirectory();
  [data, far] = [join(place.directory, 'data'), join(place.directory, 'far')];
  for (const directory of [data, far]) mkdirSync(join(directory, 'attachments', 'ab'), { recursive: true });
  writeFileSync(join(data, 'attachments', 'ab', 'one'), 'x'.repeat(10));
  writeFileSync(join(far, 'attachments', 'ab', 'two'), 'x'.repeat(100));
});
afterEach(() => place.remove());

it('what is linked counts as often as it is copied, and what leads nowhere or back to where it stands does not', async () => {
  const attachments = join(data, 'attachments');
  expect(await bytesIn(attachments)).toBe(10);
  symlinkSync(join(far, 'attachments'), join(attachments, 'one'));
  symlinkSync(join(far, 'attachments', 'ab'), join(attachments, 'two'));
  symlinkSync(join(far, 'attachments', 'ab', 'two'), join(attachments, 'file'));
  expect(await bytesIn(attachments)).toBe(310);
  symlinkSync(join(far, 'nowhere'), join(attachments, 'three'));
  symlinkSync(attachments, join(attachments, 'ab', 'back'));
  symlinkSync(attachments, join(far, 'attachments', 'back'));
  expect(await bytesIn(attachments)).toBe(310);
  expect(await bytesIn(join(data, 'nothing'))).toBe(0);
});

it('files count where all servers share them, with the stores and what is in the logs beside those', async () => {
  writeFileSync(join(data, 'events.sqlite'), 'x'.repeat(1000));
  writeFileSync(join(data, 'events.sqlite-wal'), 'x'.repeat(1000));
  writeFileSync(join(data, 'read.sqlite'), 'x'.repeat(1000));
  expect(await bytesToCopy({ from: data, files: data })).toBe(2010);
  expect(await bytesToCopy({ from: data, files: far })).toBe(2100);
});
