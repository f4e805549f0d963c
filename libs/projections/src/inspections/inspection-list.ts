import type { InspectionEvent } from '@app/domain/inspections';
import type { Projection } from '../kernel/index.js';
import { inspectionTables, letterDay, touch } from './inspection-standing.js';

/** Every inspection with what a list shows of it, as it stands and as it stood at every point. */
export const inspectionList: Projection<InspectionEvent> = {
  name: 'inspection-list@6',
  tables: inspectionTables,
  indexes: `
    create index inspection_list_unit on inspection_list (unit_id, date);
    create index inspection_list_date on inspection_list (date);`,
  when: {
    InspectionPlanned: (db, data, { sequence }) => {
      // It is there as soon as it is known, of whatever day.
      db.run(
        `insert into inspection_list values (?, ?, ?, ?, ?, ?, ?, ?, 'planned', null, null, null, 0, 0, null, 0, 0, 0,
           null, null, null, null, null, '', ?)`,
        data.inspectionId,
        data.kind,
        data.unitId,
        data.countyId,
        data.subject,
        sequence,
        JSON.stringify(data.team),
        data.date,
        sequence,
      );
    },
    InspectionTeamChanged: (db, { team }, event) => touch(db, event, 'team = ?', JSON.stringify(team)),
    InspectionRescheduled: (db, { date }, event) => touch(db, event, 'date = ?', date),
    InspectionNoticeSent: (db, { noticeNumber }, event) => touch(db, event, 'notice_number = ?', noticeNumber),
    InspectionStarted: (db, { on }, event) => touch(db, event, `status = 'started', started_on = ?`, on),
    FindingRaised: (db, _, event) => touch(db, event, 'findings = findings + 1'),
    FindingWithdrawn: (db, _, event) => touch(db, event, 'findings = max(findings - 1, 0)'),
    InspectionCompleted: (db, { on, findings }, event) =>
      touch(
        db,
        event,
        `status = 'completed', completed_on = ?, issues = ?`,
        on,
        findings.filter(({ severity }) => severity !== 'onTheSpot').length,
      ),
    InspectionReported: (db, { reportNumber }, event) => touch(db, event, 'report_number = ?', reportNumber),
    PreliminaryOpinionIssued: (db, { defenceDueDate }, event) =>
      touch(db, event, `status = 'hearing', defence_due_date = ?`, defenceDueDate),
    DefenceFiled: (db, _, event) => touch(db, event, 'defences = defences + 1, unanswered = unanswered + 1'),
    DefenceWaived: (db, _, event) => touch(db, event, 'waived = 1'),
    DefenceAnswered: (db, _, event) => touch(db, event, 'unanswered = max(unanswered - 1, 0)'),
    OpinionLetterIssued: (db, { letterNumber, on, rectificationDueDate }, event) =>
      touch(
        db,
        event,
        `status = 'concluded', letter_number = ?, letter_on = ?, rectification_due_date = ?`,
        letterNumber,
        on,
        rectificationDueDate,
      ),
    // Which day it was belongs to what is known: it was so from the letter on.
    LetterDateSettled: (db, { inspectionId, dueDate }, event) =>
      touch(db, { ...event, effectiveAt: letterDay(db, inspectionId) }, 'rectification_due_date = ?', dueDate),
    ReviewRequested: (db, _, event) => touch(db, event, `review = 'asked'`),
    ReviewAnswered: (db, _, event) => touch(db, event, `review = 'answered'`),
    InspectionCancelled: (db, _, event) => touch(db, event, `status = 'cancelled'`),
  },
};
