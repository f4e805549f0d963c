import type { Provider } from '@nestjs/common';
import { Desk } from '@app/documents';
import { Clock } from '@app/platform/clock';
import { ReadModel } from '@app/projections/kernel';
import { passingFolder, tenant, type RuntimeOptions } from '../options.js';
import { WorkbookConfirmation } from './confirmation.js';
import { UnitReturns } from './unit-returns.js';
import { UploadFolder } from './upload-folder.js';
import { WorkbookDownloads } from './workbook-downloads.js';
import type { UploadKind } from './workbook-checks.js';
import { WorkbookUploads } from './workbook-uploads.js';

export { WorkbookConfirmation, type Difference } from './confirmation.js';
export type { Upload, UploadStatus } from './upload-folder.js';
export { WorkbookDownloads, type Download } from './workbook-downloads.js';
export { WorkbookUploads, type Sent } from './workbook-uploads.js';

/** Uploads under check are beside the files that are kept, where every server finds them; with everything in memory, in a passing one. */
const folderFor = (options: RuntimeOptions): string => passingFolder(options, 'uploads');

/** The lock of a data directory keeps others out of it; a folder of its own for files is there so that several may come. */
const kindOf = ({ memory, filesDir }: RuntimeOptions): UploadKind => (memory ? 'passing' : filesDir ? 'shared' : 'own');

/** What the runtime provides for workbooks. */
export const workbookProviders = (options: RuntimeOptions): Provider[] => [
  UnitReturns,
  { provide: Desk, useFactory: () => new Desk() },
  {
    provide: WorkbookUploads,
    useFactory: (desk: Desk, returns: UnitReturns, clock: Clock, name: string) =>
      new WorkbookUploads(new UploadFolder(folderFor(options)), desk, returns, clock, name, kindOf(options)),
    inject: [Desk, UnitReturns, Clock, tenant],
  },
  {
    provide: WorkbookDownloads,
    useFactory: (desk: Desk, returns: UnitReturns, model: ReadModel, clock: Clock, name: string) =>
      new WorkbookDownloads(desk, returns, model, clock, name),
    inject: [Desk, UnitReturns, ReadModel, Clock, tenant],
  },
  WorkbookConfirmation,
];
