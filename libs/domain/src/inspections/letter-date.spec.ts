import { describe, it } from '@jest/globals';
import { given } from '@test/given';
import { conclude, visit } from '@test/inspection-life';
import { lived } from '@test/lived';
import { director, on, system } from '@test/supervision-cast';
import { extended, publishedCalendar } from '../deadlines/index.js';
import { inspection } from './inspection.js';

const known = { value: publishedCalendar, sequence: 3 };
const { rectificationDueDate: _day, ...letter } = conclude;
/** A period that runs past the last year that is published. */
const provisional = lived(
  inspection,
  [[{ ...letter, period: { count: 3, unit: 'working' }, calendar: known }, on('2026-12-30', director)]],
  visit.answeredDefence,
);
const dayOff = { from: '2027-01-01', to: '2027-01-03', name: '元旦' };
const entered = extended(publishedCalendar, { '2027': { notice: '通知', off: [dayOff], worked: [] } });
const settle = { type: 'SettleLetterDate', calendar: { value: entered, sequence: 12 } } as const;

describe('a day that the letter left 暂定', () => {
  it('is settled by an event once the year is published, and once only', () => {
    const at = on('2026-12-31', system);
    given(inspection, provisional)
      .when({ ...settle, calendar: known }, at)
      .yields([]);
    const basis = {
      act: 'OpinionLetterIssued',
      rule: 'period-by-letter',
      calendar: 'working' as const,
      from: '2026-12-30',
      days: 3,
      clause: '教育督导条例 第二十一条',
    };
    given(inspection, provisional)
      .when(settle, at)
      .yields([
        {
          type: 'LetterDateSettled',
          data: {
            inspectionId: 'inspection-1',
            dueDate: '2027-01-05',
            was: '2027-01-04',
            basis,
            calendarKnownAt: 12,
          },
        },
      ]);
    const settled = lived(inspection, [[settle, at]], provisional);
    given(inspection, settled).when(settle, at).yields([]);
    given(inspection, visit.concluded).when(settle, at).yields([]);
    given(inspection, visit.hearing).when(settle, at).yields([]);
  });
});
