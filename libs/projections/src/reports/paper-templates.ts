import type { Evidence } from '@app/domain/kernel';
import type { TemplateEvent } from '@app/domain/reports';
import type { Sqlite } from '@app/sqlite';
import type { Projection } from '../kernel/index.js';

const ended = (db: Sqlite, countyId: string, kind: string, at: string): void =>
  void db.run(
    'update paper_template set used_until = ? where county_id = ? and kind = ? and used_until is null',
    at,
    countyId,
    kind,
  );

/** Every template that a county has used, by kind of paper; at most one of each is in use. */
export const paperTemplates: Projection<TemplateEvent> = {
  name: 'paper-template@1',
  tables: `
    create table paper_template (
      county_id text not null, kind text not null, sequence integer not null, edition integer not null,
      hash text not null, media_type text not null, bytes integer not null, uploaded_at text not null,
      uploaded_by text not null, used_until text, primary key (county_id, kind, sequence)
    ) strict, without rowid;`,
  when: {
    TemplateUploaded: (db, { countyId, kind, edition, file }, { sequence, recordedAt, actor }) => {
      ended(db, countyId, kind, recordedAt);
      const { hash, mediaType, bytes } = file[0]!;
      db.run(
        'insert into paper_template values (?, ?, ?, ?, ?, ?, ?, ?, ?, null)',
        countyId,
        kind,
        sequence,
        edition,
        hash,
        mediaType,
        bytes,
        recordedAt,
        actor.id,
      );
    },
    TemplateTakenOutOfUse: (db, { countyId, kind }, { recordedAt }) => ended(db, countyId, kind, recordedAt),
  },
};

/** A template that is or was in use. */
export type PaperTemplate = Readonly<{
  kind: string;
  /** Number of the event that brought it. */
  sequence: number;
  /** Edition of the form's names that it was checked against. */
  edition: number;
  file: Evidence;
  /** ISO instants; `usedUntil` is null while it is in use. */
  uploadedAt: string;
  uploadedBy: string;
  usedUntil: string | null;
}>;

type Stored = Omit<PaperTemplate, 'file'> & Evidence;

/** Templates of a county, the newest of each kind first. @param kind null: of every kind */
export const templatesOf = (db: Sqlite, countyId: string, kind: string | null): readonly PaperTemplate[] =>
  db
    .all<Stored>(
      `select kind, sequence, edition, hash, media_type as mediaType, bytes, uploaded_at as uploadedAt,
         uploaded_by as uploadedBy, used_until as usedUntil
       from paper_template where county_id = ? and (? is null or kind = ?) order by kind, sequence desc`,
      countyId,
      kind,
      kind,
    )
    .map(({ hash, mediaType, bytes, ...row }) => ({ ...row, file: { hash, mediaType, bytes } }));

/** The template that a county's papers of a kind are printed by; null: the built-in form. */
export const templateInUse = (db: Sqlite, countyId: string, kind: string): PaperTemplate | null =>
  templatesOf(db, countyId, kind).find(({ usedUntil }) => usedUntil === null) ?? null;
