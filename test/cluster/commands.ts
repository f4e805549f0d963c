import { dayOf, plusDays } from '@app/domain/kernel';
import { timedId } from '@app/ledger';

/** A command as it is sent: again under the same key, it is the same command. */
export type Sent = Readonly<{
  /** Idempotency-Key and correlation id, so that its events can be found in the log. */
  key: string;
  path: string;
  body: object;
  /** What it comes to, in order: one command may write several streams. */
  yields: readonly string[];
}>;

/** What an answer tells of a command that was done. */
export type Done = Readonly<{ id: string; outcome: string; sequence: number; position: string }>;

/** A day (ISO date) on which everything was there already: a reminder is due at the earliest the day after an order. */
const long = plusDays(dayOf(new Date().toISOString()), -30);

const units = '/api/organizations/units';
let numbers = 0;
const keyed = (sent: Omit<Sent, 'key'>): Sent => ({ key: `timed-${timedId()}`, ...sent });

/** A part of the county's office. */
export const department = (parentId: string): Sent =>
  keyed({
    path: units,
    body: { parentId, kind: 'department', departmentType: 'other', name: `部门 ${++numbers}`, effectiveAt: long },
    yields: ['UnitRegistered'],
  });

/** A school with two sections: four events in four streams. */
export const school = (parentId: string): Sent => {
  const n = ++numbers;
  return keyed({
    path: '/api/organizations/schools',
    body: {
      parentId,
      kind: 'school',
      name: `学校 ${n}`,
      code: `S${String(n).padStart(6, '0')}`,
      schoolType: 'nineYear',
      sharedBuildings: true,
      sections: [
        { stage: 'primary', name: `小学部 ${n}` },
        { stage: 'junior', name: `初中部 ${n}` },
      ],
    },
    yields: ['UnitCodeReserved', 'UnitRegistered', 'UnitRegistered', 'UnitRegistered'],
  });
};

/** Another name for a unit that all others rename as well. */
export const renaming = (unitId: string): Sent =>
  keyed({ path: `${units}/${unitId}/name`, body: { name: `教育局 ${++numbers}` }, yields: ['UnitRenamed'] });

/** A problem at a unit. */
export const issue = (unitId: string): Sent =>
  keyed({
    path: '/api/issues',
    body: {
      unitId,
      problem: '音乐专用教室面积68平方米，低于73平方米的规定。',
      clause: '教督〔2017〕6号 第六条第三项',
      severity: 'ordinary',
      evidence: [],
      effectiveAt: long,
    },
    yields: ['IssueRaised'],
  });

/** Its rectification, ordered long ago and due in three days: the first rung of the ladder is due. */
export const assignment = (issueId: string, leadUnitId: string, dueDate: string): Sent =>
  keyed({
    path: `/api/issues/${issueId}/assignment`,
    body: { noticeNumber: `整〔2025〕${++numbers}号`, leadUnitId, supportingUnitIds: [], dueDate, effectiveAt: long },
    yields: ['RectificationAssigned'],
  });
