import { describe, expect, it } from '@jest/globals';
import { hashPassword, passwordFault, passwordFits } from './passwords.js';

describe('a password', () => {
  it.each([
    ['a1b2c3d4e', 'access.password-too-short'],
    ['春眠不觉晓处处闻啼', 'access.password-too-short'],
    ['x'.repeat(129), 'access.password-too-long'],
    ['password123456', 'access.password-obvious'],
    ['1234567890', 'access.password-obvious'],
    ['0987654321', 'access.password-obvious'],
    ['aaaaaaaaaaaa', 'access.password-obvious'],
    ['ababababababab', 'access.password-obvious'],
    ['Qwerty@2025', 'access.password-obvious'],
    ['zhangwei88zhangwei88', 'access.password-obvious'],
    ['ＺｈａｎｇＷｅｉ８８2', 'access.password-obvious'],
  ])('%s is refused as %s', (password, fault) => {
    expect(passwordFault(password, 'zhangwei88')).toBe(fault);
  });

  it.each(['correct horse battery', '春眠不觉晓处处闻啼鸟', 'tR7#mq2Lxx9w', 'Luo-2025-jiucai-he'])(
    '%s will do',
    (password) => {
      expect(passwordFault(password, 'zhangwei88')).toBeNull();
    },
  );

  it('is kept as argon2id and fits nothing else', async () => {
    const hash = await hashPassword('correct horse battery');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hashPassword('correct horse battery')).not.toBe(hash);
    expect(await passwordFits(hash, 'correct horse battery')).toBe(true);
    expect(await passwordFits(hash, 'correct horse batterz')).toBe(false);
  });

  it('of nobody fits nothing, though it is compared all the same', async () => {
    expect(await passwordFits(null, 'correct horse battery')).toBe(false);
  });

  it('is the same whatever width it was typed in', async () => {
    expect(await passwordFits(await hashPassword('ｃｏｒｒｅｃｔ horse'), 'correct horse')).toBe(true);
  });
});
