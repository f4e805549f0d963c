import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { CountyRecord } from '@app/domain/report-checks';
import type { PaperData, PaperNames, PaperStamp } from '@app/domain/reports';
import { checkWorkbook } from '../excel/checking/check.js';
import type { CellError, CheckReport, FilingCase } from '../excel/checking/report.js';
import type { WorkbookIdentity } from '../excel/identity.js';
import type { BureauSheet } from '../excel/writing/bureau-workbook.js';
import type { WorkbookUnit } from '../excel/writing/school-workbook.js';
import { checkNarrative, type NarrativeCheck } from '../narrative/check-narrative.js';
import type { TemplateCheck } from '../word/templates/check.js';
import type { WordPaper } from '../word/word-paper.js';
import { errorsIn, freshPaths, LineFile, paths } from './files.js';
import { readTable, type Tables } from './tables.js';
import { unitLine } from './unit-lines.js';

// What writes spreadsheets and papers is loaded by the orders that write one: a check, in a thread of its own, does without.

/** What can be asked of the desk, as data: it travels to a thread. */
export type DeskOrder =
  /** `check` stands behind the names of what it writes. */
  | Readonly<{ kind: 'check'; folder: string; check: string; tenant: string; dataYear: string }>
  | Readonly<{ kind: 'mark'; folder: string; whole: boolean }>
  | Readonly<{ kind: 'read'; table: keyof Tables; file: Uint8Array }>
  /** A narrative report: its contradictions, beside a county's record when there is one. */
  | Readonly<{ kind: 'narrative'; file: Uint8Array; county: CountyRecord | null }>
  | Readonly<{ kind: 'school'; identity: WorkbookIdentity; unit: WorkbookUnit }>
  | Readonly<{ kind: 'bureau'; identity: WorkbookIdentity; sheets: readonly BureauSheet[] }>
  /** A paper in the built-in form, or in the bureau's own. */
  | Readonly<{ kind: 'paper'; paper: WordPaper }>
  | Readonly<{ kind: 'paper-of-template'; template: Uint8Array; data: PaperData; stamp: PaperStamp }>
  /** 申报表 in the layout of the State. `at`: ISO instant that the file says it was made at. */
  | Readonly<{ kind: 'application-form'; data: PaperData; at: string }>
  | Readonly<{ kind: 'template'; file: Uint8Array; names: PaperNames }>;

/** What a check asks back while it runs, and says. */
export type DeskPorts = Readonly<{
  cases(unitIds: readonly string[]): Promise<readonly FilingCase[]>;
  progress(units: number): void;
}>;

export type DeskAnswer =
  | Readonly<{ report: CheckReport }>
  | Readonly<{ bytes: Uint8Array }>
  | Readonly<{ table: Tables[keyof Tables] }>
  | Readonly<{ narrative: NarrativeCheck }>
  | Readonly<{ template: TemplateCheck }>
  | Readonly<{ done: true }>;

const check = async (order: Extract<DeskOrder, { kind: 'check' }>, ports: DeskPorts): Promise<CheckReport> => {
  const { units, errors } = freshPaths(order.folder, order.check);
  const file = readFileSync(paths(order.folder).source);
  const [told, wrong] = [new LineFile(units), new LineFile(errors)];
  try {
    const hash = createHash('sha256').update(file).digest('hex');
    return await checkWorkbook(
      { file, hash, tenant: order.tenant, dataYear: order.dataYear },
      {
        ...ports,
        unit: (report) => told.add(unitLine(report, hash)),
        error: (error) => wrong.add(JSON.stringify(error)),
      },
    );
  } finally {
    told.close();
    wrong.close();
  }
};

const mark = async ({ folder, whole }: Extract<DeskOrder, { kind: 'mark' }>): Promise<void> => {
  const errors: CellError[] = [];
  for await (const error of errorsIn(folder)) errors.push(error);
  const { source, marked } = paths(folder);
  const { errorList, markedWorkbook } = await import('../excel/marking.js');
  const bytes = whole ? await markedWorkbook(readFileSync(source), errors) : await errorList(errors);
  // Another server may mark it at the same time, and somebody read it.
  const fresh = `${marked}.${randomUUID()}`;
  writeFileSync(fresh, bytes, { mode: 0o600 });
  renameSync(fresh, marked);
};

/** Does one order. @throws Refusal workbook.*, template.*, report-check.* */
export const perform = async (order: DeskOrder, ports: DeskPorts): Promise<DeskAnswer> => {
  switch (order.kind) {
    case 'check':
      return { report: await check(order, ports) };
    case 'mark':
      await mark(order);
      return { done: true };
    case 'read':
      return { table: await readTable(order.table, order.file) };
    case 'narrative':
      return { narrative: await checkNarrative(order.file, order.county) };
    case 'school': {
      const { schoolWorkbook } = await import('../excel/writing/school-workbook.js');
      return { bytes: await schoolWorkbook(order.identity, order.unit) };
    }
    case 'bureau': {
      const { bureauWorkbook } = await import('../excel/writing/bureau-workbook.js');
      return { bytes: await bureauWorkbook(order.identity, order.sheets) };
    }
    case 'paper': {
      const { wordPaper } = await import('../word/word-paper.js');
      return { bytes: await wordPaper(order.paper) };
    }
    case 'paper-of-template': {
      const { filledTemplate } = await import('../word/templates/fill.js');
      return { bytes: await filledTemplate(order.template, order.data, order.stamp) };
    }
    case 'application-form': {
      const { applicationWorkbook } = await import('../excel/writing/application/application-workbook.js');
      return { bytes: await applicationWorkbook(order.data, order.at) };
    }
    case 'template': {
      const { checkTemplate } = await import('../word/templates/check.js');
      return { template: await checkTemplate(order.file, order.names) };
    }
  }
};
