import type { CellError } from '@app/documents';
import { refusalSentences } from '@app/domain/catalogue';
import { documentOf, Problem } from '@app/platform/http';
import type { Upload } from '@app/runtime';
import type { WorkbookUploadDto } from './workbooks.dto.js';

/** How an upload stands, in the words of the edge. */
export const answerOf = (upload: Upload, errors: readonly CellError[]): WorkbookUploadDto => {
  const { report, refusal, outcomes } = upload;
  const problem = refusal && documentOf(new Problem(422, refusal.code, refusal.details), refusalSentences);
  const positions = Object.values(outcomes).flatMap((outcome) => outcome?.position ?? []);
  return {
    id: upload.id,
    unitId: upload.unitId,
    name: upload.name,
    hash: upload.hash,
    bytes: upload.bytes,
    dataYear: upload.dataYear,
    sentBy: upload.sentBy,
    at: upload.at,
    expiresAt: upload.expiresAt,
    status: upload.status,
    progress: upload.progress,
    units: report?.units ?? null,
    counts: report?.counts ?? null,
    errorCount: report?.errors ?? null,
    errors: [...errors],
    refusal: problem && { code: problem.code, detail: problem.detail },
    filed: Object.values(outcomes).filter((outcome) => outcome !== null).length,
    drafted: Object.values(outcomes).filter((outcome) => outcome === null).length,
    confirmedAt: upload.confirmedAt,
    position: positions.toSorted().at(-1) ?? null,
  };
};
