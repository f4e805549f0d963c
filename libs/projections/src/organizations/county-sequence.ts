import type { Recorded } from '@app/domain/kernel';
import type { OrganizationEvent } from '@app/domain/organizations';
import type { CountyRecordEvent, StandardEvent } from '@app/domain/standards';
import type { SubmissionEvent } from '@app/domain/submissions';
import type { VerificationEvent } from '@app/domain/verifications';
import type { Sqlite } from '@app/sqlite';
import { isWaiting, type Projection } from '../kernel/index.js';

const name = 'county-sequence@3';

type Moment = Pick<Recorded, 'sequence' | 'recordedAt'>;

/**
 * Which input of a standing an event touched: the tree, one unit's figures, the standards, the county's own record,
 * what is claimed or verified beside the figures.
 */
export type Touched = 'tree' | 'figures' | 'standard' | 'record' | 'statement';

const touch = (db: Sqlite, countyId: string, what: Touched, unitId: string, { sequence, recordedAt }: Moment): void => {
  db.run('insert or ignore into county_sequence values (?, ?, ?, ?, ?)', countyId, sequence, recordedAt, what, unitId);
};

/** Every county that a unit is, or ever stood in: a correction may reach back to the days before it moved. */
const countiesAbove = (db: Sqlite, unitId: string): readonly string[] => {
  const links = db.all<{ parentId: string; isCounty: number }>(
    'select parent_id as parentId, is_county as isCounty from county_sequence_link where unit_id = ?',
    unitId,
  );
  if (links.some(({ isCounty }) => isCounty === 1)) return [unitId];
  return links.flatMap(({ parentId }) => (parentId === '' ? [] : countiesAbove(db, parentId)));
};

const countiesBelow = (db: Sqlite, unitId: string): readonly string[] =>
  db
    .all<{ id: string }>(
      `with recursive below(id) as (
         values (?) union select l.unit_id from below join county_sequence_link l on l.parent_id = below.id)
       select distinct l.unit_id as id from below join county_sequence_link l on l.unit_id = below.id
       where l.is_county = 1 order by 1`,
      unitId,
    )
    .map(({ id }) => id);

type OfUnit = Readonly<{ unitId: string }>;

const touchAbove =
  (what: Touched) =>
  (db: Sqlite, { unitId }: OfUnit, event: Moment): void => {
    for (const countyId of countiesAbove(db, unitId)) touch(db, countyId, what, unitId, event);
  };
const touchTree = touchAbove('tree');
const touchFigures = touchAbove('figures');
const touchStatement = touchAbove('statement');

/** A standard is adopted by a county, or by a city for all of its counties. */
const touchBelow = (db: Sqlite, { unitId }: OfUnit, event: Moment): void => {
  for (const countyId of countiesBelow(db, unitId)) touch(db, countyId, 'standard', unitId, event);
};

const touchCounty = (db: Sqlite, { countyId }: Readonly<{ countyId: string }>, event: Moment): void =>
  touch(db, countyId, 'record', countyId, event);

const link = (db: Sqlite, unitId: string, parentId: string | null, isCounty: boolean): void => {
  db.run('insert or ignore into county_sequence_link values (?, ?, ?)', unitId, parentId ?? '', isCounty ? 1 : 0);
};

/**
 * Every sequence that touched an input of a county's standing: its units, accepted figures, adopted standard, record.
 * What is computed from those inputs is keyed by the last of them, so one accepted figure costs one county.
 */
export const countySequence: Projection<
  OrganizationEvent | SubmissionEvent | StandardEvent | CountyRecordEvent | VerificationEvent
> = {
  name,
  tables: `
    create table county_sequence (
      county_id text not null, sequence integer not null, recorded_at text not null, what text not null,
      unit_id text not null, primary key (county_id, sequence)
    ) strict, without rowid;
    create table county_sequence_link (
      unit_id text not null, parent_id text not null, is_county integer not null, primary key (unit_id, parent_id)
    ) strict, without rowid;
    create index county_sequence_link_parent on county_sequence_link (parent_id);`,
  when: {
    UnitRegistered: (db, data, event) => {
      link(db, data.unitId, data.parentId, data.kind === 'county');
      touchTree(db, data, event);
    },
    UnitRenamed: touchTree,
    UnitMoved: (db, data, event) => {
      const isCounty = countiesAbove(db, data.unitId).includes(data.unitId);
      link(db, data.unitId, data.parentId, isCounty);
      touchTree(db, data, event);
    },
    UnitMerged: touchTree,
    UnitSplit: touchTree,
    UnitClosed: touchTree,
    FiguresBroughtIn: touchFigures,
    FiguresAccepted: touchFigures,
    CorrectionAccepted: touchFigures,
    StandardAdopted: touchBelow,
    StandardWithdrawn: touchBelow,
    ItemRecorded: touchCounty,
    RecognitionRecorded: touchCounty,
    VetoRaised: touchCounty,
    VetoCleared: touchCounty,
    ExemptionGranted: touchCounty,
    ExemptionRevoked: touchCounty,
    FigureClaimed: touchStatement,
    ClaimWithdrawn: touchStatement,
    FigureVerified: touchStatement,
    VerificationWithdrawn: touchStatement,
  },
};

/** The county's own last event not after `knownAt`: its sequence, and when it was recorded. */
export const countyMomentAt = (
  db: Sqlite,
  countyId: string,
  knownAt = Number.MAX_SAFE_INTEGER,
): Readonly<{ sequence: number; recordedAt: string }> | undefined =>
  db.get(
    `select sequence, recorded_at as recordedAt from county_sequence where county_id = ? and sequence <= ?
     order by sequence desc limit 1`,
    countyId,
    knownAt,
  );

/** The county's own last sequence not after `knownAt`; 0 when nothing was known of it yet. */
export const countySequenceAt = (db: Sqlite, countyId: string, knownAt?: number): number =>
  countyMomentAt(db, countyId, knownAt)?.sequence ?? 0;

/**
 * Whether an event after a sequence touched one of those inputs of the county; `until`: the county's own last sequence. While
 * events of any county wait here (parked), each may have touched it: other lists have the rows already.
 */
export const touchedSince = (
  db: Sqlite,
  countyId: string,
  since: number,
  inputs: readonly Touched[],
): Readonly<{ touched: boolean; until: number }> => {
  const more = db.all<{ sequence: number; what: Touched }>(
    'select sequence, what from county_sequence where county_id = ? and sequence > ? order by sequence',
    countyId,
    since,
  );
  const touched = isWaiting(db, name) || more.some(({ what }) => inputs.includes(what));
  return { touched, until: more.at(-1)?.sequence ?? since };
};

/** The county's own last sequence recorded not after an instant (ISO, UTC); 0 when nothing was known of it yet. */
export const countySequenceBy = (db: Sqlite, countyId: string, instant: string): number =>
  db.get<{ last: number | null }>(
    'select max(sequence) as last from county_sequence where county_id = ? and recorded_at <= ?',
    countyId,
    instant,
  )?.last ?? 0;

/** Every sequence not after `until` that touched an input of a county's standing, in the order of the log. */
export const countySequences = (db: Sqlite, countyId: string, until: number): readonly number[] =>
  db
    .all<{ sequence: number }>(
      'select sequence from county_sequence where county_id = ? and sequence <= ? order by sequence',
      countyId,
      until,
    )
    .map(({ sequence }) => sequence);
