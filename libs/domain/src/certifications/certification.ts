import type { Decider } from '@app/domain/kernel';
import { fileApplication, recordBasicBalance, submitSelfAssessment } from './applying.js';
import type { CertificationCommand } from './commands.js';
import type { CertificationEvent } from './events.js';
import { answerObjection, endNotice, postNotice, receiveObjection } from './noticing.js';
import { receiveFeedback, reportRectification } from './recovering.js';
import { concludeReexamination, concludeStep, revokeCertification } from './reviewing.js';
import { atFirst, evolve, type CertificationState } from './state.js';

/** Stream id of a county's way to being certified under a standard. */
export const certificationId = (countyId: string, standardId: string): string => `${countyId}.${standardId}`;

/**
 * A county's way to 认定, step after step. What is decided here (the county's self-assessment, a city's own review) is
 * refused while its conditions do not hold; what was decided elsewhere is recorded as it was, with what the figures said.
 * @throws Refusal certification.*; standards.unknown-standard
 */
export const certification: Decider<CertificationCommand, CertificationEvent, CertificationState> = {
  category: 'certification',
  initial: atFirst,
  evolve,
  decide(command, state, context) {
    switch (command.type) {
      case 'RecordBasicBalance':
        return recordBasicBalance(command, state, context);
      case 'SubmitSelfAssessment':
        return submitSelfAssessment(command, state, context);
      case 'FileApplication':
        return fileApplication(command, state, context);
      case 'ConcludeStep':
        return concludeStep(command, state, context);
      case 'PostNotice':
        return postNotice(command, state, context);
      case 'ReceiveObjection':
        return receiveObjection(command, state, context);
      case 'AnswerObjection':
        return answerObjection(command, state, context);
      case 'EndNotice':
        return endNotice(command, state, context);
      case 'ReceiveFeedback':
        return receiveFeedback(command, state, context);
      case 'ReportRectification':
        return reportRectification(command, state, context);
      case 'ConcludeReexamination':
        return concludeReexamination(command, state, context);
      case 'RevokeCertification':
        return revokeCertification(command, state, context);
    }
  },
};
