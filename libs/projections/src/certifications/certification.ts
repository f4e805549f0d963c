import {
  atFirst,
  computedOf,
  conditionsOn,
  evolveCertification,
  expectedOf,
  failing,
  nextActs,
  stepLines,
  type CertificationCommand,
  type CertificationState,
  type Conditions,
  type StepLine,
} from '@app/domain/certifications';
import { basic2012 } from '@app/domain/standards';
import type { Sqlite } from '@app/sqlite';
import { resolved, standingAt, type StandingQuestion } from '../indicators/index.js';
import { certificationRecords, type CertificationRecord } from './certification-events.js';

/** Where a county stood on its way to being certified, and how it came there. */
export type Certification = Readonly<{
  countyId: string;
  standardId: string;
  /** The county's own last sequence of what its figures rest on. */
  sequence: number;
  asOf: string;
  state: CertificationState;
  /** What comes next, in a few words. */
  expected: string;
  /** What may be recorded next, whoever does it; the likeliest first. The county's own word only while it may be given. */
  acts: readonly CertificationCommand['type'][];
  steps: readonly StepLine[];
  /** The conditions of an application as they stand at the point, for the school year that was asked about. */
  conditions: Conditions;
  records: readonly CertificationRecord[];
}>;

/** At a point: of what was recorded by then, what was true on the day. Undefined where the county is not there. */
export const certificationAt = (db: Sqlite, question: StandingQuestion): Certification | undefined => {
  const point = resolved(db, question);
  if (!point) return undefined;
  const { countyId, dataYear, standard, sequence, asOf } = point;
  const of = { countyId, standardId: standard.id };
  const records = certificationRecords(db, of, { knownAt: question.knownAt ?? Number.MAX_SAFE_INTEGER, asOf });
  const state = records.reduce((before, { event }) => evolveCertification(before, event), atFirst);
  const basic = resolved(db, { ...question, standardId: basic2012.id });
  const basicBalance = basic ? standingAt(db, basic).standing.verdict : null;
  const computed = { value: { ...computedOf(standingAt(db, point).standing), basicBalance }, sequence };
  const assessed = 'assessed' in state ? { assessed: state.assessed } : {};
  const known = { basic: state.basic, computed, dataYear };
  // The county's own word is not offered while it would be refused.
  const mayAssess = failing(conditionsOn(asOf, known)).length === 0;
  return {
    ...of,
    sequence,
    asOf,
    state,
    expected: expectedOf(state, asOf),
    acts: nextActs(state, asOf).filter((act) => mayAssess || act !== 'SubmitSelfAssessment'),
    steps: stepLines(state, records),
    conditions: conditionsOn(asOf, { ...known, ...assessed }),
    records,
  };
};
