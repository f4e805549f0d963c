import { describe, expect, it } from '@jest/globals';
import { carriedLines } from './carried-lines.js';

type Carried = Parameters<typeof carriedLines>[0];
const nothing: Carried = {
  proofs: { kept: 0, aside: 0, isAll: true },
  erased: 0,
  passwords: 0,
  credentials: { ended: 0, isAll: false, isEarlier: false },
  takenBack: { closed: [], roles: [] },
};
const told = (changes: Partial<Carried>) => carriedLines({ ...nothing, ...changes }).join('\n');

describe('after a restore a person is told', () => {
  it('nothing where nothing was taken over', () => {
    expect(carriedLines(nothing)).toEqual([]);
  });

  it('which accounts and roles it gave back, and what to do', () => {
    const roles = [{ accountId: 'c', role: 'principal', unitId: 'school-1' }] as const;
    const lines = told({ takenBack: { closed: ['a', 'b'], roles } });
    expect(lines).toContain('备份之后停用的账号 2 个，在恢复的日志里又有效：a、b。');
    expect(lines).toContain('岗位 1 个，在恢复的日志里又如从前：账号 c 在单位 school-1 的校长。请再收回');
  });

  it('that sign-ins and tokens ended, and why', () => {
    const ended = (changes: object) => told({ credentials: { ended: 2, isAll: false, isEarlier: false, ...changes } });
    expect(ended({})).toBe('  备份之后已退出的登录、已撤销的令牌（共 2 个）没有恢复。');
    expect(ended({ isEarlier: true })).toBe(
      '  ⚠ 原目录比备份旧：备份里有、原目录里没有的 2 个登录和访问令牌已作废，请重新登录、重新签发令牌。',
    );
    expect(ended({ isAll: true })).toContain('备份里的 2 个登录和访问令牌已全部作废');
  });

  it('that it cannot be known, where the log could not be read', () => {
    const lines = told({ erased: null, takenBack: null });
    expect(lines).toBe('  ⚠ 没有可读的原日志：备份之后注销的人、停用的账号、收回的岗位可能又在，请逐一核对。');
  });
});
