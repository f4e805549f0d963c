import { describe, it } from '@jest/globals';
import { given, someone } from '@test/given';
import type { CountyRecordCommand } from './commands.js';
import { countyRecord } from './county-record.js';
import type { CountyRecordEvent } from './events.js';

type Of<Union extends Readonly<{ type: string }>, Type extends Union['type']> = Extract<Union, { type: Type }>;

const entry = { countyId: 'county-1', dataYear: '2024-2025', standardId: 'hqb-2017' };
const evidence = [{ hash: 'ab'.repeat(32), mediaType: 'application/pdf', bytes: 20480 }];

describe('an exemption', () => {
  const grant: Of<CountyRecordCommand, 'GrantExemption'> = {
    type: 'GrantExemption',
    ...entry,
    sectionId: 'section-1',
    section: { value: 'county-1', sequence: 7 },
    elsewhere: { value: null, sequence: 7 },
    subject: 'L5',
    plan: '2026年底前扩建运动场',
    expires: '2026-12-31',
    evidence,
  };
  const granted: CountyRecordEvent = {
    type: 'ExemptionGranted',
    data: {
      ...entry,
      sectionId: 'section-1',
      subject: 'L5',
      plan: '2026年底前扩建运动场',
      expires: '2026-12-31',
      evidence,
      exemptionId: 'id-exemption',
    },
  };
  const revoke: CountyRecordCommand = {
    type: 'RevokeExemption',
    ...entry,
    exemptionId: 'id-exemption',
    reason: '未按规划推进',
  };
  const revoked: CountyRecordEvent = {
    type: 'ExemptionRevoked',
    data: { ...entry, exemptionId: 'id-exemption', reason: '未按规划推进' },
  };

  it('is granted by name, with a plan, an end and papers, once', () => {
    given(countyRecord, []).when(grant).yields([granted]);
    given(countyRecord, [granted]).when(grant).yields([]);
    given(countyRecord, [granted])
      .when({ ...grant, expires: '2027-06-30' })
      .refuses('standards.exemption-overlaps');
    given(countyRecord, [])
      .when({ ...grant, plan: ' ' })
      .refuses('standards.text-missing');
    given(countyRecord, [])
      .when({ ...grant, evidence: [] })
      .refuses('standards.evidence-missing');
  });

  it('only to a section that stands in the county', () => {
    for (const value of ['county-2', null])
      given(countyRecord, [])
        .when({ ...grant, section: { value, sequence: 7 } })
        .refuses('standards.section-elsewhere');
    // What was granted stays granted: a repeat is answered, wherever the section has moved since.
    given(countyRecord, [granted])
      .when({ ...grant, section: { value: null, sequence: 9 } })
      .yields([]);
  });

  it('only where the rule allows one, for a time to come', () => {
    given(countyRecord, [])
      .when({ ...grant, subject: 'L1' })
      .refuses('standards.not-exemptible');
    given(countyRecord, [])
      .when({ ...grant, expires: '2026-02-30' })
      .refuses('standards.expiry-malformed');
    given(countyRecord, [])
      .when({ ...grant, expires: '2025-03-02' })
      .refuses('standards.exemption-expired');
  });

  it('is revoked with a reason, once, and can be granted again', () => {
    given(countyRecord, [granted]).when(revoke).yields([revoked]);
    given(countyRecord, [granted, revoked]).when(revoke).yields([]);
    given(countyRecord, []).when(revoke).refuses('standards.unknown-exemption');
    given(countyRecord, [granted])
      .when({ ...revoke, reason: '' })
      .refuses('standards.text-missing');
    given(countyRecord, [granted, revoked]).when(grant).yields([granted]);
  });

  it('counts once, whichever year’s record it was granted in', () => {
    given(countyRecord, [])
      .when({ ...grant, elsewhere: { value: '2025-12-31', sequence: 7 } })
      .refuses('standards.exemption-overlaps');
  });

  const expire: CountyRecordCommand = {
    type: 'ExpireExemption',
    ...entry,
    exemptionId: 'id-exemption',
    section: { value: 'county-1', sequence: 7 },
  };
  const expired: CountyRecordEvent = {
    type: 'ExemptionExpired',
    data: {
      ...entry,
      exemptionId: 'id-exemption',
      sectionId: 'section-1',
      subject: 'L5',
      plan: '2026年底前扩建运动场',
      expires: '2026-12-31',
      sectionCountyId: 'county-1',
      clause:
        '教督〔2017〕6号 资源配置：生均体育运动场馆面积：小学、初中分别达到7.5平方米以上、10.2平方米以上；国教督办函〔2019〕30号 过渡性规定：须有建设规划，评估后持续跟踪复查，认定后三年之内达到规定标准',
      issueId: 'id-issue',
    },
  };
  const after = { ...someone, at: '2026-12-31T16:00:00.000Z' };

  it('expires when its last day is over in the bureau’s zone, once, and not when it was taken back', () => {
    given(countyRecord, [granted])
      .when(expire, { ...someone, at: '2026-12-31T15:59:59.999Z' })
      .yields([]);
    given(countyRecord, [granted]).when(expire, after).yields([expired]);
    given(countyRecord, [granted, expired]).when(expire, after).yields([]);
    given(countyRecord, [granted, revoked]).when(expire, after).yields([]);
    given(countyRecord, []).when(expire, after).yields([]);
  });

  it('says which county the section stands in by then; of one that stands no more it is no finding', () => {
    const ended = (value: string | null, issueId: string | null) => [
      { ...expired, data: { ...expired.data, sectionCountyId: value, issueId } } as CountyRecordEvent,
    ];
    for (const [value, issueId] of [
      ['county-2', 'id-issue'],
      [null, null],
    ] as const)
      given(countyRecord, [granted])
        .when({ ...expire, section: { value, sequence: 9 } }, after)
        .yields(ended(value, issueId));
    given(countyRecord, [granted, ...ended(null, null)])
      .when(expire, after)
      .yields([]);
  });

  it('cannot be taken back once its last day is over, though the clock has not run yet, nor by dating it back', () => {
    const lastDay = { ...someone, at: '2026-12-31T15:59:59.999Z' };
    given(countyRecord, [granted]).when(revoke, lastDay).yields([revoked]);
    given(countyRecord, [granted]).when(revoke, after).refuses('standards.exemption-ended');
    given(countyRecord, [granted])
      .when({ ...revoke, effectiveAt: '2026-12-30' }, after)
      .refuses('standards.exemption-ended');
    given(countyRecord, [granted, revoked]).when(revoke, after).yields([]);
  });

  it('that has expired cannot be taken back, and a new one can be granted', () => {
    given(countyRecord, [granted, expired]).when(revoke, after).refuses('standards.exemption-ended');
    given(countyRecord, [granted, expired])
      .when({ ...grant, expires: '2027-12-31' }, after)
      .yields([{ type: 'ExemptionGranted', data: { ...granted.data, expires: '2027-12-31' } as never }]);
  });
});
