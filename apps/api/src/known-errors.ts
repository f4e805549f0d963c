import { AccountFileRefused, mostFaults } from '@app/application/access';
import { SchoolListRefused } from '@app/application/organizations';
import { LedgerRefused } from '@app/application/rectifications';
import { PastFiguresRefused } from '@app/application/submissions';
import { AttachmentStoreUnavailable } from '@app/attachments';
import { AppendTooLarge, StoreUnavailable, UnknownEvent, WrongExpectedRevision } from '@app/event-store';
import { Problem, type Translate } from '@app/platform/http';
import { BackupUnderWay, NoFileToCopy } from '@app/runtime';
import { HistoryDiffers } from '@app/runtime/proofs';
import { LackingTables, sqliteFault } from '@app/sqlite';

/** Seconds to wait before asking again, when an engine cannot write. */
const soon = 5;

/** What the system says when a file (an attachment) cannot be written, in the engines' words. */
const diskFaults: Readonly<Record<string, string>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'readonly',
  EACCES: 'readonly',
};

/** What a list that a bureau brings is refused for, whole. */
const wrongList = (error: LedgerRefused | PastFiguresRefused | SchoolListRefused): string =>
  error instanceof LedgerRefused
    ? 'workbook.ledger-wrong'
    : error instanceof SchoolListRefused
      ? 'workbook.schools-wrong'
      : 'workbook.figures-wrong';

/** Engines' and handlers' errors in the words of the edge. */
export const knownErrors: Translate = (error) => {
  if (error instanceof AccountFileRefused) {
    const shown = error.faults.slice(0, mostFaults);
    const errors = shown.map(({ line, detail }) => ({ field: `lines[${line}]`, detail }));
    return new Problem(422, 'access.import', { count: error.faults.length }, errors);
  }
  if (error instanceof LedgerRefused || error instanceof PastFiguresRefused || error instanceof SchoolListRefused) {
    const { problems } = error.report;
    const errors = problems.slice(0, mostFaults).map(({ sheet, row, cell, message }) => ({
      field: cell === null ? `${sheet}!${row}:${row}` : `${sheet}!${cell}`,
      detail: message,
    }));
    return new Problem(422, wrongList(error), { count: problems.length }, errors);
  }
  if (error instanceof BackupUnderWay) return new Problem(409, 'backup.running');
  if (error instanceof NoFileToCopy) return new Problem(409, 'backup.not-here');
  if (error instanceof WrongExpectedRevision) return new Problem(409, 'stream.contended');
  if (error instanceof AppendTooLarge) return new Problem(413, 'request.too-large');
  if (error instanceof HistoryDiffers) {
    const { madeAt, count } = error.kept;
    return new Problem(503, 'log.history-differs', { madeAt, count });
  }
  if (error instanceof UnknownEvent) {
    const { wireType, schemaVersion } = error;
    return new Problem(503, 'program.outdated', { wireType, schemaVersion }, [], soon);
  }
  if (error instanceof StoreUnavailable) {
    return new Problem(503, 'store.unavailable', { reason: error.reason }, [], soon);
  }
  if (error instanceof LackingTables) return new Problem(503, 'lists.rebuilding', {}, [], soon);
  if (error instanceof AttachmentStoreUnavailable) {
    return new Problem(503, 'attachments.unavailable', { reason: error.reason }, [], soon);
  }
  const code = String((error as { code?: unknown } | null | undefined)?.code);
  const disk = Object.hasOwn(diskFaults, code) ? diskFaults[code] : undefined;
  if (disk) return new Problem(503, 'store.unavailable', { reason: disk }, [], soon);
  const fault = sqliteFault(error);
  return fault === 'busy' || fault === 'full' || fault === 'readonly'
    ? new Problem(503, 'store.unavailable', { reason: fault }, [], soon)
    : null;
};
