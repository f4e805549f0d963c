import type { Context } from '@app/domain/kernel';
import type { FilingUnit, SubmissionCommand, SubmissionEvent } from '@app/domain/submissions';
import { someone } from './given.js';

/** Filing bare totals. */
export type Submit = Extract<SubmissionCommand, { type: 'SubmitFigures' }>;
/** Bare totals as they were filed. */
export type Submitted = Extract<SubmissionEvent, { type: 'FiguresSubmitted' }>;

/** Who files. */
export const reporter: Context = { ...someone, actorId: 'reporter-1', role: 'reporter', unitId: 'school-1' };
/** Who reviews. */
export const director: Context = { ...someone, actorId: 'director-1', role: 'supervisionDirector' };
/** A section of a school that shares nothing. */
export const section: FilingUnit = { kind: 'section', sharesBuildings: false };
/** Whose figures, of which year. */
export const id = { unitId: 'section-1', dataYear: '2024-2025' };
/** Totals in which nothing is wrong. */
export const figures = {
  students: '260',
  fullTimeTeachers: null,
  aboveStandardQualifiedTeachers: '14',
  backboneTeachers: '4',
  peArtsFullTimeTeachers: '3',
  teachingAncillaryArea: '1407.03',
  sportsVenueArea: '2768.87',
  teachingEquipmentValue: '776076.91',
  networkedMultimediaClassrooms: '8',
};
/** Files them; change a field by naming it. */
export const submit = (change: Partial<Submit> = {}): Submit => ({
  type: 'SubmitFigures',
  ...id,
  unit: { value: section, sequence: 3 },
  figures,
  enrolment: null,
  note: null,
  ...change,
});
/** What that comes to. */
export const submitted = (version: number, change: Partial<Submitted['data']> = {}): Submitted => ({
  type: 'FiguresSubmitted',
  data: {
    ...id,
    version,
    filingUnit: { kind: 'section', sharesBuildings: false, sequence: 3 },
    figures,
    enrolment: null,
    form: null,
    entries: {},
    check: null,
    note: null,
    submittedBy: 'reporter-1',
    effectiveFrom: '2024-09-01',
    ...change,
  },
});
/** Why they go back. */
export const reasons = [{ figure: 'sportsVenueArea', reason: '与产权证不符' }];
/** They go back. */
export const returned = (version: number): SubmissionEvent => ({
  type: 'SubmissionReturned',
  data: { ...id, version, reasons, returnedBy: 'director-1' },
});
/** They are accepted. */
export const accepted = (version: number): SubmissionEvent => ({
  type: 'FiguresAccepted',
  data: { ...id, version, acceptedBy: 'director-1' },
});
/** A document. */
export const evidence = [{ hash: 'a'.repeat(64), mediaType: 'application/pdf', bytes: 1024 }];
/** The same with another sports ground. */
export const corrected = { ...figures, sportsVenueArea: '2900' };
/** Asks for that correction. */
export const propose: Extract<SubmissionCommand, { type: 'ProposeCorrection' }> = {
  type: 'ProposeCorrection',
  figures: corrected,
  enrolment: null,
  reason: '漏报新建操场',
  evidence,
  effectiveAt: '2025-03-01',
};
/** What that comes to. */
export const proposed = (version: number): SubmissionEvent => ({
  type: 'CorrectionProposed',
  data: {
    ...id,
    version,
    supersedesVersion: 1,
    figures: corrected,
    enrolment: null,
    form: null,
    entries: {},
    check: null,
    reason: '漏报新建操场',
    evidence,
    proposedBy: 'reporter-1',
    effectiveFrom: '2025-03-01',
  },
});
