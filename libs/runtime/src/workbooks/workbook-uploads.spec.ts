import { expect, it } from '@jest/globals';
import type { Desk } from '@app/documents';
import { SuppliedClock } from '@app/platform/clock';
import { moment } from '@test/stored';
import { temporaryDirectory } from '@test/temporary';
import type { UnitReturns } from './unit-returns.js';
import { UploadFolder, type Upload } from './upload-folder.js';
import { WorkbookUploads } from './workbook-uploads.js';

const id = '00000000-0000-4000-8000-000000000001';
const waiting = {
  id,
  unitId: 'school',
  at: moment,
  expiresAt: '2999-01-01T00:00:00.000Z',
  status: 'waiting',
  begun: 0,
};
const found = { report: { units: 1, errors: 0 } };

/** A check here, while another server does this to the upload. */
const checkedWhile = async (meanwhile: (folder: UploadFolder) => void): Promise<Upload | undefined> => {
  const { directory, remove } = temporaryDirectory();
  try {
    const folder = new UploadFolder(directory);
    await folder.add({ ...waiting, report: null } as unknown as Upload, Buffer.from('a workbook'));
    const desk = { do: () => Promise.resolve(meanwhile(folder)).then(() => found) } as unknown as Desk;
    const returns = { county: () => 'county', reader: () => () => [] } as unknown as UnitReturns;
    const uploads = new WorkbookUploads(folder, desk, returns, new SuppliedClock(moment), 'main', false);
    await uploads.checked(id);
    return folder.read(id, moment);
  } finally {
    remove();
  }
};
const become = (change: Partial<Upload>) => (folder: UploadFolder) =>
  folder.save({ ...folder.read(id, moment)!, ...change });

it('says what the check found', async () => {
  expect(await checkedWhile(() => undefined)).toMatchObject({ status: 'checked', begun: 1 });
});

it('leaves what another server has confirmed, begun after it, or removed', async () => {
  expect(await checkedWhile(become({ status: 'confirmed' }))).toMatchObject({ status: 'confirmed', report: null });
  expect(await checkedWhile(become({ begun: 2 }))).toMatchObject({ status: 'waiting', begun: 2, report: null });
  expect(await checkedWhile((folder) => folder.remove())).toBeUndefined();
});
