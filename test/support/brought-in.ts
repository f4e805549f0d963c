import type { RectificationEvent } from '@app/domain/rectifications';
import type { Happening } from './projected.js';

type BroughtIn = Extract<RectificationEvent, { type: 'IssueBroughtIn' }>['data'];
/** An issue that stood in a bureau's own ledger of 2023, still open there. */
export const broughtIn = (issueId: string, changed: Partial<BroughtIn> = {}): Happening => ({
  in: `rectification-${issueId}`,
  fact: {
    type: 'IssueBroughtIn',
    data: {
      issueId,
      round: 1,
      unitId: 'school-1',
      countyId: 'county-1',
      countyKnownAt: 3,
      number: '17',
      foundOn: '2023-10-12',
      category: null,
      problem: `操场 护栏松动 ${issueId}`,
      clause: null,
      severity: 'ordinary',
      measures: null,
      outcome: null,
      leadUnitId: 'school-1',
      supportingUnitIds: ['department-1'],
      unitsKnownAt: 3,
      dueDate: '2023-11-30',
      basis: {
        act: 'IssueBroughtIn',
        rule: 'set-by-letter',
        calendar: 'natural',
        from: '2023-10-12',
        days: null,
        clause: '原整改台账',
      },
      rectifiedOn: null,
      reviewedOn: null,
      reviewResult: null,
      closedOn: null,
      source: { hash: 'b'.repeat(64), mediaType: 'text/csv', bytes: 9, sheet: '台账', row: 5 },
      ...changed,
    },
  },
});
