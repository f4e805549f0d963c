import { describe, it } from '@jest/globals';
import {
  accepted,
  corrected,
  director,
  figures,
  id,
  propose,
  proposed,
  reasons,
  reporter,
  returned,
  submit,
  submitted,
} from '@test/bare-figures';
import { given } from '@test/given';
import type { SubmissionCommand } from './commands.js';
import type { SubmissionEvent } from './events.js';
import { submission } from './submission.js';

describe('figures of a data year', () => {
  it('are filed, and the same ones again are nothing new', () => {
    given(submission, [])
      .when(submit(), reporter)
      .yields([submitted(1)]);
    given(submission, [submitted(1)])
      .when(submit(), reporter)
      .yields([]);
    given(submission, [submitted(1)])
      .when(submit({ figures: { ...figures, students: '0260.0' } }), reporter)
      .yields([]);
  });

  it('keep 未填, 不适用 and zero apart', () => {
    const three = { ...figures, students: '0', backboneTeachers: 'n/a', peArtsFullTimeTeachers: null };
    const { fullTimeTeachers: _, ...withoutTotal } = three;
    given(submission, [])
      .when(submit({ figures: withoutTotal }), reporter)
      .yields([submitted(1, { figures: three })]);
    given(submission, [submitted(1, { figures: three })])
      .when(submit({ figures: withoutTotal }), reporter)
      .yields([]);
  });

  it('go back with reasons, and come again changed or answered', () => {
    const sendBack: SubmissionCommand = { type: 'ReturnSubmission', version: 1, reasons };
    given(submission, [submitted(1)])
      .when(sendBack, director)
      .yields([returned(1)]);
    given(submission, [submitted(1), returned(1)])
      .when(sendBack, director)
      .yields([]);
    given(submission, [submitted(1)])
      .when({ ...sendBack, reasons: [] }, director)
      .refuses('submission.reason-missing');
    given(submission, [submitted(1), returned(1)])
      .when(submit(), reporter)
      .refuses('submission.unchanged');
    given(submission, [submitted(1), returned(1)])
      .when(submit({ note: '产权证含架空层' }), reporter)
      .yields([submitted(2, { note: '产权证含架空层' })]);
    given(submission, [submitted(1), returned(1), submitted(2)])
      .when(sendBack, director)
      .refuses('submission.other-version');
    given(submission, [submitted(1), returned(1), submitted(2)])
      .when({ ...sendBack, version: 2 }, director)
      .yields([returned(2)]);
  });

  it('are accepted by someone who did not file them, once', () => {
    const accept: SubmissionCommand = { type: 'AcceptFigures', version: 1 };
    given(submission, [submitted(1)])
      .when(accept, reporter)
      .refuses('submission.own-work');
    given(submission, [submitted(1)])
      .when(accept, director)
      .yields([accepted(1)]);
    given(submission, [submitted(1), accepted(1)])
      .when(accept, director)
      .yields([]);
    given(submission, [submitted(1), submitted(2)])
      .when(accept, director)
      .refuses('submission.other-version');
    given(submission, [submitted(1), returned(1)])
      .when(accept, director)
      .refuses('submission.not-submitted');
    given(submission, []).when(accept, director).refuses('submission.unknown');
  });

  it('are withdrawn before acceptance only', () => {
    const withdraw: SubmissionCommand = { type: 'WithdrawSubmission', reason: '填错学年' };
    const withdrawn: SubmissionEvent = {
      type: 'SubmissionWithdrawn',
      data: { ...id, version: 1, reason: '填错学年', withdrawnBy: 'reporter-1' },
    };
    given(submission, [submitted(1)])
      .when(withdraw, reporter)
      .yields([withdrawn]);
    given(submission, [submitted(1), withdrawn])
      .when(withdraw, reporter)
      .yields([]);
    given(submission, [submitted(1), withdrawn])
      .when(submit(), reporter)
      .yields([submitted(2)]);
    given(submission, [submitted(1), accepted(1)])
      .when(withdraw, reporter)
      .refuses('submission.accepted-stays');
  });

  it('are corrected after acceptance with a reason, proof and a date, by two people', () => {
    const past = [submitted(1), accepted(1)];
    const accept: SubmissionCommand = { type: 'AcceptCorrection', version: 2 };
    const took: SubmissionEvent = { type: 'CorrectionAccepted', data: { ...id, version: 2, acceptedBy: 'director-1' } };
    given(submission, past)
      .when(propose, reporter)
      .yields([proposed(2)]);
    given(submission, [...past, proposed(2)])
      .when(propose, reporter)
      .yields([]);
    given(submission, past)
      .when({ ...propose, evidence: [] }, reporter)
      .refuses('submission.evidence-missing');
    given(submission, past)
      .when({ ...propose, reason: ' ' }, reporter)
      .refuses('submission.reason-missing');
    given(submission, past)
      .when({ ...propose, effectiveAt: '2024-08-31' }, reporter)
      .refuses('submission.outside-year');
    given(submission, [submitted(1)])
      .when(propose, reporter)
      .refuses('submission.not-accepted');
    given(submission, [...past, proposed(2)])
      .when({ ...propose, reason: '另一理由' }, reporter)
      .refuses('submission.correction-waits');
    given(submission, [...past, proposed(2)])
      .when(accept, reporter)
      .refuses('submission.own-work');
    given(submission, [...past, proposed(2)])
      .when(accept, director)
      .yields([took]);
    given(submission, [...past, proposed(2), took])
      .when(accept, director)
      .yields([]);
    given(submission, [...past, proposed(2), took])
      .when(propose, reporter)
      .yields([]);
    given(submission, past)
      .when(submit({ figures: corrected }), reporter)
      .refuses('submission.already-accepted');
    given(submission, past).when(submit(), reporter).yields([]);
  });

  it('stay as accepted when a correction is refused, and may be corrected anew', () => {
    const past = [submitted(1), accepted(1), proposed(2)];
    const refuse: SubmissionCommand = { type: 'RefuseCorrection', version: 2, reason: '佐证不清' };
    const refused: SubmissionEvent = {
      type: 'CorrectionRefused',
      data: { ...id, version: 2, reason: '佐证不清', refusedBy: 'director-1' },
    };
    given(submission, past).when(refuse, director).yields([refused]);
    given(submission, [...past, refused])
      .when(refuse, director)
      .yields([]);
    given(submission, [...past, refused])
      .when({ type: 'AcceptCorrection', version: 2 }, director)
      .refuses('submission.no-correction');
    given(submission, [...past, refused])
      .when(propose, reporter)
      .yields([proposed(3)]);
  });
});
