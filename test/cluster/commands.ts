import { randomUUID } from 'node:crypto';

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

const units = '/api/organizations/units';
let numbers = 0;
const keyed = (sent: Omit<Sent, 'key'>): Sent => ({ key: randomUUID(), ...sent });

/** A part of the county's office. */
export const department = (parentId: string): Sent =>
  keyed({
    path: units,
    body: { parentId, kind: 'department', departmentType: 'other', name: `部门 ${++numbers}` },
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
    },
    yields: ['IssueRaised'],
  });

/** Its rectification, due in a week: the first rung of the ladder is due today. */
export const assignment = (issueId: string, leadUnitId: string, dueDate: string): Sent =>
  keyed({
    path: `/api/issues/${issueId}/assignment`,
    body: { noticeNumber: `整〔2025〕${++numbers}号`, leadUnitId, supportingUnitIds: [], dueDate },
    yields: ['RectificationAssigned'],
  });
