import { cpSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { backedUp, citing, data, now, place } from '@test/backed-up';
import { contentsOf } from '@test/contents';
import { rehearse } from './rehearse.js';
import { restore } from './restore.js';

let backup: string;
let hash: string;
beforeEach(async () => {
  backup = join(place.directory, 'with-file');
  hash = await citing(data, '附件');
  expect(await backedUp(data, backup)).toMatchObject({ files: { cited: 1, wrong: [] } });
});
/** Where a directory keeps the content of a hash. */
const fileOf = (directory: string, of: string): string =>
  join(directory, 'attachments', 'files', of.slice(0, 2), of.slice(2, 4), of);
const linksIn = (directory: string) =>
  readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isSymbolicLink());
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
    expect(readFileSync(fileOf(data, hash), 'utf8')).toBe('附件');
  });

  it.each([
    ['is missing', () => rmSync(fileOf(backup, hash)), '不见了'],
    ['was edited', () => writeFileSync(fileOf(backup, hash), '附牛'), '内容被改动'],
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
    rmSync(fileOf(backup, hash));
    claimed();
    expect(await rehearsed(true)).toMatchObject({ files: null });
    expect(await restored(true)).toMatchObject({ files: null });
  });

  it('is in a backup itself, not a link to where it stood; one that leads nowhere is missed by name', async () => {
    // The files stand on another disk, and one of them on yet another.
    const [disk, far] = [join(place.directory, 'disk'), join(place.directory, 'far')];
    const second = await citing(data, '另一份附件');
    renameSync(fileOf(data, hash), far);
    symlinkSync(far, fileOf(data, hash));
    renameSync(join(data, 'attachments'), disk);
    symlinkSync(disk, join(data, 'attachments'));
    const to = join(place.directory, 'whole');
    expect(await backedUp(data, to)).toMatchObject({ files: { cited: 2, wrong: [] } });
    expect(linksIn(to)).toEqual([]);
    rmSync(disk, { recursive: true });
    rmSync(far);
    const from = { backup: to, tenant: 'main', keys: [], acceptLoss: false, filesElsewhere: false, now };
    expect(await restore({ ...from, into: join(place.directory, 'new') })).toMatchObject({ files: 2 });

    rmSync(join(data, 'attachments'));
    cpSync(join(to, 'attachments'), join(data, 'attachments'), { recursive: true });
    rmSync(fileOf(data, second));
    symlinkSync(far, fileOf(data, second));
    const wrong = [{ hash: second, sequence: 7, problem: 'missing' }];
    expect(await backedUp(data, join(place.directory, 'lacking'))).toMatchObject({ verified: false, files: { wrong } });
  });

  it('and that is a link in the backup is refused by name', async () => {
    const far = join(place.directory, 'far');
    renameSync(fileOf(backup, hash), far);
    symlinkSync(far, fileOf(backup, hash));
    const before = contentsOf(data);
    await expect(restored()).rejects.toThrow(`${fileOf(backup, hash)} 是链接`);
    await expect(rehearsed()).rejects.toThrow('是链接');
    expect(contentsOf(data)).toEqual(before);
    rmSync(fileOf(backup, hash));
    renameSync(far, fileOf(backup, hash));
    renameSync(join(backup, 'vault.sqlite'), far);
    symlinkSync(far, join(backup, 'vault.sqlite'));
    await expect(restored()).rejects.toThrow('vault.sqlite 是链接');
  });
});
