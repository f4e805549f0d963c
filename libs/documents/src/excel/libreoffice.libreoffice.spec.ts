import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { applicationFormData, ledgerFormKinds, ledgerForms } from '@app/domain/reports';
import { ledgerEntry, writtenLedger } from '@test/ledger-workbook';
import { caseOf, rongchangItems } from '@test/paper-counties';
import { aCase, asUnit, checked, formOf, identityFor, typedEntries } from '@test/workbook-cases';
import { errorList, markedWorkbook } from './marking.js';
import { openPackage } from './reading/package.js';
import { rowsOf } from './reading/rows.js';
import { sharedTexts } from './reading/texts.js';
import { applicationWorkbook } from './writing/application/application-workbook.js';
import { bureauWorkbook } from './writing/bureau-workbook.js';
import { schoolWorkbook } from './writing/school-workbook.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'libreoffice-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** LibreOffice opens the file and saves it again. It says "repair" for what is damaged, and writes nothing. */
const saved = (name: string, file: Uint8Array): Buffer => {
  const source = join(folder, `${name}.xlsx`);
  const out = join(folder, name);
  writeFileSync(source, file);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const words = [profile, '--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', out, source];
  const { status, stdout, stderr } = spawnSync('soffice', words, { encoding: 'utf8', timeout: 180_000 });
  expect(`${stdout}${stderr}`).not.toMatch(/repair|corrupt|error:|source file could not be loaded/i);
  expect(status).toBe(0);
  return readFileSync(join(out, `${name}.xlsx`));
};

/** Every cell of every sheet that holds something, and how many rules, notes and locks there are. */
const told = async (file: Uint8Array) => {
  const book = await openPackage(Buffer.from(file));
  const texts = await sharedTexts(book);
  const cells: string[] = [];
  for (const sheet of book.sheets)
    for await (const rows of rowsOf(book, sheet, texts))
      for (const { cells: row } of rows)
        for (const { at, text } of row.values()) cells.push(`${sheet.name}!${at} ${text}`);
  return { sheets: book.sheets.map(({ name, hidden }) => `${name} ${hidden}`), cells: cells.toSorted() };
};

const entries = typedEntries({ students: '260', classes: '0', migrantChildren: '12' });
const school = aCase({ entries, facts: { last: { students: '250' }, medians: {}, stage: 'primary' } });
const hostile = {
  ...school,
  entries: { ...entries, students: { ...entries.students!, explanation: '=1+1 <b>&amp; _x0041_ “引号”\n第二行' } },
};
const other = aCase({ unitId: 'unit-2', name: "O'Brien & 小学 <一>" });

const kinds: readonly (readonly [string, () => Promise<Uint8Array>])[] = [
  ['school', () => schoolWorkbook(identityFor('school'), asUnit(school))],
  ['hostile', () => schoolWorkbook(identityFor('school'), asUnit(hostile))],
  [
    'bureau',
    () => bureauWorkbook(identityFor('bureau'), [{ form: formOf(school), units: [asUnit(hostile), asUnit(other)] }]),
  ],
  [
    'marked',
    async () => {
      const wrong = aCase({ entries: typedEntries({ students: '三百', classes: '-1' }) });
      const file = await schoolWorkbook(identityFor('school'), asUnit(wrong));
      return markedWorkbook(file, (await checked(file, [wrong])).errors);
    },
  ],
  [
    'list',
    () =>
      errorList([
        {
          sheet: '填报表',
          cell: 'D7',
          unitId: null,
          unit: '一小',
          field: null,
          label: null,
          rule: 'x',
          message: '错',
          found: '=1',
        },
      ]),
  ],
  [
    'application',
    () => {
      const data = applicationFormData(caseOf('rongchang', { items: rongchangItems }), {});
      return applicationWorkbook(data, '2025-09-10T01:00:00.000Z');
    },
  ],
  ...ledgerFormKinds.map((kind): readonly [string, () => Promise<Uint8Array>] => [
    `ledger-${kind}`,
    () => writtenLedger(ledgerForms[kind], [ledgerEntry, { ...ledgerEntry, problem: '=1+1 <b>&amp; _x0041_\n第二行' }]),
  ]),
];

it.each(kinds)(
  'LibreOffice opens and saves the workbook “%s” without repair, and nothing is lost',
  async (name, make) => {
    const file = await make();
    const again = saved(name, file);
    expect(await told(again)).toEqual(await told(file));
  },
);

it('what LibreOffice saves is checked like what we wrote: nothing has changed', async () => {
  const file = saved('again', await schoolWorkbook(identityFor('school'), asUnit(hostile)));
  const { units, errors } = await checked(file, [hostile]);
  expect(errors).toEqual([]);
  expect(units[0]!.changes).toEqual([]);
});
