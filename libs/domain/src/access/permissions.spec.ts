import { describe, expect, it } from '@jest/globals';
import { permissions, permissionsOf, permits, type Permission } from './permissions.js';
import { inForce, isRole, roles } from './roles.js';

const rows = Object.keys(permissions) as Permission[];
/** Whether a permission is for more than looking; 共性问题 are looked at under one of their own. */
const changes = (permission: Permission) => !/\.(read|preview|replay|journal|health|own|common)$/.test(permission);

describe('the table of permissions', () => {
  it('has a slice and a verb in every row, and someone to use it', () => {
    for (const row of rows) {
      expect(row).toMatch(/^[a-z]+\.[a-z-]+$/);
      expect(permissions[row].length).toBeGreaterThan(0);
      expect(new Set(permissions[row]).size).toBe(permissions[row].length);
    }
  });

  it('lets everybody see to their own account, and gives every role something to do', () => {
    for (const role of roles) expect(permissionsOf(role)).toContain('access.own');
    for (const role of roles) expect(permissionsOf(role).length).toBeGreaterThan(3);
  });

  it('lets an auditor read everything and change nothing', () => {
    expect(permissionsOf('auditor').filter(changes)).toEqual([]);
    expect(rows.filter((row) => !changes(row) && !permits('auditor', row))).toEqual([]);
  });

  it('keeps an administrator from every verdict', () => {
    const business = /^(standards|submissions|indicators|inspections|rectification|reports|papers|attachments)\./;
    expect(permissionsOf('administrator').filter((row) => business.test(row))).toEqual(['standards.read']);
  });

  it('keeps those who rectify from verifying, and those who verify from rectifying', () => {
    const rectify = ['acknowledge', 'plan', 'report', 'approve-report', 'request-closure'] as const;
    for (const role of ['principal', 'reporter', 'responsibleUnit'] as const)
      expect(permits(role, 'rectification.verify')).toBe(false);
    for (const verb of rectify) expect(permits('inspector', `rectification.${verb}`)).toBe(false);
  });

  it('gives accounts and roles to the administrator alone', () => {
    for (const verb of ['open', 'grant', 'revoke', 'reset', 'close', 'erase', 'import'] as const)
      expect(permissions[`access.${verb}`]).toEqual(['administrator']);
  });

  it('has a bureau leader decide extensions, waivers, long terms, escalations, exceptions, the standard and the ladder, sign for the county, issue reports and papers, review returns and letters, and nothing else', () => {
    expect(permissionsOf('bureauLeader').filter(changes)).toEqual([
      'standards.adopt',
      'deadlines.adopt',
      'submissions.confirm',
      'submissions.review',
      'submissions.unlock',
      'submissions.return',
      'submissions.accept',
      'inspections.review',
      'rectification.batch',
      'rectification.decide-extension',
      'rectification.decide-above',
      'rectification.resume',
      'rectification.decide-escalation',
      'rectification.adopt-ladder',
      'reports.issue',
      'papers.issue',
    ]);
  });
});

describe('a grant', () => {
  const grant = { role: 'inspector', unitId: 'u', from: '2025-03-01', until: '2025-03-31' } as const;

  it('holds on its first and last day, and not on the days beside them', () => {
    expect(['2025-02-28', '2025-03-01', '2025-03-31', '2025-04-01'].map((day) => inForce(grant, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(inForce({ ...grant, until: null }, '2099-01-01')).toBe(true);
  });

  it('is of a role that exists', () => {
    expect(['inspector', 'process', 'toString', 7].map(isRole)).toEqual([true, false, false, false]);
  });
});
