import { expect, it } from '@jest/globals';
import { caseOf } from '@test/paper-counties';
import { filledPaper } from '../filled.js';
import { replayReport, replayReportForm } from './replay-report.js';

const picture = caseOf('zhangwu');
const records = {
  knownAt: 1287,
  first: 3,
  last: 1280,
  count: 412,
  lastOn: '2025-03-03',
  judgedWhy: '按当时的标准判定',
};

it('says where a county stood, by which records, and every place where it falls short', () => {
  const data = replayReport(picture, records);
  const read = filledPaper(replayReportForm, data)
    .flatMap((block) => ('parts' in block ? block.parts : []))
    .map((part) => (typeof part === 'string' ? part : part.text))
    .join('');
  expect(read).toContain(
    '只用日志第1287条为止的记录，其中涉及本县测算的412条，自第3条至第1280条，最后一条登记于2025年3月3日。第1287条以后登记的记录，包括更正和补录，都不在内。',
  );
  expect(read).not.toContain('当时所知');
  expect(read).toContain('按当时的标准判定。');
  expect(data.tables['差距']?.map((row) => row['差距内容']?.text)).toEqual(
    picture.standing.blockers.map(({ sentence }) => sentence),
  );
  expect(data.fields['差距数']?.text).toBe(String(picture.standing.blockers.length));
});

it('has every name that its form prints, and no other', () => {
  const data = replayReport(picture, records);
  expect(Object.keys(data.fields).toSorted()).toEqual(Object.keys(replayReportForm.names.fields).toSorted());
});
