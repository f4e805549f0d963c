import { atFirst, evolveCertification, type CertificationState } from '@app/domain/certifications';
import { workingDaysAfter, type Calendar } from '@app/domain/deadlines';
import type { Sqlite } from '@app/sqlite';
import { calendarIn } from '../deadlines/index.js';
import { Reachable, type CertificationTodoKind, type Desk, type TodoLine } from '../kernel/index.js';
import { certificationRecords, certifyingCounties } from './certification-events.js';

type Waiting = Readonly<{ kind: CertificationTodoKind; dueDate: string }>;

/**
 * What a way waits for on a day (ISO date): answers to objections while 公示 runs; its end, from the day after its last
 * one and by the first working day then; and 整改 by the day of the 书面反馈.
 */
const waitingIn = (state: CertificationState, day: string, calendar: Calendar): readonly Waiting[] => {
  if (state.status === 'underWay' && state.notice) {
    const { until, objections } = state.notice;
    if (objections.some(({ answered }) => !answered))
      return [{ kind: 'certifications.answerObjection', dueDate: until }];
    return day > until ? [{ kind: 'certifications.endNotice', dueDate: workingDaysAfter(until, 1, calendar).day }] : [];
  }
  const setback = 'setback' in state ? state.setback : null;
  return setback && setback.feedbackDue !== null && !setback.reported
    ? [{ kind: 'certifications.reportRectification', dueDate: setback.feedbackDue }]
    : [];
};

/** What the counties' ways to being certified wait for, as of today. */
export const certificationTodoLines = (db: Sqlite, { seats, day }: Desk): readonly TodoLine[] => {
  const reach = new Reachable(db, seats);
  if (reach.roots('certifications.read').length === 0) return [];
  return certifyingCounties(db).flatMap((of): readonly TodoLine[] => {
    const { countyId } = of;
    if (!reach.may('certifications.read', countyId)) return [];
    const records = certificationRecords(db, of, { knownAt: Number.MAX_SAFE_INTEGER, asOf: day });
    const state = records.reduce((before, { event }) => evolveCertification(before, event), atFirst);
    return waitingIn(state, day, calendarIn(db)).map(({ kind, dueDate }) => ({
      place: 'certifications',
      kind,
      id: `${countyId}.${of.standardId}`,
      unitId: countyId,
      aboutId: countyId,
      dueDate,
      provisional: false,
      mine: reach.may('certifications.record', countyId),
      sequence: records.at(-1)?.sequence ?? 0,
    }));
  });
};
