import { Injectable } from '@nestjs/common';
import { permissionsOf, roleNames, wholePermissions, type Permission } from '@app/domain/access';
import { dayOf } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { having, type Person } from '@app/platform/http';
import { accountById } from '@app/projections/access';
import { countyYears } from '@app/projections/indicators';
import { ReadModel } from '@app/projections/kernel';
import { countyOf, overseesAll, unitById, unitsUnder } from '@app/projections/organizations';
import { Vault } from '@app/vault';
import type { MyselfDto } from './access-answers.dto.js';

/** Puts together the person, the account and what its roles allow. */
@Injectable()
export class WhoAmI {
  constructor(
    private readonly vault: Vault,
    private readonly model: ReadModel,
    private readonly clock: Clock,
  ) {}

  /** @param grants those in force today */
  async of({ accountId, grants }: Pick<Person, 'accountId' | 'grants'>): Promise<MyselfDto> {
    const person = await this.vault.find(accountId);
    const { db } = this.model;
    const name = (unitId: string) => unitById(db, unitId)?.name ?? null;
    const now = this.clock.now();
    const home = accountById(db, accountId)?.unitId;
    return {
      accountId,
      username: person?.username ?? null,
      displayName: person?.displayName ?? null,
      mustChangePassword: person?.mustChangePassword ?? false,
      unit: home === undefined ? null : { unitId: home, name: name(home) },
      counties: this.counties([...(home === undefined ? [] : [home]), ...grants.map(({ unitId }) => unitId)]).map(
        (unitId) => {
          const { dataYears, ...years } = countyYears(db, unitId, dayOf(now));
          return { unitId, name: name(unitId), ...years, dataYears: [...dataYears] };
        },
      ),
      today: dayOf(now),
      now,
      grants: grants.map(({ role, unitId, from, until }) => ({
        role,
        roleName: roleNames[role],
        unitId,
        unitName: name(unitId),
        from,
        until,
      })),
      permissions: this.permissions(grants),
    };
  }

  /** What some role allows somewhere; what concerns the whole store, where the roles that allow it have the whole. */
  private permissions(grants: Person['grants']): Permission[] {
    const all = [...new Set(grants.flatMap(({ role }) => permissionsOf(role)))];
    const roots = (permission: Permission) => having(grants, permission).map(({ unitId }) => unitId);
    return all.filter(
      (permission) => !wholePermissions.includes(permission) || overseesAll(this.model.db, roots(permission)),
    );
  }

  /** The counties that units lie in, or that lie below them. */
  private counties(unitIds: readonly string[]): readonly string[] {
    const { db } = this.model;
    const found = unitIds.flatMap((unitId) => {
      const above = countyOf(db, unitId);
      return above !== null ? [above] : unitsUnder(db, [unitId], { kind: 'county' }).map((unit) => unit.unitId);
    });
    return [...new Set(found)];
  }
}
