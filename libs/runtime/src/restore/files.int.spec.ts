import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { backedUp, citing, contentsOf, data, now, place } from '@test/backed-up';
import { rehearse } from './rehearse.js';
import { restore } from './restore.js';

let backup: string;
let hash: string;
beforeEach(async () => {
  backup = join(place.directory, 'with-file');
  hash = await citing(data, '附件');
  expect(await backedUp(data, backup)).toMatchObject({ files: { cited: 1, wrong: [] } });
});
const fileIn = (directory: string): string => {
  const all = readdirSync(join(directory, 'attachments'), { recursive: true, withFileTypes: true });
  const found = all.find(
    (entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name), 'utf8') === '附件',
  );
  return join(found!.parentPath, found!.name);
};
const record = (text: (before: string) => string) => {
  const file = join(backup, 'backup.json');
  writeFileSync(file, text(readFileSync(file, 'utf8')));
};
const claimed = () => record((text) => text.replace('"filesElsewhere": false', '"filesElsewhere": true'));
const restored = (filesElsewhere = false) =>
  restore({ backup, into: data, tenant: 'main', keys: [], acceptLoss: false, filesElsewhere, now });
const rehearsed = (filesElsewhere = false) =>
  rehearse({ backup, data, temporary: place.directory, tenant: 'main', keys: [], filesElsewhere });

describe('a file that the log of a backup cites', () => {
  it('comes back with it', async () => {
    expect(await rehearsed()).toMatchObject({ files: 1, equal: true });
    rmSync(data, { recursive: true });
    expect(await restored()).toMatchObject({ files: 1 });
    expect(fileIn(data)).toContain(hash);
  });

  it.each([
    ['is missing', () => rmSync(fileIn(backup)), '不见了'],
    ['was edited', () => writeFileSync(fileIn(backup), '附牛'), '内容被改动'],
  ])('and that %s is refused, whatever the backup says of itself', async (_, spoil, sentence) => {
    spoil();
    const before = contentsOf(data);
    await expect(restored()).rejects.toThrow(sentence);
    // The word is for those whose files are elsewhere; this backup does not say so.
    await expect(restored(true)).rejects.toThrow(sentence);
    claimed();
    await expect(restored()).rejects.toThrow(sentence);
    await expect(restored()).rejects.toThrow('--files-elsewhere');
    await expect(rehearsed()).rejects.toThrow(sentence);
    expect(contentsOf(data)).toEqual(before);
  });

  it('is not looked for where the backup and whoever restores it say that it is elsewhere, and nobody says it was', async () => {
    rmSync(fileIn(backup));
    claimed();
    expect(await rehearsed(true)).toMatchObject({ files: null });
    expect(await restored(true)).toMatchObject({ files: null });
  });
});
