import { submission, submissionId } from '@app/domain/submissions';
import { verification, verificationId } from '@app/domain/verifications';
import { files, type Cast } from './cast.js';
import { later, morningOf, schoolYear } from './calendar.js';
import type { County, Section } from './county.js';
import { filedByForm } from './filing-by-form.js';
import { Thread, type Life, type World } from './life.js';
import type { Random } from './random.js';

const decimal = (value: number): string => String(Math.round(value * 100) / 100);

/** Figures of a section of that many pupils: most ratios a little above the thresholds, some below. */
const persons = (random: Random, students: number) => {
  const per = (ratio: number) => String(Math.ceil((students / 100) * ratio * (0.85 + random.part() * 0.5)));
  const teachers = Math.ceil(students / 14);
  const capped = (text: string) => String(Math.min(Number(text), teachers));
  return {
    students: String(students),
    fullTimeTeachers: String(teachers),
    aboveStandardQualifiedTeachers: capped(per(4.9)),
    backboneTeachers: capped(per(1.05)),
    peArtsFullTimeTeachers: capped(per(0.95)),
  };
};
const rooms = (random: Random, students: number) => ({
  teachingAncillaryArea: decimal(students * 5 * (0.85 + random.part() * 0.5)),
  sportsVenueArea: decimal(students * 8.5 * (0.85 + random.part() * 0.5)),
  teachingEquipmentValue: decimal(students * 2200 * (0.85 + random.part() * 0.5)),
  networkedMultimediaClassrooms: String(Math.ceil((students / 100) * 2.5 * (0.9 + random.part() * 0.4))),
});

/** A unit that files, and for how many pupils. */
export type Filer = Readonly<{
  unitId: string;
  kind: 'section' | 'shared';
  sharesBuildings: boolean;
  section: Section;
  students: number;
}>;

/** One unit's figures of one school year: filed, perhaps returned and filed again, accepted, perhaps corrected. */
function* filed(world: World, cast: Cast, filer: Filer, year: number): Life {
  const { random } = world;
  const { unitId, kind, sharesBuildings, section, students } = filer;
  const { reporter, principal } = section.staff;
  const dataYear = schoolYear(year);
  const thread = new Thread(world, submission, submissionId(unitId, dataYear));
  const figures = {
    ...(kind === 'section' ? persons(random, students) : {}),
    ...(kind === 'shared' || !sharesBuildings ? rooms(random, students) : {}),
  };
  const enrolment =
    kind === 'shared'
      ? { primary: String(Math.round(students * 0.6)), junior: String(Math.round(students * 0.4)), senior: null }
      : null;
  const submit = (note: string | null, changed: Readonly<Record<string, string>>) =>
    ({
      type: 'SubmitFigures',
      unitId,
      dataYear,
      unit: world.known({ kind, sharesBuildings }),
      figures: { ...figures, ...changed },
      enrolment,
      note,
    }) as const;

  let at = later(morningOf(`${year}-09-10`), random.whole(0, 25), random);
  yield thread.ask(at, reporter, submit(null, {}));
  let version = 1;
  if (random.chance(0.3)) {
    const figure = kind === 'shared' ? 'sportsVenueArea' : 'students';
    const reasons = [{ figure, reason: '与上学年相差超过百分之二十，请核对后重新填报。' }];
    yield thread.ask((at = later(at, 3, random)), cast.director, { type: 'ReturnSubmission', version, reasons });
    const changed: Record<string, string> =
      kind === 'shared' ? { sportsVenueArea: decimal(students * 9) } : { students: String(students + 1) };
    yield thread.ask((at = later(at, 4, random)), reporter, submit('已按学籍系统核对。', changed));
    version += 1;
  }
  yield thread.ask((at = later(at, random.whole(1, 12), random)), cast.director, { type: 'AcceptFigures', version });
  // Few are looked at on site.
  if (version === 1 && kind === 'section' && students % 7 === 0)
    yield* verifiedOnSite(world, cast, { unitId, dataYear, students }, later(at, 2, random));
  if (!random.chance(0.15)) return;
  at = later(at, random.whole(20, 120), random);
  yield thread.ask(at, principal, {
    type: 'ProposeCorrection',
    effectiveAt: `${year}-10-01`,
    figures: {
      ...figures,
      ...(kind === 'shared' || !sharesBuildings
        ? { sportsVenueArea: decimal(students * 9.2) }
        : { backboneTeachers: '3' }),
    },
    enrolment,
    reason: '新建运动场地竣工验收，面积按测绘报告更正。',
    evidence: files(random, 1, 2),
  });
  version += 1;
  at = later(at, random.whole(2, 10), random);
  yield random.chance(0.85)
    ? thread.ask(at, cast.director, { type: 'AcceptCorrection', version })
    : thread.ask(at, cast.director, { type: 'RefuseCorrection', version, reason: '测绘报告无盖章，不予采纳。' });
}

/** A report claims a ratio of the section, and an inspector counts its pupils. */
function* verifiedOnSite(
  world: World,
  cast: Cast,
  { unitId, dataYear, students }: Readonly<{ unitId: string; dataYear: string; students: number }>,
  at: number,
): Life {
  const { random } = world;
  const unit = world.known('other' as const);
  const thread = new Thread(world, verification, verificationId(unitId, dataYear));
  const of = { unitId, dataYear };
  const source = '县自查自评报告附表';
  const printed = { subject: 'L3', value: '1.02', source, evidence: [], reason: null };
  yield thread.ask(at, cast.director, { type: 'ClaimFigure', ...of, unit, ...printed });
  yield thread.ask(at + 600_000, cast.inspectors[0]!, {
    type: 'VerifyFigure',
    ...of,
    unit,
    subject: 'students',
    value: String(students + 2),
    method: '逐班清点，与学籍系统核对',
    evidence: files(random, 1, 1),
    inspectionId: null,
    inspected: world.known(true),
    recused: world.known(null),
    reason: null,
  });
}

/**
 * Everybody who files in a school year: each section, and each school whose stages share buildings; bare totals, or those of
 * the compulsory stages `byForm`.
 */
export const filings = (world: World, { sections, cast }: County, year: number, byForm: boolean): readonly Life[] => {
  const sizes = new Map<Section, number>();
  for (const section of sections) sizes.set(section, Math.round(section.size * (0.9 + world.random.part() * 0.2)));
  return sections.flatMap((section) => {
    const { unit, school, stage } = section;
    const students = sizes.get(section)!;
    const sharesBuildings = school.sharedBuildings;
    const file = byForm && stage !== 'senior' ? filedByForm : filed;
    const own = file(world, cast, { unitId: unit.unitId, kind: 'section', sharesBuildings, section, students }, year);
    if (!sharesBuildings || stage !== 'primary') return [own];
    const shared: Filer = { unitId: school.unitId, kind: 'shared', sharesBuildings, section, students: students * 2 };
    return [own, file(world, cast, shared, year)];
  });
};
