import { Injectable } from '@nestjs/common';
import { permissionsOf, roleNames } from '@app/domain/access';
import type { Person } from '@app/platform/http';
import { accountById } from '@app/projections/access';
import { ReadModel } from '@app/projections/kernel';
import { unitById } from '@app/projections/organizations';
import { Vault } from '@app/vault';
import type { MyselfDto } from './access-answers.dto.js';

/** Puts together the person, the account and what its roles allow. */
@Injectable()
export class WhoAmI {
  constructor(
    private readonly vault: Vault,
    private readonly model: ReadModel,
  ) {}

  /** @param grants those in force today */
  async of({ accountId, grants }: Pick<Person, 'accountId' | 'grants'>): Promise<MyselfDto> {
    const person = await this.vault.find(accountId);
    const { db } = this.model;
    const name = (unitId: string) => unitById(db, unitId)?.name ?? null;
    const home = accountById(db, accountId)?.unitId;
    return {
      accountId,
      username: person?.username ?? null,
      displayName: person?.displayName ?? null,
      mustChangePassword: person?.mustChangePassword ?? false,
      unit: home === undefined ? null : { unitId: home, name: name(home) },
      grants: grants.map(({ role, unitId, from, until }) => ({
        role,
        roleName: roleNames[role],
        unitId,
        unitName: name(unitId),
        from,
        until,
      })),
      permissions: [...new Set(grants.flatMap(({ role }) => permissionsOf(role)))],
    };
  }
}
