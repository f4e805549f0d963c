import { describe, it } from '@jest/globals';
import { given } from '@test/given';
import { after, approveReport, past, reject, report, verify } from '@test/issue-life';
import { director, inspector, on, principal } from '@test/supervision-cast';
import { rectification } from './rectification.js';

const posted = { value: true, sequence: 3 };
const file = { type: 'FilePostedReport', statement: '学校已报整改报告，报督导室备案', posted } as const;
const by = (day: string) => on(day, inspector);
const filed = after(past.reportApproved, [file, by('2025-04-25')]);

describe('挂牌督导报备', () => {
  it('is made once of an approved report, by the inspector, and also when it is late', () => {
    given(rectification, past.reportApproved)
      .when(file, by('2025-06-25'))
      .yields([
        {
          type: 'PostedReportFiled',
          data: {
            issueId: 'issue-1',
            round: 1,
            attempt: 1,
            statement: '学校已报整改报告，报督导室备案',
            on: '2025-06-25',
            filedBy: 'inspector-1',
          },
        },
      ]);
    given(rectification, filed).when(file, by('2025-04-25')).yields([]);
    given(rectification, filed)
      .when({ ...file, statement: '又报' }, by('2025-04-26'))
      .refuses('rectification.already-posted');
  });

  it('waits for the report of the unit’s head, and is only for what 挂牌督导 found', () => {
    given(rectification, past.reported).when(file, by('2025-04-25')).refuses('rectification.report-first');
    given(rectification, past.raised).when(file, by('2025-04-25')).refuses('rectification.not-assigned');
    given(rectification, past.reportApproved)
      .when({ ...file, posted: { value: false, sequence: 3 } }, by('2025-04-25'))
      .refuses('rectification.not-posted-supervision');
    given(rectification, past.reportApproved)
      .when({ ...file, statement: ' ' }, by('2025-04-25'))
      .refuses('rectification.words-missing');
  });

  it('is owed anew after a closure that was rejected, once the new report is approved', () => {
    const back = after(
      past.closureRequested,
      [file, by('2025-04-25')],
      [verify('2025-04-28', false), by('2025-04-28')],
      [reject, on('2025-04-29', director)],
    );
    const again = { ...file, statement: '二次整改已报' };
    given(rectification, back).when(again, by('2025-05-01')).refuses('rectification.report-first');
    const approved = after(back, [report, on('2025-05-05', principal)], [approveReport, on('2025-05-06', principal)]);
    given(rectification, approved)
      .when(again, by('2025-05-07'))
      .yields([
        {
          type: 'PostedReportFiled',
          data: {
            issueId: 'issue-1',
            round: 1,
            attempt: 2,
            statement: '二次整改已报',
            on: '2025-05-07',
            filedBy: 'inspector-1',
          },
        },
      ]);
  });
});
