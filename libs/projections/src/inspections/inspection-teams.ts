import type { InspectionEvent } from '@app/domain/inspections';
import type { Projection } from '../kernel/index.js';

/** Every team that an inspection ever had, with the event that named it: as known at a sequence, the last one before. */
export const inspectionTeams: Projection<InspectionEvent> = {
  name: 'inspection-teams@1',
  tables: `create table inspection_team (
    inspection_id text not null, sequence integer not null, team text not null, primary key (inspection_id, sequence)
  ) strict, without rowid;`,
  when: {
    InspectionPlanned: (db, { inspectionId, team }, { sequence }) =>
      void db.run('insert into inspection_team values (?, ?, ?)', inspectionId, sequence, JSON.stringify(team)),
    InspectionTeamChanged: (db, { inspectionId, team }, { sequence }) =>
      void db.run('insert into inspection_team values (?, ?, ?)', inspectionId, sequence, JSON.stringify(team)),
  },
};
