import { inspection, recusalRegister, responsibility, visitRule, type FindingSeverity } from '@app/domain/inspections';
import { files } from './cast.js';
import { dateAfter, dateOf, later, morningOf } from './calendar.js';
import type { County, Section } from './county.js';
import { Thread, type Life, type World } from './life.js';
import { rectified, type Cause } from './rectifying.js';
import { checklist, findings, sentence } from './texts.js';

/** Inspectors say, at the beginning of a year, which schools they may not judge. */
export function* recused(world: World, { cast, schools }: County, year: number): Life {
  const { random } = world;
  for (const { id: accountId, role, unit } of random.some(cast.inspectors, 4)) {
    const at = later(morningOf(`${year}-09-01`), random.whole(0, 5), random);
    const unitId = random.one(schools).unitId;
    const ground = random.one(['relativeOfHead', 'familyThere'] as const);
    const register = new Thread(world, recusalRegister, random.uuid());
    yield register.ask(at, { id: accountId, role, unit }, { type: 'DeclareRecusal', accountId, unitId, ground });
  }
}

/** A county asks for a visit a month and says who is 责任督学 of its first schools; one of them is relieved again. */
export function* entrusted(world: World, { cast, schools }: County, from: number): Life {
  const { countyId, director } = cast;
  const basis = '督导室〔2019〕6号';
  yield new Thread(world, visitRule, countyId).ask(from, director, {
    type: 'SetVisitRule',
    countyId,
    perMonth: 1,
    leastDays: 10,
    basis,
  });
  const accountId = cast.inspectors[0]!.id;
  const register = new Thread(world, responsibility, accountId);
  const on = dateOf(from);
  for (const { unitId } of schools.slice(0, 3))
    yield register.ask((from += 60_000), director, {
      type: 'EntrustSchool',
      accountId,
      unitId,
      unit: world.known({ countyId, kind: 'school', open: true }),
      basis,
      recusal: world.known({ units: [unitId], accounts: [accountId], on, recused: [] }),
    });
  const { unitId } = schools[0]!;
  yield register.ask(from + 60_000, director, { type: 'RelieveSchool', unitId, reason: '轮岗' });
}

/** One visit to a section's school, from plan to 督导意见书; each finding above 现场反馈 begins an issue. */
export function* inspected(world: World, { cast }: County, section: Section, from: number): Life {
  const { random } = world;
  const { unitId } = section.unit;
  const { director } = cast;
  const inspectionId = random.uuid();
  const kind = random.one(['routine', 'routine', 'routine', 'thematic', 'comprehensive'] as const);
  const team = random.some(cast.inspectors, kind === 'routine' ? 2 : 3);
  const visitor = team[0]!;
  const ids = team.map(({ id }) => id);
  const date = dateAfter(from, 10);
  const thread = new Thread(world, inspection, inspectionId);
  let at = later(from, 0, random);
  const ask = (days: number, ...[by, command]: [Parameters<typeof thread.ask>[1], Parameters<typeof thread.ask>[2]]) =>
    thread.ask((at = later(at, days, random)), by, command);

  const questions = random.some(checklist, 6);
  yield ask(0, director, {
    type: 'PlanInspection',
    inspectionId,
    kind,
    unitId,
    county: world.known(cast.countyId),
    subject: kind === 'routine' ? '经常性督导' : '优质均衡创建专项督导',
    team: ids,
    date,
    checklist: questions,
    recusal: world.known({ units: [unitId], accounts: ids, on: date, recused: [] }),
  });
  if (kind !== 'routine')
    yield ask(2, director, {
      type: 'SendNotice',
      noticeNumber: `教督通〔${date.slice(0, 4)}〕${random.whole(1, 400)}号`,
    });
  at = later(morningOf(date), 0, random);
  yield ask(0, visitor, { type: 'StartInspection' });
  for (const { id: questionId } of questions) {
    const answer = random.one(['yes', 'yes', 'yes', 'no'] as const);
    const note = answer === 'no' ? sentence(random) : undefined;
    const evidence = files(random, 0, 1);
    yield thread.ask((at += 240_000), visitor, {
      type: 'AnswerQuestion',
      questionId,
      answer,
      ...(note !== undefined && { note }),
      evidence,
    });
  }
  const causes: Cause[] = [];
  for (const found of random.some(findings, random.whole(0, 2))) {
    const findingId = random.uuid();
    const severity: FindingSeverity = random.one(['onTheSpot', 'ordinary', 'ordinary', 'serious', 'complex']);
    const finding = { findingId, ...found, severity, evidence: files(random, 1, 3) };
    yield thread.ask((at += 300_000), visitor, { type: 'RaiseFinding', ...finding });
    if (severity !== 'onTheSpot') causes.push({ ...finding, severity, inspectionId });
  }
  yield thread.ask((at += 600_000), visitor, { type: 'CompleteInspection', summary: sentence(random, 3) });
  for (const cause of causes) world.begin(rectified(world, cast, section, cause, at + 1000));
  if (kind === 'routine') return;

  const { principal } = section.staff;
  const school = { ...principal, unit: unitId };
  yield ask(3, director, { type: 'IssuePreliminaryOpinion', opinion: sentence(random, 2) });
  if (random.chance(0.3)) {
    const defenceId = random.uuid();
    yield ask(4, school, { type: 'FileDefence', defenceId, text: sentence(random, 2), evidence: files(random, 0, 2) });
    yield ask(3, director, { type: 'AnswerDefence', defenceId, upheld: random.chance(0.3), answer: sentence(random) });
  }
  yield ask(1, school, { type: 'WaiveDefence' });
  yield ask(2, director, {
    type: 'IssueOpinionLetter',
    letterNumber: `教督意〔${date.slice(0, 4)}〕${random.whole(1, 400)}号`,
    opinion: sentence(random, 3),
    rectificationDueDate: dateAfter(at, 60),
  });
  yield ask(5, director, {
    type: 'FileReport',
    reportNumber: `教督报〔${dateOf(at).slice(0, 4)}〕${random.whole(1, 400)}号`,
    report: sentence(random, 4),
  });
}
