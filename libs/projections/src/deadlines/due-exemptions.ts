import { plusDays } from '@app/domain/kernel';
import type { CountyRecordEvent } from '@app/domain/standards';
import type { Sqlite } from '@app/sqlite';
import type { Projection } from '../kernel/index.js';

const ended = (db: Sqlite, { exemptionId }: Readonly<{ exemptionId: string }>): void => {
  db.run('delete from due_row where key = ?', `exemption/${exemptionId}`);
};

/** A 过渡性放宽 wakes on the day after its last one, unless it was taken back. Its subject names the record it stands in. */
export const exemptionWhen: Projection<CountyRecordEvent>['when'] = {
  ExemptionGranted: (db, { countyId, dataYear, standardId, exemptionId, expires }, { sequence }) => {
    const subject = [countyId, dataYear, standardId, exemptionId].join('/');
    const row = [`exemption/${exemptionId}`, 'exemption', subject, countyId, plusDays(expires, 1), sequence] as const;
    db.run('insert or replace into due_row values (?, ?, ?, ?, ?, ?)', ...row);
  },
  ExemptionRevoked: ended,
  ExemptionExpired: ended,
};
