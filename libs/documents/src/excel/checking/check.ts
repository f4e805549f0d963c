import { Refusal } from '@app/domain/kernel';
import { currentForm, type Form } from '@app/domain/submissions';
import { identityOf, identitySheet, type WorkbookIdentity } from '../identity.js';
import { openPackage, type Package } from '../reading/package.js';
import { rowsOf } from '../reading/rows.js';
import { sharedTexts } from '../reading/texts.js';
import { original } from '../text.js';
import { checkBureau } from './bureau.js';
import type { CheckPorts } from './ports.js';
import { addCounts, noCounts, type CheckReport } from './report.js';
import { checkSchool } from './school.js';

export type CheckOrder = Readonly<{
  file: Buffer;
  /** SHA-256 of the file, hex: where values say they came from. */
  hash: string;
  tenant: string;
  dataYear: string;
}>;

const identityIn = async (book: Package, texts: readonly string[]): Promise<WorkbookIdentity> => {
  const sheet = book.sheets.find(({ name }) => name === identitySheet);
  if (!sheet) throw new Refusal('workbook.foreign', {}, 'invalid');
  const pairs = new Map<string, string>();
  for await (const rows of rowsOf(book, sheet, texts))
    for (const { cells } of rows) pairs.set(cells.get(1)?.text ?? '', original(cells.get(2)?.text ?? ''));
  return identityOf(pairs);
};

/** By name: whose it is, which year, which version of which form. */
const refuseOthers = ({ tenant, dataYear, forms }: WorkbookIdentity, order: CheckOrder): void => {
  if (tenant !== order.tenant) throw new Refusal('workbook.other-tenant', {}, 'invalid');
  if (dataYear !== order.dataYear)
    throw new Refusal('workbook.other-year', { found: dataYear, wanted: order.dataYear }, 'invalid');
  for (const { id, version, title } of forms) {
    const wanted: Form = currentForm(id);
    if (version !== wanted.version)
      throw new Refusal('workbook.outdated', { title, found: version, wanted: wanted.version }, 'invalid');
  }
};

/**
 * Checks a workbook whole: every unit, every cell, every rule. Nothing is written anywhere but through the ports.
 * @throws Refusal workbook.* when it cannot be read as one of ours at all
 */
export const checkWorkbook = async (order: CheckOrder, ports: CheckPorts): Promise<CheckReport> => {
  const book = await openPackage(order.file);
  const texts = await sharedTexts(book);
  const identity = await identityIn(book, texts);
  refuseOthers(identity, order);
  let [units, errors, counts] = [0, 0, noCounts];
  const watched: CheckPorts = {
    ...ports,
    unit: (report) => {
      units += 1;
      counts = addCounts(counts, report.counts);
      ports.unit(report);
    },
    error: (error) => {
      errors += 1;
      ports.error(error);
    },
  };
  const open = { book, texts, identity, hash: order.hash };
  await (identity.kind === 'school' ? checkSchool(open, watched) : checkBureau(open, watched));
  ports.progress(units);
  return { identity, units, counts, errors };
};
