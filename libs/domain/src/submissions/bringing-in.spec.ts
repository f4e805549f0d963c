import { describe, expect, it } from '@jest/globals';
import type { Context } from '@app/domain/kernel';
import { given, someone } from '@test/given';
import { stateAfter } from '@test/lived';
import type { SubmissionCommand } from './commands.js';
import type { SubmissionEvent } from './events.js';
import { submission } from './submission.js';

type BringIn = Extract<SubmissionCommand, { type: 'BringInFigures' }>;

const director: Context = { ...someone, actorId: 'director-1', role: 'supervisionDirector' };
const deputy: Context = { ...director, actorId: 'director-2' };
const reporter: Context = { ...someone, actorId: 'reporter-1', role: 'reporter', unitId: 'school-1' };
const id = { unitId: 'section-1', dataYear: '2022-2023' };
const source = { hash: 'b'.repeat(64), mediaType: 'text/csv', bytes: 9, sheet: '往年', row: 3 } as const;
const figures = {
  students: '260',
  fullTimeTeachers: null,
  aboveStandardQualifiedTeachers: '14',
  backboneTeachers: null,
  peArtsFullTimeTeachers: null,
  teachingAncillaryArea: '1407.03',
  sportsVenueArea: null,
  teachingEquipmentValue: null,
  networkedMultimediaClassrooms: null,
};
const bring: BringIn = {
  type: 'BringInFigures',
  ...id,
  unit: { value: { kind: 'section', sharesBuildings: false }, sequence: 3 },
  figures: { students: '0260', aboveStandardQualifiedTeachers: '14', teachingAncillaryArea: '1407.030' },
  enrolment: null,
  filedOn: '2022-10-08',
  acceptedOn: '2022-11-01',
  source,
};
const brought: SubmissionEvent = {
  type: 'FiguresBroughtIn',
  data: {
    ...id,
    version: 1,
    filingUnit: { kind: 'section', sharesBuildings: false, sequence: 3 },
    figures,
    enrolment: null,
    filedOn: '2022-10-08',
    acceptedOn: '2022-11-01',
    source,
    broughtInBy: 'director-1',
    effectiveFrom: '2022-09-01',
  },
};
const evidence = [{ hash: 'a'.repeat(64), mediaType: 'application/pdf', bytes: 1024 }];
const propose: SubmissionCommand = {
  type: 'ProposeCorrection',
  figures: { ...bring.figures, students: '262' },
  enrolment: null,
  reason: '原表漏计两人',
  evidence,
};
const decided = (command: SubmissionCommand, past: readonly SubmissionEvent[], by: Context) =>
  submission.decide(command, stateAfter(submission, past), by);

describe('figures of a past year', () => {
  it('are brought in with their own days and place, and only once', () => {
    given(submission, []).when(bring, director).yields([brought]);
    given(submission, [brought]).when(bring, deputy).yields([]);
    given(submission, [brought])
      .when({ ...bring, figures: { students: '261' } }, director)
      .refuses('submission.already-filed');
  });

  it('say no day that the table does not say', () => {
    const { filedOn: _, acceptedOn: __, ...undated } = bring;
    expect(decided(undated, [], director)).toMatchObject([{ data: { filedOn: null, acceptedOn: null } }]);
  });

  it('count as accepted, and change by an ordinary correction, never by bringing in again', () => {
    expect(stateAfter(submission, [brought])).toMatchObject({
      status: 'accepted',
      accepted: { filedBy: 'director-1' },
    });
    const proposed = decided(propose, [brought], reporter);
    const accepting = { type: 'AcceptCorrection', version: 2 } as const;
    const past = [brought, ...proposed];
    const corrected = [...past, ...decided(accepting, past, director)];
    expect(stateAfter(submission, corrected)).toMatchObject({
      status: 'accepted',
      version: 2,
      accepted: { figures: { students: '262' } },
    });
    given(submission, corrected).when(bring, director).yields([]);
    given(submission, corrected)
      .when({ ...bring, figures: { ...bring.figures, students: '262' } }, director)
      .refuses('submission.already-filed');
  });

  it('never take the place of what the unit filed, accepted or not', () => {
    const filing: SubmissionCommand = {
      type: 'SubmitFigures',
      ...id,
      unit: bring.unit,
      figures: bring.figures,
      enrolment: null,
      note: null,
    };
    const filed = decided(filing, [], reporter);
    given(submission, filed).when(bring, director).refuses('submission.already-filed');
    const accepted = [...filed, ...decided({ type: 'AcceptFigures', version: 1 }, filed, director)];
    given(submission, accepted).when(bring, director).refuses('submission.already-filed');
    given(submission, [brought])
      .when({ ...filing, figures: { students: '1' } }, reporter)
      .refuses('submission.already-accepted');
  });

  it.each([
    ['of the year that runs', { dataYear: '2024-2025' }, 'submission.year-not-over'],
    ['of no year', { dataYear: '2022' }, 'submission.data-year'],
    ['of no unit', { unit: { value: null, sequence: 3 } }, 'submission.unknown-unit'],
    [
      'of a unit that files nothing',
      { unit: { value: { kind: 'other', sharesBuildings: false }, sequence: 3 } },
      'submission.not-a-filing-unit',
    ],
    [
      'of the county',
      { unit: { value: { kind: 'county', sharesBuildings: false }, sequence: 3 } },
      'submission.needs-form',
    ],
    ['that are none', { figures: { students: '十' } }, 'submission.figures'],
    ['filed on no day', { filedOn: '2022-02-30' }, 'time.malformed'],
    ['accepted tomorrow', { acceptedOn: '2025-03-04' }, 'time.in-future'],
    ['accepted before they were filed', { acceptedOn: '2022-10-07' }, 'submission.brought-in-order'],
  ] as const)('are refused when they are %s', (_, changed, code) => {
    given(submission, [])
      .when({ ...bring, ...changed }, director)
      .refuses(code);
  });
});
