import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UsernameTaken, type Vault, type VaultPerson } from '@app/vault';
import type { Stage } from './stage.js';

const li: VaultPerson = {
  accountId: 'account-1',
  username: 'li.lei',
  displayName: '李雷',
  phone: '13812345678',
  email: null,
  passwordHash: '$argon2id$li',
  mustChangePassword: true,
  createdAt: '2025-03-03T01:00:00.000Z',
};
const han: VaultPerson = { ...li, accountId: 'account-2', username: 'han', displayName: '韩梅梅', passwordHash: null };

/** What every vault does. */
export const vaultContract = (name: string, engine: () => Stage<Vault> | Promise<Stage<Vault>>): void => {
  describe(`the vault (${name})`, () => {
    let vault: Vault;
    let remove: Stage<Vault>['remove'];
    beforeEach(async () => {
      const made = await engine();
      ({ remove } = made);
      vault = await made.open();
    });
    afterEach(async () => {
      await vault.close();
      await remove();
    });

    it('finds a person by account and by username, whole', async () => {
      await vault.add([li, han]);
      expect(await vault.find('account-1')).toEqual(li);
      expect(await vault.findByUsername('han')).toEqual(han);
      expect(await vault.find('account-3')).toBeNull();
      expect(await vault.findByUsername('nobody')).toBeNull();
    });

    it.each(['LI.LEI', ' li.lei ', 'ｌｉ．ｌｅｉ'])('takes %j for the same username', async (username) => {
      await vault.add([li]);
      expect(await vault.findByUsername(username)).toEqual(li);
      const taken = vault.add([{ ...han, username }]);
      await expect(taken).rejects.toBeInstanceOf(UsernameTaken);
      await expect(taken).rejects.toMatchObject({ username, accountId: 'account-1' });
    });

    it('changes nothing when the same person is added again', async () => {
      await vault.add([li]);
      await vault.add([{ ...li, displayName: '别人', passwordHash: 'x' }]);
      expect(await vault.find('account-1')).toEqual(li);
    });

    it('gives an account no second username', async () => {
      await vault.add([li]);
      await expect(vault.add([{ ...li, username: 'other' }])).rejects.toBeInstanceOf(UsernameTaken);
      expect(await vault.findByUsername('other')).toBeNull();
    });

    it('adds all or none', async () => {
      await vault.add([li]);
      await expect(vault.add([han, { ...li, accountId: 'account-3' }])).rejects.toBeInstanceOf(UsernameTaken);
      await expect(vault.add([han, { ...han, accountId: 'account-4' }])).rejects.toBeInstanceOf(UsernameTaken);
      expect(await vault.find('account-2')).toBeNull();
    });

    it('knows the names of many', async () => {
      await vault.add([li, han]);
      expect(await vault.names(['account-2', 'account-9', 'account-1'])).toEqual(
        new Map([
          ['account-2', '韩梅梅'],
          ['account-1', '李雷'],
        ]),
      );
      expect(await vault.names([])).toEqual(new Map());
    });

    it('changes a password and a contact, of those who are there', async () => {
      await vault.add([li, han]);
      expect(await vault.find('account-1')).toEqual(li);
      const contact = { displayName: '李蕾', phone: null, email: 'li@school.cn' };
      expect(await vault.setPassword('account-1', 'new', false)).toBe(true);
      expect(await vault.setContact('account-1', contact)).toBe(true);
      expect(await vault.find('account-1')).toEqual({
        ...li,
        ...contact,
        passwordHash: 'new',
        mustChangePassword: false,
      });
      expect(await vault.find('account-2')).toEqual(han);
      expect(await vault.setPassword('account-9', 'new', false)).toBe(false);
      expect(await vault.setContact('account-9', contact)).toBe(false);
    });

    it('forgets a person, whose username is free again', async () => {
      await vault.add([li]);
      expect(await vault.find('account-1')).toEqual(li);
      expect(await vault.erase('account-1')).toBe(true);
      expect(await vault.erase('account-1')).toBe(false);
      expect(await vault.find('account-1')).toBeNull();
      await vault.add([{ ...han, username: 'li.lei' }]);
      expect((await vault.findByUsername('li.lei'))?.accountId).toBe('account-2');
    });
  });
};
