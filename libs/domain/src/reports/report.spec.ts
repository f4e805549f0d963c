import { describe, expect, it } from '@jest/globals';
import { given } from '@test/given';
import { expectSentences } from '@test/refusal-sentences';
import type { ReportCommand } from './commands.js';
import { differencesOf } from './differences.js';
import type { ReportEvent } from './events.js';
import { reportRefusals } from './refusals.js';
import { report } from './report.js';

const value = {
  county: '彰武县',
  standardId: 'hqb-2017',
  asOf: '2025-03-03',
  log: { count: 41, root: 'ab'.repeat(32) },
  standardDigest: 'cd'.repeat(32),
  format: 1,
  figures: { hash: 'ef'.repeat(32), mediaType: 'text/plain', bytes: 812 },
};
const asked = { reportId: 'report-1', kind: 'standing', countyId: 'county-1', dataYear: '2024-2025' } as const;
const issue: ReportCommand = { type: 'IssueReport', ...asked, made: { value, sequence: 40 }, code: '0'.repeat(17) };
const { figures, ...bound } = value;
const issuedOf = (number: number): ReportEvent => ({
  type: 'ReportIssued',
  data: { ...asked, ...bound, knownAt: 40, number, figures: [figures], code: '0'.repeat(17) },
});

describe('a report', () => {
  it('gets the next number of its county, year and kind', () => {
    given(report, [])
      .when(issue)
      .yields([issuedOf(1)]);
    given(report, [issuedOf(1), issuedOf(2)])
      .when(issue)
      .yields([issuedOf(3)]);
  });

  it('is not issued of a day to come, of an odd year, or of what nobody knew', () => {
    const later = { value: { ...value, asOf: '2025-03-04' }, sequence: 40 };
    given(report, [])
      .when({ ...issue, made: later })
      .refuses('report.as-of-ahead');
    given(report, [])
      .when({ ...issue, dataYear: '2024-2026' })
      .refuses('report.data-year');
    given(report, [])
      .when({ ...issue, dataYear: '2025-2026' })
      .refuses('report.data-year-ahead');
    given(report, [])
      .when({ ...issue, made: { value: null, sequence: 0 } })
      .refuses('report.nothing-known');
    expectSentences('libs/domain/src/reports', reportRefusals);
  });
});

describe('what differs between two reports', () => {
  const section = (id: string, value: string) => ({ id, values: [value, null] });
  const issued = { verdict: 'met', sections: [section('a', '1'), section('b', '2')], cv: [0.1, 0.2] };

  it('is nothing for the same', () => expect(differencesOf(issued, structuredClone(issued))).toEqual([]));

  it('is told leaf by leaf, rows by their id', () => {
    const now = { verdict: 'met', sections: [section('c', '9'), section('b', '3')], cv: [0.1], new: 1 };
    expect(differencesOf(issued, now)).toEqual([
      { path: 'sections[a]', issued: section('a', '1'), now: undefined },
      { path: 'sections[b].values[0]', issued: '2', now: '3' },
      { path: 'sections[c]', issued: undefined, now: section('c', '9') },
      { path: 'cv[1]', issued: 0.2, now: undefined },
      { path: 'new', issued: undefined, now: 1 },
    ]);
    expect(differencesOf(issued, null)).toEqual([{ path: '', issued, now: null }]);
  });
});
