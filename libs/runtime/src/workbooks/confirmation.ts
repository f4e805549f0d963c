import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { derivedRequest } from '@app/application/kernel';
import { FilingRehearsal, SubmissionRequest } from '@app/application/submissions';
import { Attachments } from '@app/attachments';
import { paths, unitsIn, type UnitReport } from '@app/documents';
import { dayOf, Refusal, type Outcome, type Request } from '@app/domain/kernel';
import { draftKey, formById, notEnded, saysNothing, type Entries, type ReturnDraft } from '@app/domain/submissions';
import { Operations } from '@app/vault';
import { UnitReturns, type UnitReturn } from './unit-returns.js';
import type { Upload } from './upload-folder.js';
import { WorkbookUploads } from './workbook-uploads.js';

/** One value that somebody changed between the check and the confirmation. */
export type Difference = Readonly<{
  unitId: string;
  unit: string;
  field: string;
  /** What the form calls the field. */
  label: string;
  /** When the workbook was checked, now, and in the workbook. */
  checked: string | null;
  now: string | null;
  workbook: string | null;
}>;

/** The command that an upload becomes for a unit: of the upload, not of the click, so that a repeat finds the answer. */
const requestFor = (upload: Upload, unitId: string, request: Request): Request =>
  derivedRequest({ ...request, commandId: upload.id, digest: upload.hash }, unitId);

const valueOf = (entries: Entries, field: string): string | null =>
  (Object.hasOwn(entries, field) ? entries[field]?.value : null) ?? null;

/** What the unit's return has become since, where that is not what the workbook says anyhow. */
const differences = ({ unitId, name, entries, changes }: UnitReport, now: UnitReturn): readonly Difference[] => {
  const before = new Map(changes.map(({ field, before: value }) => [field, value]));
  return now.basis.form.fields.flatMap(({ code: field, label }) => {
    const workbook = valueOf(entries, field);
    const checked = before.has(field) ? before.get(field)! : workbook;
    const current = valueOf(now.case.entries, field);
    return current === checked || current === workbook
      ? []
      : [{ unitId, unit: name, field, label, checked, now: current, workbook }];
  });
};

/** What a bureau sends of its schools: it fills their drafts, and only they file. */
const byBureau = ({ role }: Upload, { form }: UnitReport): boolean =>
  role === 'supervisionDirector' && form.id !== 'county';

/**
 * What the unit's draft becomes. A school's own workbook is its word on every cell, prefilled ones too; a bureau's is its
 * word on the cells that it changed: what it let stand is still for the school to confirm.
 */
const drafted = (upload: Upload, { report, now }: Due): Entries => {
  if (!byBureau(upload, report)) return report.entries;
  const changed = report.changes.flatMap(({ field }) => {
    const entry = report.entries[field];
    return entry ? [[field, entry] as const] : [];
  });
  return { ...now.draft?.entries, ...Object.fromEntries(changed) };
};

/** One of many whose row was left empty: there is nothing of it to file. */
const isBlank = ({ form, entries }: UnitReport): boolean => {
  const whole = formById(form.id, form.version);
  return whole !== undefined && saysNothing(whole, entries);
};

type Due = Readonly<{ report: UnitReport; now: UnitReturn }>;

/** The draft that a unit gets of a workbook. */
const draftOf = (upload: Upload, due: Due, request: Request): ReturnDraft => ({
  revision: (due.now.draft?.revision ?? 0) + 1,
  entries: drafted(upload, due),
  updatedAt: request.at,
  updatedBy: request.actor.id,
});

/** The filing of that draft. */
const filingOf = (upload: Upload, { unitId, form }: UnitReport, request: Request): SubmissionRequest =>
  new SubmissionRequest(
    unitId,
    upload.dataYear,
    { type: 'SubmitReturn', form, entries: null, note: null },
    requestFor(upload, unitId, request),
  );

/** Makes a checked workbook its units' returns: each is filed as if it had been typed, and says from which cell. */
@Injectable()
export class WorkbookConfirmation {
  constructor(
    private readonly uploads: WorkbookUploads,
    private readonly returns: UnitReturns,
    private readonly operations: Operations,
    private readonly attachments: Attachments,
    private readonly commands: CommandBus,
    private readonly rehearsal: FilingRehearsal,
  ) {}

  private readonly underway = new Map<string, Promise<Upload>>();

  /**
   * Files what an upload says. Asking again gives the same answer; whatever was cut off half-way is finished.
   * @throws Refusal workbook.not-checked, workbook.has-errors, workbook.changed-meanwhile (412, with the differences);
   *   what filing a return refuses
   */
  async confirm(upload: Upload, request: Request): Promise<Upload> {
    const earlier = this.underway.get(upload.id);
    if (earlier) return earlier;
    const work = this.work(upload, request);
    this.underway.set(upload.id, work);
    try {
      return await work;
    } finally {
      this.underway.delete(upload.id);
    }
  }

  private async work(upload: Upload, request: Request): Promise<Upload> {
    if (upload.status === 'confirmed') return upload;
    if (upload.report === null) throw new Refusal('workbook.not-checked');
    if (upload.report.errors > 0) throw new Refusal('workbook.has-errors', { count: upload.report.errors });
    const due = await this.due(upload, dayOf(request.at));
    // One unit's refusal is everybody's: it must come before anything is written.
    for (const one of due)
      if (!byBureau(upload, one.report))
        await this.rehearsal.check(filingOf(upload, one.report, request), draftOf(upload, one, request));
    const source = readFileSync(paths(this.uploads.folderOf(upload)).source);
    await this.attachments.put(source, { name: upload.name, unitId: upload.unitId });
    let now = upload;
    for (const one of due) {
      const outcome = await this.file(now, one, request);
      now = { ...now, outcomes: { ...now.outcomes, [one.report.unitId]: outcome } };
      this.uploads.save(now);
    }
    now = { ...now, status: 'confirmed', confirmedAt: request.at };
    this.uploads.save(now);
    return now;
  }

  /** Units that are still to be filed, all looked at before the first is. */
  private async due(upload: Upload, today: string): Promise<readonly Due[]> {
    const read = this.returns.reader({ ...upload, roots: [upload.unitId], today });
    const due: Due[] = [];
    const found: Difference[] = [];
    for await (const report of unitsIn(this.uploads.folderOf(upload))) {
      if (Object.hasOwn(upload.outcomes, report.unitId)) continue;
      if (report.changes.length === 0 && (report.filed || byBureau(upload, report) || isBlank(report))) continue;
      const [now] = await read([report.unitId]);
      if (!now) throw new Refusal('workbook.other-unit', { unit: report.name }, 'invalid');
      notEnded(now.basis.endedFrom);
      if (now.case.version !== report.version) found.push(...differences(report, now));
      due.push({ report, now });
    }
    if (found.length > 0)
      throw new Refusal(
        'workbook.changed-meanwhile',
        { count: found.length, differences: found.slice(0, 200) },
        'precondition',
      );
    return due;
  }

  /**
   * The unit's draft becomes what the workbook says, and is filed; a filing that is refused leaves the draft as it was.
   * What a bureau sends of its schools stays in their drafts: what a school files is its own word.
   */
  private async file(upload: Upload, due: Due, request: Request): Promise<Outcome | null> {
    const { report } = due;
    const { unitId, form } = report;
    const { drafts } = this.operations;
    const key = draftKey(upload.dataYear, unitId, form.id);
    const before = await drafts.get(key);
    const after = JSON.stringify(draftOf(upload, due, request));
    if (!(await drafts.swap(key, before, after))) throw new Refusal('stream.contended', { stream: key });
    if (byBureau(upload, report)) return null;
    try {
      return await this.commands.execute<SubmissionRequest, Outcome>(filingOf(upload, report, request));
    } catch (error) {
      if (before !== null) await drafts.swap(key, after, before);
      else await drafts.remove(key);
      throw error;
    }
  }
}
