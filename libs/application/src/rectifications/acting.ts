import type { RectificationCommand, RectificationState } from '@app/domain/rectifications';
import type { RectificationFacts } from './facts.js';

/** Who acts in the name of the office, whatever is asked: an office's act is never a unit's. */
export const isOffice = (role: string): boolean => role === 'supervisionDirector';

/** What the lead unit, those that support it, and the department that is asked do in their own name. */
export const actsForUnit: ReadonlySet<RectificationCommand['type']> = new Set<RectificationCommand['type']>([
  'AcknowledgeRectification',
  'SubmitRectificationPlan',
  'ReportProgress',
  'ApproveRectificationReport',
  'RequestClosure',
  'WithdrawClosureRequest',
  'RequestExtension',
  'RequestLongTerm',
  'HandOverResponsibility',
  'AnswerRung',
  'AcceptConsultation',
  'DeclineConsultation',
]);

const unitsOf = (issue: RectificationState): readonly string[] => [
  ...('order' in issue ? [issue.order.leadUnitId, ...issue.order.supportingUnitIds] : []),
  ...('consultation' in issue && issue.consultation ? [issue.consultation.departmentId] : []),
];

/** A school acts for its sections and campuses: a 学部 that leads has nobody of its own to sign. */
export const actingFor = (
  facts: RectificationFacts,
  issue: RectificationState,
  type: RectificationCommand['type'],
  unitId: string,
): string => {
  const answers = type === 'AcceptConsultation' || type === 'DeclineConsultation';
  return facts.actingUnit(unitId, answers ? unitsOf(issue).toReversed() : unitsOf(issue));
};
