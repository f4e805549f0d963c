import type { SchoolList } from '@app/domain/organizations';
import type { LedgerRead } from '@app/domain/rectifications';
import type { PastTable } from '@app/domain/submissions';
import { readFigures } from '../excel/figures/read-figures.js';
import { readLedger } from '../excel/ledger/read-ledger.js';
import { readSchools } from '../excel/schools/read-schools.js';

/** Tables of a bureau's own making, and what is read in them. */
export type Tables = Readonly<{ figures: PastTable; ledger: LedgerRead; schools: SchoolList }>;

const readers: { readonly [Kind in keyof Tables]: (file: Buffer) => Promise<Tables[Kind]> } = {
  figures: readFigures,
  ledger: readLedger,
  schools: readSchools,
};

/** Reads a table of that kind. @throws Refusal workbook.* */
export const readTable = <Kind extends keyof Tables>(kind: Kind, file: Uint8Array): Promise<Tables[Kind]> =>
  readers[kind](Buffer.from(file.buffer, file.byteOffset, file.byteLength));
