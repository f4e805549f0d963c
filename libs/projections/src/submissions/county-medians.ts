import {
  addDecimals,
  compareDecimals,
  divideDecimals,
  parseDecimal,
  printDecimal,
  type ExactDecimal,
} from '@app/domain/kernel';
import type { FormId, FormStage } from '@app/domain/submissions';
import type { Sqlite } from '@app/sqlite';

/**
 * Which returns are compared with one another: of a county, a form and a stage, of a data year or earlier. `sequence` is
 * the county's own: as long as it stays, nothing of the county's was accepted.
 */
export type MediansQuestion = Readonly<{
  countyId: string;
  dataYear: string;
  formId: FormId;
  stage: FormStage | null;
  sequence: number;
}>;
type Medians = Readonly<Record<string, string>>;

/** Of fewer units a middle says nothing. */
const fewest = 5;

/** The middle one, or half of the sum of the two in the middle; six places. */
const middle = (values: readonly ExactDecimal[]): string => {
  const sorted = values.toSorted(compareDecimals);
  const upper = sorted[sorted.length >> 1]!;
  const lower = sorted[(sorted.length - 1) >> 1]!;
  return printDecimal(divideDecimals(addDecimals(lower, upper), parseDecimal('2'), 6));
};

/** Of the last accepted return of each unit that stands in the county today. */
const comparable = (db: Sqlite, { countyId, dataYear, formId, stage }: MediansQuestion) =>
  db.all<{ perPupil: string }>(
    `select r.per_pupil as perPupil, max(r.data_year) from organization_closure o
     join organization_unit u on u.unit_id = o.unit and u.status = 'open'
     join submission_review r on r.unit_id = o.unit and r.data_year <= ? and r.per_pupil is not null
     where o.ancestor = ? and u.stage is ? and (? = 'section') = (u.kind = 'section') group by o.unit`,
    dataYear,
    countyId,
    stage,
    formId,
  );

const computed = (db: Sqlite, question: MediansQuestion): Medians => {
  const values = new Map<string, ExactDecimal[]>();
  for (const row of comparable(db, question)) {
    for (const [field, value] of Object.entries(JSON.parse(row.perPupil) as Medians)) {
      const of = values.get(field);
      if (of) of.push(parseDecimal(value));
      else values.set(field, [parseDecimal(value)]);
    }
  }
  return Object.fromEntries(
    [...values].filter(([, of]) => of.length >= fewest).map(([field, of]) => [field, middle(of)] as const),
  );
};

const kept = new WeakMap<Sqlite, Map<string, Readonly<{ sequence: number; medians: Medians }>>>();

/**
 * The county's median per pupil of each compared field, out of the last accepted returns of the year or earlier; a field
 * that fewer than five units have filed has none. Kept by the county's own sequence: an accepted return changes it.
 */
export const countyMedians = (db: Sqlite, question: MediansQuestion): Medians => {
  const { countyId, dataYear, formId, stage, sequence } = question;
  let ofFile = kept.get(db);
  if (!ofFile) kept.set(db, (ofFile = new Map()));
  const key = [countyId, dataYear, formId, stage].join(' ');
  const known = ofFile.get(key);
  if (known?.sequence === sequence) return known.medians;
  const medians = computed(db, question);
  ofFile.set(key, { sequence, medians });
  return medians;
};
