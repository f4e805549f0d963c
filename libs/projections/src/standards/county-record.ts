import { madeOf, type CountyFacts, type ExemptionEntry } from '@app/domain/indicators';
import type { Evidence } from '@app/domain/kernel';
import type { CountyRecordEvent, Judgement, Survey } from '@app/domain/standards';
import type { Sqlite } from '@app/sqlite';
import { at, axes, inPoint, sayFrom, type Bitemporal, type Point, type Projection } from '../kernel/index.js';
import { axesOf, keptPast, type OnAxes } from '../organizations/index.js';
import { exemptionEnds, exemptionTable, keepGrant } from './exemptions.js';

const records: Bitemporal = {
  table: 'county_record',
  keys: ['county_id', 'data_year', 'standard_id', 'kind', 'subject'],
};

type Kind = 'item' | 'recognition' | 'veto' | 'exemption';
type Data = Readonly<{ countyId: string; dataYear: string; standardId: string }>;

const keyOf = ({ countyId, dataYear, standardId }: Data, kind: Kind, subject: string) =>
  [countyId, dataYear, standardId, kind, subject] as const;

/** What is judged of a county in a school year, on both axes: since when it is true, and since when we know it. */
export const countyRecords: Projection<CountyRecordEvent> = {
  name: 'county-record@2',
  tables: `create table county_record (county_id text not null, data_year text not null, standard_id text not null,
    kind text not null, subject text not null, ${axes},
    primary key (county_id, data_year, standard_id, kind, subject, rec_from, eff_from)) strict, without rowid;
    ${exemptionTable}`,
  when: {
    ...exemptionEnds,
    ItemRecorded: (db, data, event) => {
      const { item, judgement, figures, note, evidence, reason } = data;
      const content = JSON.stringify({ judgement, figures, note, evidence, reason });
      sayFrom(db, records, keyOf(data, 'item', item), content, event.effectiveAt, event);
    },
    RecognitionRecorded: (db, data, event) => {
      const { percent, source, survey, evidence, reason } = data;
      const content = JSON.stringify({ percent, source, survey, evidence, reason });
      sayFrom(db, records, keyOf(data, 'recognition', ''), content, event.effectiveAt, event);
    },
    VetoRaised: (db, data, event) => {
      const content = JSON.stringify({ raised: true, finding: data.finding, evidence: data.evidence });
      sayFrom(db, records, keyOf(data, 'veto', data.veto), content, event.effectiveAt, event);
    },
    VetoCleared: (db, data, event) => {
      const content = JSON.stringify({ raised: false, finding: data.finding, evidence: data.evidence });
      sayFrom(db, records, keyOf(data, 'veto', data.veto), content, event.effectiveAt, event);
    },
    ExemptionGranted: (db, data, event) => {
      const { sectionId, subject, plan, expires, evidence } = data;
      const content = JSON.stringify({ sectionId, subject, plan, expires, evidence });
      sayFrom(db, records, keyOf(data, 'exemption', data.exemptionId), content, event.effectiveAt, event);
      keepGrant(db, data, event);
    },
    ExemptionRevoked: (db, data, event) => {
      sayFrom(db, records, keyOf(data, 'exemption', data.exemptionId), null, event.effectiveAt, event);
      exemptionEnds.ExemptionRevoked?.(db, data, event);
    },
  },
};

type Item = Readonly<{
  judgement: Judgement;
  figures: Readonly<Record<string, string>>;
  note: string | null;
  evidence: readonly Evidence[];
  reason: string | null;
}>;
type Recognition = Readonly<{
  percent: string;
  source: string;
  survey: Survey | null;
  evidence: readonly Evidence[];
  reason: string | null;
}>;
type Veto = Readonly<{ raised: boolean; finding: string; evidence: readonly Evidence[] }>;
type Exemption = Omit<ExemptionEntry, 'exemptionId'> & Readonly<{ evidence: readonly Evidence[] }>;

type Said = Readonly<{ effectiveFrom: string; sequence: number; recordedAt: string }>;

/** One entry, with where it comes from. `subject` is the item's, veto's or exemption's id; empty for the survey. */
export type CountyEntry = Said &
  (
    | Readonly<{ kind: 'item'; subject: string; content: Item }>
    | Readonly<{ kind: 'recognition'; subject: string; content: Recognition }>
    | Readonly<{ kind: 'veto'; subject: string; content: Veto }>
    | Readonly<{ kind: 'exemption'; subject: string; content: Exemption }>
  );

/**
 * What stood in a county's record at a point, in the order in which it was said. An exemption goes by its days: what was
 * granted in an earlier year's record counts in this one too.
 */
export const countyEntries = (
  db: Sqlite,
  { countyId, dataYear, standardId }: Data,
  point: Point,
): readonly CountyEntry[] =>
  db
    .all<Said & Readonly<{ kind: Kind; subject: string; content: string }>>(
      `select kind, subject, content, eff_from as effectiveFrom, sequence, recorded_at as recordedAt from county_record
       where county_id = ? and (data_year = ? or (kind = 'exemption' and data_year < ?)) and standard_id = ?
       and ${inPoint} order by sequence, subject`,
      countyId,
      dataYear,
      dataYear,
      standardId,
      ...at(point),
    )
    // The projection above wrote the content by its kind.
    .map((row) => ({ ...row, content: JSON.parse(row.content) as unknown }) as CountyEntry);

/** Every word said of one line of a county's record that is known at a sequence, the first one first. */
export const countyEntryHistory = (
  db: Sqlite,
  of: Data & Readonly<{ kind: Kind; subject: string }>,
  knownAt: number,
): readonly CountyEntry[] =>
  db
    .all<Said & Readonly<{ kind: Kind; subject: string; content: string }>>(
      // What a later word cut short stands in rows of that word's: the first row of each is the word itself.
      `select kind, subject, content, eff_from as effectiveFrom, sequence, recorded_at as recordedAt from county_record
       where county_id = ? and data_year = ? and standard_id = ? and kind = ? and subject = ?
       and rec_from = sequence and sequence <= ? order by sequence`,
      of.countyId,
      of.dataYear,
      of.standardId,
      of.kind,
      of.subject,
      knownAt,
    )
    .map((row) => ({ ...row, content: JSON.parse(row.content) as unknown }) as CountyEntry);

type On = OnAxes & Readonly<{ standardId: string }>;
type Kept = CountyEntry & On;

/** Whatever was ever said of a county's school year, by each standard. */
const entriesAt = keptPast<Kept>({
  of: 'county record',
  by: ['record'],
  read: (db, { countyId, dataYear }) =>
    db
      .all<Said & On & Readonly<{ kind: Kind; subject: string; content: string }>>(
        `select standard_id as standardId, kind, subject, content, eff_from as effectiveFrom, sequence,
           recorded_at as recordedAt, ${axesOf('county_record')} from county_record
         where county_id = ? and (data_year = ? or (kind = 'exemption' and data_year < ?)) order by sequence, subject`,
        countyId,
        dataYear,
        dataYear,
      )
      .map((row) => ({ ...row, content: JSON.parse(row.content) as unknown }) as Kept),
});

/** One object for one grant, whatever else is known beside it. */
const grantOf = madeOf(1, (entry: Extract<CountyEntry, { kind: 'exemption' }>): ExemptionEntry => {
  const { sectionId, subject, plan, expires } = entry.content;
  return { exemptionId: entry.subject, sectionId, subject, plan, expires };
});

const factsOf = madeOf(4, (all: readonly Kept[], standardId: string): CountyFacts => {
  const entries = all.filter((entry) => entry.standardId === standardId);
  const survey = entries.find((one) => one.kind === 'recognition');
  return {
    items: entries.flatMap((one) =>
      one.kind === 'item'
        ? [{ item: one.subject, judgement: one.content.judgement, figures: one.content.figures }]
        : [],
    ),
    recognition: survey?.content.percent ?? null,
    survey: survey?.content.survey ?? null,
    vetoes: entries.flatMap((one) =>
      one.kind === 'veto' ? [{ veto: one.subject, raised: one.content.raised, finding: one.content.finding }] : [],
    ),
    exemptions: entries.flatMap((one) => (one.kind === 'exemption' ? [grantOf(one)] : [])),
  };
});

/** The same, as the calculation of a standing takes it; one object at all points between which nothing changes. */
export const countyFactsAt = (db: Sqlite, { standardId, ...county }: Data, point: Point): CountyFacts =>
  factsOf(entriesAt(db, county, point), standardId);
