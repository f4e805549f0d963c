import {
  checkReturn,
  currentForm,
  formAskedOf,
  noFacts,
  referenceOf,
  submission,
  submissionId,
  type Entries,
} from '@app/domain/submissions';
import { files, type Cast } from './cast.js';
import { later, morningOf, schoolYear } from './calendar.js';
import type { Filer } from './filing.js';
import { Thread, type Life, type World } from './life.js';
import { Random } from './random.js';
import { returnValues, wholeClasses, type Values } from './return-values.js';

/** As they were typed, with a word where one is asked for. */
const entriesOf = (values: Values, explained: ReadonlySet<string>): Entries =>
  Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      { value, explanation: explained.has(field) ? '经核对属实。' : null, origin: { kind: 'typed' } },
    ]),
  );

/**
 * One unit's return of one school year, field by field: filed, confirmed by its head, reviewed by the office, perhaps sent
 * back for a field and filed again, accepted, perhaps corrected.
 */
export function* filedByForm(world: World, cast: Cast, filer: Filer, year: number): Life {
  const { unitId, kind, sharesBuildings, section, students } = filer;
  const { reporter, principal } = section.staff;
  // Chance of its own: a return has many values.
  const random = new Random(world.random.bits());
  const dataYear = schoolYear(year);
  const thread = new Thread({ ...world, random }, submission, submissionId(unitId, dataYear));
  const owner = { kind, sharesBuildings };
  const stage = kind === 'shared' ? null : section.stage;
  const id = kind === 'shared' ? 'premises' : 'section';
  const facts = { ...noFacts, stage };
  const asked = formAskedOf(currentForm(id), owner, stage);
  const values = returnValues(random, id, owner, { stage: section.stage, students: wholeClasses(students) });
  const filled = (changed: Values) => {
    const all = { ...values, ...changed };
    const implausible = checkReturn(asked, entriesOf(all, new Set()), facts);
    const entries = entriesOf(all, new Set(implausible.map(({ field }) => field)));
    return { form: referenceOf(asked), entries, confirmed: [], facts: world.known(facts) };
  };
  const submit = (changed: Values, note: string | null) =>
    ({ type: 'SubmitReturn', unitId, dataYear, unit: world.known(owner), note, ...filled(changed) }) as const;
  const review = (version: number, fields: readonly string[]) =>
    ({
      type: 'ReviewItems',
      version,
      items: fields.map((field) => ({ field, verdict: 'accepted' as const, reason: null })),
    }) as const;

  const [slip, figure] =
    kind === 'section' ? (['largestClass', 'backboneTeachers'] as const) : (['books', 'sportsGroundArea'] as const);
  const fields = Object.keys(values);
  let at = later(morningOf(`${year}-09-10`), random.whole(0, 25), random);
  yield thread.ask(at, reporter, submit({}, null));
  yield thread.ask((at = later(at, 1, random)), principal, { type: 'ConfirmReturn', version: 1 });
  let version = 1;
  if (random.chance(0.3)) {
    const others = fields.filter((field) => field !== slip);
    yield thread.ask((at = later(at, 3, random)), cast.director, review(version, others));
    const reasons = [{ figure: slip, reason: '与上学年相差较大，请核对后重新填报。' }];
    yield thread.ask((at += 600_000), cast.director, { type: 'ReturnSubmission', version, reasons });
    const changed = { [slip]: String(Number(values[slip]) - 1) };
    yield thread.ask((at = later(at, 4, random)), reporter, submit(changed, '已核对。'));
    version += 1;
    yield thread.ask((at = later(at, 1, random)), principal, { type: 'ConfirmReturn', version });
  }
  at = later(at, random.whole(1, 12), random);
  yield thread.ask(at, cast.director, review(version, fields));
  yield thread.ask((at += 600_000), cast.director, { type: 'AcceptFigures', version });
  if (!random.chance(0.15)) return;
  at = later(at, random.whole(20, 120), random);
  yield thread.ask(at, principal, {
    type: 'CorrectReturn',
    effectiveAt: `${year}-10-01`,
    ...filled({ [figure]: String(Math.ceil(Number(values[figure]) * 1.1)) }),
    reason: '年度中有变动，按证明材料更正。',
    evidence: files(random, 1, 2),
  });
  version += 1;
  yield thread.ask(later(at, random.whole(2, 10), random), cast.director, { type: 'AcceptCorrection', version });
}
