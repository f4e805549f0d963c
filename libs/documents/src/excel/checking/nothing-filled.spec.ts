import { expect, it } from '@jest/globals';
import { Workbook } from '@cj-tech-master/excelts';
import { aCase, asUnit, checked, formOf, identityFor, typedEntries } from '@test/workbook-cases';
import { bureauWorkbook } from '../writing/bureau-workbook.js';
import { schoolWorkbook } from '../writing/school-workbook.js';

const message = '一项数据也没有填（67项均为未填），请填写后再提交，个别暂缺的可以留空';
const filled = typedEntries({ students: '300' });
const one = aCase();
const two = aCase({ unitId: 'unit-2', name: '哈尔套中心小学', entries: filled });

it('a unit’s own workbook without a figure is told so, with how many there are', async () => {
  const { errors } = await checked(await schoolWorkbook(identityFor('school'), asUnit(one)), [one]);
  expect(errors).toMatchObject([{ field: 'students', rule: 'nothing-filled', message, cell: /^D\d+$/ }]);
});

it('in a table of many a row that was left empty is no mistake, and one that was emptied is', async () => {
  const sheets = [{ form: formOf(one), units: [asUnit(one), asUnit(two)] }];
  const file = await bureauWorkbook(identityFor('bureau'), sheets);
  const untouched = await checked(file, [one, two]);
  expect([untouched.errors, untouched.units.map(({ counts }) => counts.wrong)]).toEqual([[], [0, 0]]);
  const book = new Workbook();
  await book.xlsx.load(file);
  book.worksheets[0]!.getCell(7, 3 + formOf(one).fields.findIndex(({ code }) => code === 'students')).value = null;
  const emptied = await checked(await book.xlsx.writeBuffer(), [one, two]);
  expect(emptied.errors).toMatchObject([{ unit: '哈尔套中心小学', rule: 'nothing-filled', message }]);
});
