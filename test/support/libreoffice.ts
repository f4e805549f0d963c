import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const soffice = (folder: string, words: readonly string[]): void => {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const { status, stdout, stderr } = spawnSync('soffice', [profile, '--headless', ...words], {
    encoding: 'utf8',
    timeout: 180_000,
  });
  if (status !== 0) throw new Error(`soffice ended with ${status}: ${stdout}${stderr}`);
};

/** What LibreOffice makes of a file, a workbook unless `from` says otherwise. `filter` is its name of a format. */
export const byLibreOffice = (file: Uint8Array, extension: string, filter: string, from = 'xlsx'): Buffer => {
  const folder = mkdtempSync(join(tmpdir(), 'libreoffice-'));
  try {
    const source = join(folder, `in.${from}`);
    writeFileSync(source, file);
    soffice(folder, ['--convert-to', `${extension}:${filter}`, '--outdir', join(folder, 'out'), source]);
    return readFileSync(join(folder, 'out', `in.${extension}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
