import { Refusal } from '@app/domain/kernel';
import type { PaperForm, PaperSubject } from '@app/domain/reports';
import { inspectionById } from '@app/projections/inspections';
import { countyOf, unitById } from '@app/projections/organizations';
import { placeOfIssue } from '@app/projections/rectifications';
import { paperSources, type PaperSource } from '@app/projections/reports';
import type { Sqlite } from '@app/sqlite';

/** Whose a thing is: what kind of subject of papers, in which county, and the units that it belongs to. */
export type SubjectPlace = Readonly<{ subject: PaperSubject; countyId: string; unitIds: readonly string[] }>;

/** Subjects of papers, as clerks say them. */
export const subjectWords: Readonly<Record<PaperSubject, string>> = {
  county: '区县',
  unit: '学校或单位',
  issue: '问题',
  inspection: '督导',
};

/** Where a thing stands that a paper may be of; null when there is no such thing, or it lies in no county. */
export const placeOf = (db: Sqlite, id: string): SubjectPlace | null => {
  const unit = unitById(db, id);
  if (unit?.kind === 'county') return { subject: 'county', countyId: id, unitIds: [id] };
  const found = unit
    ? ({ subject: 'unit', unitId: id, unitIds: [id] } as const)
    : (ofIssue(db, id) ?? ofInspection(db, id));
  const countyId = found && countyOf(db, found.unitId);
  return found && countyId ? { subject: found.subject, countyId, unitIds: found.unitIds } : null;
};

const ofIssue = (db: Sqlite, id: string) => {
  const place = placeOfIssue(db, id);
  return place && ({ subject: 'issue', unitId: place.unitId, unitIds: place.parties } as const);
};

const ofInspection = (db: Sqlite, id: string) => {
  const row = inspectionById(db, id);
  return row && ({ subject: 'inspection', unitId: row.unitId, unitIds: [row.unitId] } as const);
};

/** The form of a kind of paper, and what gathers its values. @throws Refusal paper.unknown-kind */
export const sourceOf = (kind: string): PaperSource => {
  const source = paperSources.find(({ form }) => form.kind === kind);
  if (!source) throw new Refusal('paper.unknown-kind', { kind: kind.slice(0, 60) }, 'not-found');
  return source;
};

/** Where the subject of a paper stands. @throws Refusal paper.not-subject */
export const placeFor = (db: Sqlite, { name, subject }: PaperForm, subjectId: string): SubjectPlace => {
  const place = placeOf(db, subjectId);
  if (place?.subject !== subject)
    throw new Refusal('paper.not-subject', { name, subject: subjectWords[subject] }, 'invalid');
  return place;
};
