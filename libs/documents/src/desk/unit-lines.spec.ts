import { expect, it } from '@jest/globals';
import type { Entry } from '@app/domain/submissions';
import type { CellChange, UnitReport } from '../excel/checking/report.js';
import { unitLine, unitOfLine } from './unit-lines.js';

const hash = 'a'.repeat(64);
const said = (value: string | null, cell: string, sheet = '填报表', explanation: string | null = null): Entry => ({
  value,
  explanation,
  origin: { kind: 'workbook', hash, sheet, cell },
});
const typed: Entry = { value: '12', explanation: '转入', origin: { kind: 'typed' } };
const change = (
  field: string,
  before: string | null,
  after: string | null,
  cell: string,
  sheet = '填报表',
): CellChange => ({
  field,
  before,
  after,
  sheet,
  cell,
});
const report = (changes: readonly CellChange[], entries: UnitReport['entries']): UnitReport => ({
  unitId: 'unit-1',
  name: '四堡子九年制学校小学部',
  form: { id: 'section', version: 1 },
  version: '1.submitted.2',
  filed: true,
  counts: { new: 1, changed: 2, unchanged: 3, blank: 4, wrong: 0 },
  changes,
  entries,
});

it.each<[string, UnitReport]>([
  ['nothing filled in', report([], {})],
  ['everything as it was', report([], { students: typed, books: said('7', 'D9') })],
  ['all of it new', report([change('students', null, '24', 'D4')], { students: said('24', 'D4') })],
  [
    'kept, changed and cleared, in the order of the form',
    report(
      [
        change('classes', '2', null, 'D5'),
        change('computers', '3', '4', 'D6'),
        change('books', 'n/a', null, 'D8'),
        change('area', null, 'n/a', 'D9'),
      ],
      {
        students: typed,
        computers: said('4', 'D6', '填报表', '新购\n“八”台'),
        rooms: typed,
        area: said('n/a', 'D9'),
        last: typed,
      },
    ),
  ],
  [
    'an explanation of nothing',
    report([change('students', '1', null, 'D4')], { students: said(null, 'D4', '填报表', '没有') }),
  ],
  [
    'rows that went to another sheet',
    report(
      [
        change('students', null, '24', 'D4'),
        change('books', '9', null, 'D7', '我校'),
        change('area', null, '1', 'D8', '我校'),
      ],
      {
        students: said('24', 'D4'),
        area: said('1', 'D8', '我校'),
      },
    ),
  ],
])('is read as it was written: %s', (_what, one) => {
  const line = unitLine(one, hash);
  expect(line).not.toContain('\n');
  expect(unitOfLine(line)).toEqual(one);
  // In the same order too: a draft is a text.
  expect(JSON.stringify(unitOfLine(line).entries)).toBe(JSON.stringify(one.entries));
});

it('names the file once', () => {
  const fields = ['a', 'b', 'c'];
  const line = unitLine(
    report(
      fields.map((field) => change(field, null, '1', 'D4')),
      Object.fromEntries(fields.map((field) => [field, said('1', 'D4')])),
    ),
    hash,
  );
  expect(line.split(hash)).toHaveLength(2);
});
