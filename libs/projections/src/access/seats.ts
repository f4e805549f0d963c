import type { Role } from '@app/domain/access';
import type { Sqlite } from '@app/sqlite';

/** Whether somebody with an open account holds a role at a unit itself on a day (ISO date). */
export const hasSeatAt = (db: Sqlite, unitId: string, role: Role, day: string): boolean =>
  db.get(
    `select 1 from account_grant g join account a on a.account_id = g.account_id and a.status = 'open'
     where g.unit_id = ? and g.role = ? and g.from_day <= ? and (g.until_day is null or g.until_day >= ?)`,
    unitId,
    role,
    day,
    day,
  ) !== undefined;
