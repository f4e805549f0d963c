import { expect, it } from '@jest/globals';
import { workbook } from '@test/workbook';
import { Desk } from './desk.js';

const table = await workbook({
  '2022-2023': [
    ['学校', '学生数'],
    ['第一小学', 900],
  ],
});

it('reads each kind of table, and refuses what is another', async () => {
  const desk = new Desk(null);
  await expect(desk.read('figures', table, '甲县')).resolves.toMatchObject({
    lines: [{ figures: { students: '900' } }],
  });
  await expect(desk.read('ledger', table, '甲县')).rejects.toMatchObject({ code: 'workbook.no-ledger' });
  await expect(desk.read('schools', table, '甲县')).rejects.toMatchObject({ code: 'workbook.no-schools' });
});

it('tells whoever would wait too long to come again, and of what is no workbook at once', async () => {
  const desk = new Desk(null);
  const waiting = Array.from({ length: 6 }, () => desk.read('figures', table, '甲县'));
  await expect(desk.read('figures', table, '甲县')).rejects.toMatchObject({ code: 'workbook.too-busy' });
  await expect(desk.read('figures', Buffer.from('%PDF-1.4'), '甲县')).rejects.toMatchObject({
    code: 'workbook.not-xlsx',
  });
  // Another county is not behind all of them.
  const other = desk.read('figures', table, '乙县');
  expect(desk.before('乙县')).toBeLessThan(desk.before('甲县'));
  await expect(other).resolves.toMatchObject({ problems: [] });
  expect((await Promise.all(waiting)).map(({ lines }) => lines.length)).toEqual([1, 1, 1, 1, 1, 1]);
  await expect(desk.read('figures', table, '甲县')).resolves.toMatchObject({ problems: [] });
});
