import { expect, it } from '@jest/globals';
import { given } from '@test/given';
import type { PaperEvent } from './events.js';
import { paper, paperNumber, type MadePaper, type PaperCommand } from './issue.js';
import { template, type TemplateCommand } from '../templates/template.js';
import type { TemplateEvent } from '../templates/events.js';

const file = (sign: string) => ({ hash: sign.repeat(64), mediaType: 'text/plain', bytes: 7 });
const made: MadePaper = {
  kind: 'dispersion-table',
  subject: 'county',
  subjectId: 'county-1',
  countyId: 'county-1',
  dataYear: '2024-2025',
  standardId: 'hqb-2017',
  knownAt: 40,
  asOf: '2025-03-03',
  answers: {},
  unitIds: ['county-1'],
  number: 1,
  name: '差异系数测算表',
  county: '彰武县',
  edition: 1,
  template: [],
  log: { count: 41, root: 'ab'.repeat(32) },
  standardDigest: 'cd'.repeat(32),
  values: file('a'),
  file: file('b'),
  code: '0'.repeat(17),
};
const issue = (number: number, more: Partial<MadePaper> = {}): PaperCommand => ({
  type: 'IssuePaper',
  paperId: `paper-${number}`,
  made: { ...made, number, ...more },
});
const issued = (number: number): PaperEvent => {
  const { values, file: printed, ...bound } = made;
  const data = { ...bound, number, paperId: `paper-${number}`, values: [values], file: [printed] };
  return { type: 'PaperIssued', data };
};

it('numbers papers without gaps: what was printed with a number that is taken is printed again', () => {
  given(paper, [])
    .when(issue(1))
    .yields([issued(1)]);
  given(paper, [issued(1)])
    .when(issue(1))
    .refuses('paper.number-taken');
  given(paper, [issued(1)])
    .when(issue(2))
    .yields([issued(2)]);
  given(paper, [issued(1)])
    .when(issue(3))
    .refuses('paper.number-taken');
  expect(paperNumber(made)).toBe('彰武县2024-2025学年差异系数测算表第1号');
});

it('issues no paper of a day to come, of an odd year, or of what nobody knew', () => {
  given(paper, [])
    .when(issue(1, { asOf: '2025-03-04' }))
    .refuses('report.as-of-ahead');
  given(paper, [])
    .when(issue(1, { dataYear: '2024-2026' }))
    .refuses('report.data-year');
  given(paper, []).when({ type: 'IssuePaper', paperId: 'paper-1', made: null }).refuses('paper.nothing-known');
});

const of = { countyId: 'county-1', kind: 'dispersion-table' };
const upload = (sign: string, edition = 1): TemplateCommand => ({
  type: 'UploadTemplate',
  ...of,
  edition,
  file: file(sign),
});
const uploaded = (sign: string, edition = 1): TemplateEvent => ({
  type: 'TemplateUploaded',
  data: { ...of, edition, file: [file(sign)] },
});
const retired: TemplateEvent = { type: 'TemplateTakenOutOfUse', data: of };

it('uses the template that was uploaded last, until it is taken out of use', () => {
  given(template, [])
    .when(upload('a'))
    .yields([uploaded('a')]);
  given(template, [uploaded('a')])
    .when(upload('b'))
    .yields([uploaded('b')]);
  given(template, [uploaded('a')])
    .when(upload('a'))
    .refuses('template.in-use');
  given(template, [uploaded('a')])
    .when(upload('a', 2))
    .yields([uploaded('a', 2)]);
  given(template, [uploaded('a')])
    .when({ type: 'TakeTemplateOutOfUse', ...of })
    .yields([retired]);
  given(template, [uploaded('a'), retired])
    .when({ type: 'TakeTemplateOutOfUse', ...of })
    .refuses('template.none');
  given(template, [uploaded('a'), retired])
    .when(upload('a'))
    .yields([uploaded('a')]);
});
