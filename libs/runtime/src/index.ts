export { headFile, NoFileToCopy, type BackedUp, type BackupStep } from './backup/back-up.js';
export { Backups, BackupUnderWay, type BackupFailure, type BackupWork } from './backup/backups.js';
export type { BackupRecord } from './backup/record.js';
export { ChangeFeed, type Change, type Changes, type Reader } from './changes/change-feed.js';
export * from './deliveries/index.js';
export { DataDirectoryUnusable, makeDirectory } from './data-directory.js';
export { files } from './engines.js';
export { FirstRun, type Founding } from './first-run.js';
export { openRuntime, type ContextOptions } from './open-runtime.js';
export { newCounty, operatorRequest } from './operator.js';
export { tenant, type RuntimeOptions, type RuntimeWatch } from './options.js';
export { DataDirectoryInUse, OwnerLock } from './owner-lock.js';
export * from './process-books.js';
export { RuntimeModule } from './runtime.module.js';
export * from './watch/index.js';
export type { FailingWake } from './wakes/failing-wakes.js';
export { WakeDesk, type Sweep, type Sweeping, type WakesState } from './wakes/wake-desk.js';
export {
  WorkbookConfirmation,
  WorkbookDownloads,
  WorkbookUploads,
  type Download,
  type Upload,
} from './workbooks/index.js';
export { CompletedCommands } from './completed-commands.js';
