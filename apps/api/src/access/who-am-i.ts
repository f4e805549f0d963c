import { Injectable } from '@nestjs/common';
import { permissionsOf, roleNames, type Permission, type Role } from '@app/domain/access';
import type { Person } from '@app/platform/http';
import { accountById } from '@app/projections/access';
import { ReadModel } from '@app/projections/kernel';
import { unitById } from '@app/projections/organizations';
import { Vault } from '@app/vault';

/** What a screen needs to know of its user. */
export type Myself = Readonly<{
  accountId: string;
  username: string | null;
  displayName: string | null;
  mustChangePassword: boolean;
  unit: Readonly<{ unitId: string; name: string | null }> | null;
  /** Roles in force today. */
  grants: readonly Readonly<{
    role: Role;
    roleName: string;
    unitId: string;
    unitName: string | null;
    from: string;
    until: string | null;
  }>[];
  /** Everything that some role of today allows somewhere. */
  permissions: readonly Permission[];
}>;

/** Puts together the person, the account and what its roles allow. */
@Injectable()
export class WhoAmI {
  constructor(
    private readonly vault: Vault,
    private readonly model: ReadModel,
  ) {}

  /** @param grants those in force today */
  async of({ accountId, grants }: Pick<Person, 'accountId' | 'grants'>): Promise<Myself> {
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
