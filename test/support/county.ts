import type { Fact } from '@app/domain/kernel';
import type { OrganizationEvent, SchoolType, Stage, UnitKind } from '@app/domain/organizations';
import type { CountyRecordEvent } from '@app/domain/standards';
import type { SubmissionEvent } from '@app/domain/submissions';
import type { Happening } from '@test/projected';

type Registered = Extract<OrganizationEvent, { type: 'UnitRegistered' }>['data'];

const happening = (stream: `${string}-${string}`, fact: Fact): Happening => ({ in: stream, fact });

/** A unit comes into being. `more` says what its kind needs. */
export const unit = (
  kind: UnitKind,
  unitId: string,
  parentId: string | null,
  more: Partial<Registered> & Readonly<{ schoolType?: SchoolType; stage?: Stage }> = {},
): Happening => {
  const data: Registered = {
    unitId,
    kind,
    name: unitId,
    parentId,
    parent: null,
    code: null,
    schoolType: null,
    stage: null,
    departmentType: null,
    urbanRural: null,
    sharedBuildings: false,
    effectiveFrom: '2010-09-01',
    ...more,
  };
  return happening(`organization-${unitId}`, { type: 'UnitRegistered', data });
};

/** Anything else that happens to a unit. */
export const toUnit = (fact: Exclude<OrganizationEvent, { type: 'UnitRegistered' }>): Happening =>
  happening(`organization-${fact.data.unitId}`, fact);

/** A plain school with its one section, `<id>.<stage>`. */
export const plainSchool = (unitId: string, parentId: string, stage: 'primary' | 'junior'): readonly Happening[] => [
  unit('school', unitId, parentId, { schoolType: stage }),
  unit('section', `${unitId}.${stage}`, unitId, { stage }),
];

/** Anything that happens to a filing. */
export const toFiling = (fact: SubmissionEvent): Happening =>
  happening(`submission-${fact.data.unitId}.${fact.data.dataYear}`, fact);

type Submitted = Extract<SubmissionEvent, { type: 'FiguresSubmitted' }>['data'];

/** A section files figures of 2024-2025. */
export const filed = (
  unitId: string,
  figures: Submitted['figures'],
  more: Partial<Submitted> & Readonly<{ version?: number }> = {},
): Happening =>
  toFiling({
    type: 'FiguresSubmitted',
    data: {
      unitId,
      dataYear: '2024-2025',
      version: 1,
      filingUnit: { kind: 'section', sharesBuildings: false, sequence: 1 },
      figures,
      enrolment: null,
      form: null,
      entries: {},
      check: null,
      note: null,
      submittedBy: 'reporter-1',
      effectiveFrom: '2024-09-01',
      ...more,
    },
  });

/** The county accepts what was filed. */
export const accepted = (unitId: string, version = 1): Happening =>
  toFiling({
    type: 'FiguresAccepted',
    data: { unitId, dataYear: '2024-2025', version, acceptedBy: 'director-1' },
  });

/** A correction is proposed, and (in the second happening) accepted. */
export const corrected = (
  unitId: string,
  figures: Submitted['figures'],
  effectiveFrom: string,
  version = 2,
): readonly [Happening, Happening] => [
  toFiling({
    type: 'CorrectionProposed',
    data: {
      unitId,
      dataYear: '2024-2025',
      version,
      supersedesVersion: version - 1,
      figures,
      enrolment: null,
      form: null,
      entries: {},
      check: null,
      reason: '漏报',
      evidence: [{ hash: 'a'.repeat(64), mediaType: 'image/png', bytes: 1 }],
      proposedBy: 'reporter-1',
      effectiveFrom,
    },
  }),
  toFiling({
    type: 'CorrectionAccepted',
    data: { unitId, dataYear: '2024-2025', version, acceptedBy: 'director-1' },
  }),
];

type ItemRecorded = Extract<CountyRecordEvent, { type: 'ItemRecorded' }>['data'];

/** The county records an item (政府保障、教育质量) as met, by its figures. */
export const recordsItem = (item: string, figures: ItemRecorded['figures']): Happening =>
  happening('county-record-county-1.2024-2025', {
    type: 'ItemRecorded',
    data: {
      countyId: 'county-1',
      dataYear: '2024-2025',
      standardId: 'hqb-2017',
      item,
      judgement: 'met',
      figures,
      note: null,
      evidence: [],
      reason: null,
    },
  });
