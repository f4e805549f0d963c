import { Refusal } from '@app/domain/kernel';
import type { CertificationCommand, Offices } from './commands.js';
import type { Entered } from './events.js';
import type { CertificationState } from './state.js';
import { stepWords, type ReviewStep, type StepLevel } from './steps.js';

/** Above the county, who decides something, and what it is called. */
type Office = Readonly<{ name: string; level: StepLevel }>;

/** Whether an office decides that works in this system, and somebody asks who is not of it. */
const isOthers = ({ level }: Office, { levels, actsFor }: Offices): boolean =>
  actsFor !== level && levels.includes(level);

/**
 * Who writes down what an office decides. One that works in this system does so itself; of one that does not, the county
 * records its paper. Nobody decides for another level. @throws Refusal certification.other-office
 */
export const enteredAt = (office: Office, offices: Offices): Entered => {
  if (isOthers(office, offices)) throw new Refusal('certification.other-office', { step: office.name }, 'forbidden');
  return offices.actsFor === office.level ? 'own' : 'document';
};

/** The same of a step of a round. @throws Refusal certification.other-office */
export const enteredBy = (step: ReviewStep, offices: Offices): Entered => enteredAt(stepWords[step], offices);

/** 复查: by whom the step was not passed; of a county that is certified, the State's. */
export const reexaminationOf = (state: CertificationState): Office => {
  const setback = 'setback' in state ? state.setback : null;
  return { level: setback?.level ?? 'state', name: '复查' };
};

/** Who certified may take it back (国家督导评估认定工作规程: 认定 is the State's). */
export const revocation: Office = { level: stepWords.decision.level, name: '撤销认定' };

/** Whose act it is as things stand; null: the county's own. */
const officeOf = (act: CertificationCommand['type'], state: CertificationState): Office | null => {
  switch (act) {
    case 'ConcludeStep':
      return state.status === 'underWay' ? stepWords[state.next] : null;
    case 'PostNotice':
    case 'ReceiveObjection':
    case 'AnswerObjection':
    case 'EndNotice':
      return stepWords.provincialNotice;
    case 'ConcludeReexamination':
      return reexaminationOf(state);
    case 'RevokeCertification':
      return revocation;
    case 'RecordBasicBalance':
    case 'SubmitSelfAssessment':
    case 'FileApplication':
    case 'ReceiveFeedback':
    case 'ReportRectification':
      return null;
  }
};

/** Whether an act would not be refused as another office's. */
export const isForOffice = (
  act: CertificationCommand['type'],
  state: CertificationState,
  offices: Offices,
): boolean => {
  const office = officeOf(act, state);
  return office === null || !isOthers(office, offices);
};
