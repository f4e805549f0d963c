import { describe, expect, it } from '@jest/globals';
import { someone, given } from '@test/given';
import { expectSentences } from '@test/refusal-sentences';
import type { VerificationCommand } from './commands.js';
import type { VerificationEvent } from './events.js';
import { verificationRefusals } from './refusals.js';
import { verification } from './verification.js';

type Of<Union extends Readonly<{ type: string }>, Type extends Union['type']> = Extract<Union, { type: Type }>;

const of = { unitId: 'section-1', dataYear: '2024-2025' };
const evidence = [{ hash: 'ab'.repeat(32), mediaType: 'image/jpeg', bytes: 20480 }];
const other = { value: 'other', sequence: 7 } as const;

const claim: Of<VerificationCommand, 'ClaimFigure'> = {
  type: 'ClaimFigure',
  ...of,
  subject: 'L5',
  unit: other,
  value: '7.60',
  source: '自查自评报告第12页',
  evidence: [],
  reason: null,
};
const claimed: Of<VerificationEvent, 'FigureClaimed'> = {
  type: 'FigureClaimed',
  data: {
    ...of,
    subject: 'L5',
    value: '7.60',
    source: '自查自评报告第12页',
    evidence: [],
    claimedOn: '2025-03-03',
    claimedBy: 'account-1',
    reason: null,
  },
};
const verify: Of<VerificationCommand, 'VerifyFigure'> = {
  type: 'VerifyFigure',
  ...of,
  subject: 'sportsVenueArea',
  unit: other,
  value: '698.50',
  method: '实地测量',
  evidence,
  inspectionId: 'inspection-1',
  inspected: { value: true, sequence: 7 },
  recused: { value: null, sequence: 7 },
  reason: null,
  effectiveAt: '2025-03-02',
};
const verified: Of<VerificationEvent, 'FigureVerified'> = {
  type: 'FigureVerified',
  data: {
    ...of,
    subject: 'sportsVenueArea',
    value: '698.5',
    method: '实地测量',
    evidence,
    verifiedOn: '2025-03-02',
    inspectionId: 'inspection-1',
    verifiedBy: 'account-1',
    registerSequence: 7,
    reason: null,
  },
};

describe('what a report claims', () => {
  it('is kept as it is printed, once', () => {
    given(verification, []).when(claim).yields([claimed]);
    given(verification, [claimed]).when(claim).yields([]);
    const area = { ...claim, subject: 'sportsVenueArea', value: '0760.50' };
    given(verification, [])
      .when(area)
      .yields([{ ...claimed, data: { ...claimed.data, subject: 'sportsVenueArea', value: '760.5' } }]);
  });

  it('is of a county what a report says of one, and of nothing else', () => {
    const county = { ...claim, unit: { value: 'county', sequence: 7 } } as const;
    for (const [subject, value] of [
      ['cv.primary.L2', '0.50'],
      ['passing.junior.L4', '26'],
      ['compliantPercent.primary', '92.86'],
      ['B7', 'met'],
      ['verdict', 'notMet'],
    ] as const)
      given(verification, [])
        .when({ ...county, subject, value })
        .yields([{ ...claimed, data: { ...claimed.data, subject, value } }]);
    for (const subject of ['cv.senior.L2', 'L5.primary', 'sportsVenueArea', ''])
      given(verification, [])
        .when({ ...county, subject })
        .refuses('verification.unknown-subject');
    given(verification, [])
      .when({ ...county, subject: 'verdict', value: '1' })
      .refuses('verification.value');
    given(verification, [])
      .when({ ...claim, subject: 'cv.primary.L2' })
      .refuses('verification.unknown-subject');
    given(verification, [])
      .when({ ...claim, unit: { value: null, sequence: 7 } })
      .refuses('verification.unknown-unit');
  });

  it('is corrected with a reason, and taken back with one', () => {
    const again = { ...claim, value: '7.50' };
    given(verification, [claimed]).when(again).refuses('verification.text-missing');
    const corrected = { ...claimed, data: { ...claimed.data, value: '7.50', reason: '看错行' } };
    given(verification, [claimed])
      .when({ ...again, reason: ' 看错行 ' })
      .yields([corrected]);
    given(verification, [claimed, corrected])
      .when({ ...again, reason: '看错行' })
      .yields([]);
    const withdraw = { type: 'WithdrawClaim', ...of, subject: 'L5', reason: '不是本校' } as const;
    const withdrawn: VerificationEvent = {
      type: 'ClaimWithdrawn',
      data: { ...of, subject: 'L5', reason: '不是本校', withdrawnBy: 'account-1' },
    };
    given(verification, [claimed]).when(withdraw).yields([withdrawn]);
    given(verification, [claimed, withdrawn]).when(withdraw).yields([]);
    given(verification, [claimed, withdrawn])
      .when(again)
      .yields([{ ...claimed, data: { ...claimed.data, value: '7.50' } }]);
    given(verification, [claimed])
      .when({ ...withdraw, reason: ' ' })
      .refuses('verification.text-missing');
  });
});

describe('what was verified on site', () => {
  it('is a figure as it is filed, with how it was found and its proof, once', () => {
    given(verification, []).when(verify).yields([verified]);
    given(verification, [verified]).when(verify).yields([]);
    for (const [subject, value] of [
      ['students', '9.5'],
      ['students', '-1'],
      ['sportsVenueArea', '1.234'],
      ['students', '999999'],
      ['students', 'n/a'],
    ] as const)
      given(verification, [])
        .when({ ...verify, subject, value })
        .refuses('verification.value');
    for (const subject of ['L5', 'pencils', 'verdict'])
      given(verification, [])
        .when({ ...verify, subject })
        .refuses('verification.unknown-subject');
    given(verification, [])
      .when({ ...verify, evidence: [] })
      .refuses('verification.evidence-missing');
    given(verification, [])
      .when({ ...verify, effectiveAt: '2025-03-04' })
      .refuses('time.in-future');
    given(verification, [])
      .when({ ...verify, dataYear: '2024' })
      .refuses('verification.data-year');
  });

  it('is the word of somebody who may judge the unit, on an inspection of it', () => {
    given(verification, [])
      .when({ ...verify, recused: { value: 'relativeOfHead', sequence: 7 } })
      .refuses('verification.recused');
    given(verification, [])
      .when({ ...verify, inspected: { value: false, sequence: 7 } })
      .refuses('verification.other-inspection');
    // The repeat is answered, whatever was declared since.
    given(verification, [verified])
      .when({ ...verify, recused: { value: 'relativeOfHead', sequence: 9 } }, someone)
      .yields([]);
  });

  it('is corrected with a reason, and taken back with one', () => {
    given(verification, [verified])
      .when({ ...verify, value: '700' })
      .refuses('verification.text-missing');
    given(verification, [verified])
      .when({ ...verify, value: '700', reason: '漏计器械场地' })
      .yields([{ ...verified, data: { ...verified.data, value: '700', reason: '漏计器械场地' } }]);
    const withdraw = { type: 'WithdrawVerification', ...of, subject: 'sportsVenueArea', reason: '重测' } as const;
    given(verification, [verified])
      .when(withdraw)
      .yields([
        {
          type: 'VerificationWithdrawn',
          data: { ...of, subject: 'sportsVenueArea', reason: '重测', withdrawnBy: 'account-1' },
        },
      ]);
    given(verification, []).when(withdraw).yields([]);
  });
});

it('every refusal has its sentence, in Chinese, and no sentence is left over', () => {
  expectSentences('libs/domain/src/verifications', verificationRefusals);
  for (const sentence of Object.values(verificationRefusals)) expect(sentence).toMatch(/\p{Script=Han}.*。$/u);
});
