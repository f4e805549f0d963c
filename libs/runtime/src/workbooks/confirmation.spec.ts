import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { CommandBus } from '@nestjs/cqrs';
import type { FilingRehearsal, SubmissionRequest } from '@app/application/submissions';
import { InMemoryAttachments } from '@app/attachments';
import { paths, unitLine, type UnitReport } from '@app/documents';
import { Refusal } from '@app/domain/kernel';
import { InMemoryOperations } from '@app/vault';
import { requested } from '@test/counter';
import { temporaryDirectory } from '@test/temporary';
import { WorkbookConfirmation } from './confirmation.js';
import type { UnitReturn, UnitReturns } from './unit-returns.js';
import type { Upload } from './upload-folder.js';
import type { WorkbookUploads } from './workbook-uploads.js';

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ directory: folder, remove } = temporaryDirectory());
});
afterEach(() => remove());

const typed = { value: '480', explanation: null, origin: { kind: 'typed' } } as const;
const unit = (unitId: string, change: Partial<UnitReport> = {}): UnitReport =>
  ({
    unitId,
    name: unitId,
    form: { id: 'section', version: 1 },
    version: 'v1',
    filed: false,
    counts: { new: 1, changed: 0, unchanged: 0, wrong: 0 },
    changes: [{ field: 'students', before: null, after: '480' }],
    entries: { students: typed },
    ...change,
  }) as unknown as UnitReport;

/** Two units of one school, checked without a mistake. */
const upload = {
  id: '00000000-0000-4000-8000-000000000001',
  unitId: 'school-1',
  role: 'reporter',
  name: 'returns.xlsx',
  hash: 'a'.repeat(64),
  dataYear: '2024-2025',
  status: 'checked',
  report: { errors: 0 },
  outcomes: {},
} as unknown as Upload;

/** Confirms a workbook of these units; the one that `seen.refuses` names would be refused. */
const confirming = (units: readonly UnitReport[]) => {
  writeFileSync(paths(folder).source, 'a workbook');
  writeFileSync(paths(folder).units, units.map((one) => unitLine(one, upload.hash)).join('\n'));
  const now = { basis: { form: { fields: [] } }, draft: null, case: { version: 'v1', entries: {} } };
  const seen = { filed: [] as string[], rehearsed: [] as string[], refuses: null as string | null };
  const operations = new InMemoryOperations();
  const twins = {
    uploads: { folderOf: () => folder, save: () => undefined },
    returns: { reader: () => async () => [now as unknown as UnitReturn] },
    commands: { execute: async ({ unitId }: SubmissionRequest) => void seen.filed.push(unitId) },
    rehearsal: {
      check: async ({ unitId }: SubmissionRequest) => {
        seen.rehearsed.push(unitId);
        if (unitId === seen.refuses) throw new Refusal('submission.return', {}, 'invalid');
      },
    },
  };
  const confirmation = new WorkbookConfirmation(
    twins.uploads as unknown as WorkbookUploads,
    twins.returns as unknown as UnitReturns,
    operations,
    new InMemoryAttachments(),
    twins.commands as unknown as CommandBus,
    twins.rehearsal as unknown as FilingRehearsal,
  );
  return { seen, drafts: () => operations.drafts.keys(''), confirm: () => confirmation.confirm(upload, requested(1)) };
};

it('files nothing of several units when one of them would be refused', async () => {
  const { seen, drafts, confirm } = confirming([unit('primary'), unit('junior')]);
  seen.refuses = 'junior';
  await expect(confirm()).rejects.toMatchObject({ code: 'submission.return' });
  expect([seen.rehearsed, seen.filed, await drafts()]).toEqual([['primary', 'junior'], [], []]);
  seen.refuses = null;
  await expect(confirm()).resolves.toMatchObject({ status: 'confirmed' });
  expect(seen.filed).toEqual(['primary', 'junior']);
});

it('passes over a unit whose row was left empty', async () => {
  const chosen = { sponsor: { ...typed, value: '7' } };
  const { seen, drafts, confirm } = confirming([
    unit('primary'),
    unit('junior', { changes: [], entries: {} }),
    unit('senior', { changes: [], entries: chosen }),
    unit('prefilled', { changes: [] }),
  ]);
  await expect(confirm()).resolves.toMatchObject({ status: 'confirmed' });
  expect(seen.filed).toEqual(['primary', 'prefilled']);
  expect(await drafts()).toHaveLength(2);
});
