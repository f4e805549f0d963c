import { describe, it } from '@jest/globals';
import { given } from '@test/given';
import { standard } from './adoption.js';
import type { StandardCommand } from './commands.js';
import type { StandardEvent } from './events.js';

const unitId = 'county-1';
const adopt: StandardCommand = {
  type: 'AdoptStandard',
  unitId,
  standardId: 'hqb-2017',
  basis: '彰政办发〔2023〕5号',
  effectiveAt: '2023-03-01',
};
const withdraw: StandardCommand = {
  type: 'WithdrawStandard',
  unitId,
  standardId: 'hqb-2017',
  reason: '改用新办法',
  effectiveAt: '2024-09-01',
};
const adopted: StandardEvent = {
  type: 'StandardAdopted',
  data: { unitId, standardId: 'hqb-2017', effectiveFrom: '2023-03-01', basis: '彰政办发〔2023〕5号' },
};
const withdrawn: StandardEvent = {
  type: 'StandardWithdrawn',
  data: { unitId, standardId: 'hqb-2017', effectiveFrom: '2024-09-01', reason: '改用新办法' },
};

describe('a county adopts a standard', () => {
  it('once', () => {
    given(standard, []).when(adopt).yields([adopted]);
    given(standard, [adopted]).when(adopt).yields([]);
    given(standard, [adopted])
      .when({ ...adopt, effectiveAt: '2023-04-01' })
      .refuses('standards.already-adopted');
  });

  it('from today when no day is named, and beside another', () => {
    given(standard, [adopted])
      .when({ type: 'AdoptStandard', unitId, standardId: 'basic-2012', basis: '年度监测' })
      .yields([
        {
          type: 'StandardAdopted',
          data: { unitId, standardId: 'basic-2012', effectiveFrom: '2025-03-03', basis: '年度监测' },
        },
      ]);
  });

  it('from a later day, decided today, but not for a day that nobody plans for', () => {
    const next = { ...adopt, effectiveAt: '2025-09-01' };
    const decided = { ...adopted, data: { ...adopted.data, effectiveFrom: '2025-09-01' } } as StandardEvent;
    given(standard, []).when(next).yields([decided]);
    given(standard, [decided]).when(next).yields([]);
    given(standard, [])
      .when({ ...adopt, effectiveAt: '2028-03-04' })
      .refuses('time.too-far-ahead');
  });

  it('that exists, on a document, and not before it was issued', () => {
    given(standard, [])
      .when({ ...adopt, standardId: 'hqb-2030' })
      .refuses('standards.unknown-standard');
    given(standard, [])
      .when({ ...adopt, basis: ' ' })
      .refuses('standards.text-missing');
    given(standard, [])
      .when({ ...adopt, effectiveAt: '2016-01-01' })
      .refuses('standards.not-yet-in-force');
  });

  it('and may withdraw it, and adopt it again', () => {
    given(standard, [adopted]).when(withdraw).yields([withdrawn]);
    given(standard, [adopted, withdrawn]).when(withdraw).yields([]);
    given(standard, [adopted, withdrawn])
      .when({ ...adopt, effectiveAt: '2025-01-01' })
      .yields([{ ...adopted, data: { ...adopted.data, effectiveFrom: '2025-01-01' } } as StandardEvent]);
  });

  it('but withdraws none that it does not hold, nor before it held', () => {
    given(standard, []).when(withdraw).refuses('standards.not-adopted');
    given(standard, [adopted, withdrawn])
      .when({ ...withdraw, effectiveAt: '2025-01-01' })
      .refuses('standards.not-adopted');
    given(standard, [adopted])
      .when({ ...withdraw, effectiveAt: '2022-01-01' })
      .refuses('standards.withdrawn-before-adopted');
    given(standard, [adopted])
      .when({ ...withdraw, reason: '' })
      .refuses('standards.text-missing');
  });
});
