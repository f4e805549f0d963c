import type { Actor, Evidence } from '@app/domain/kernel';
import { rectification, type IssueSeverity, type RectificationCommand } from '@app/domain/rectifications';
import { files, type Cast } from './cast.js';
import { dateAfter, dateOf, later } from './calendar.js';
import type { Section } from './county.js';
import { Thread, type Beat, type Life, type World } from './life.js';
import { sentence } from './texts.js';

/** The finding that an issue comes from. */
export type Cause = Readonly<{
  inspectionId: string;
  findingId: string;
  problem: string;
  clause: string;
  indicator: string;
  severity: IssueSeverity;
  evidence: readonly Evidence[];
}>;

/** An issue while it is told: who works on it, and the day that it has come to. */
type Telling = Readonly<{
  world: World;
  cast: Cast;
  unitId: string;
  lead: Readonly<{ unitId: string; head: Actor; worker: Actor }>;
  serious: boolean;
  /** The next act, so many days after the last one. */
  next: (days: number, by: Actor, command: RectificationCommand) => Beat;
  day: () => number;
}>;

/** 整改通知书, signed for; a plan, perhaps returned once. */
function* ordered({ world, cast, lead, next, day }: Telling): Life {
  const { random, known } = world;
  yield next(random.whole(1, 5), cast.director, {
    type: 'AssignRectification',
    noticeNumber: `教督整〔${dateOf(day()).slice(0, 4)}〕${random.whole(1, 900)}号`,
    leadUnitId: lead.unitId,
    supportingUnitIds: [],
    dueDate: dateAfter(day(), random.whole(60, 120)),
    unknownUnits: known([]),
  });
  yield next(random.whole(1, 4), lead.head, { type: 'AcknowledgeRectification' });
  for (let version = 1; ; version += 1) {
    yield next(random.whole(2, 5), lead.worker, {
      type: 'SubmitRectificationPlan',
      goal: sentence(random),
      measures: `${sentence(random, 2)}（第${version}稿）`,
      steps: [
        { text: '落实经费并完成设计', dueDate: dateAfter(day(), 15) },
        { text: '施工并自查', dueDate: dateAfter(day(), 30) },
      ],
      responsibleAccountId: lead.head.id,
    });
    if (version > 1 || !random.chance(0.25)) break;
    yield next(2, cast.director, { type: 'ReturnRectificationPlan', reason: '整改措施不具体，请补充经费来源。' });
  }
  yield next(2, cast.director, { type: 'ApproveRectificationPlan' });
}

/** Work reported, an extension asked for now and then. */
function* worked({ world, cast, lead, next, day }: Telling, mayExtend: boolean): Life {
  const { random } = world;
  for (let report = random.whole(1, 3), percent = 30; report > 0; report -= 1, percent += 25)
    yield next(random.whole(3, 9), lead.worker, {
      type: 'ReportProgress',
      text: sentence(random, 2),
      percent,
      evidence: files(random, 0, 2),
    });
  if (!mayExtend || !random.chance(0.2)) return;
  yield next(1, lead.head, {
    type: 'RequestExtension',
    requestedDate: dateAfter(day(), 160),
    reason: '雨季停工，工期顺延。',
    progress: sentence(random),
    forecast: dateAfter(day(), 150),
  });
  yield next(
    2,
    cast.director,
    random.chance(0.7) ? { type: 'GrantExtension' } : { type: 'RefuseExtension', reason: '工期可以调整，不予延期。' },
  );
}

/** The unit head's word, the request, the visits; what is found inadequate goes back to work. */
function* closed(telling: Telling): Life {
  const { world, cast, lead, unitId, serious, next, day } = telling;
  const { random, known } = world;
  for (let attempt = 1; ; attempt += 1) {
    yield* worked(telling, attempt === 1);
    yield next(3, lead.head, { type: 'ApproveRectificationReport', report: sentence(random, 2) });
    yield next(1, lead.head, {
      type: 'RequestClosure',
      statement: '已整改到位，请予销号。',
      evidence: files(random, 1, 3),
      rectifiedOn: dateOf(day()),
    });
    const adequate = attempt > 1 || random.chance(0.8);
    for (let visits = serious && adequate ? 2 : 1; visits > 0; visits -= 1) {
      const on = dateAfter(day(), 3);
      yield next(3, random.one(cast.inspectors), {
        type: 'VerifyOnSite',
        on,
        finding: sentence(random),
        evidence: files(random, 1, 2),
        adequate,
        recusal: known({ units: [unitId, lead.unitId], on, recused: [] }),
      });
    }
    if (adequate) break;
    yield next(1, cast.director, { type: 'RejectClosure', reworkRequirement: '面积仍不足，限期扩建并附测绘图。' });
  }
  yield next(1, cast.director, { type: 'CloseIssue' });
}

/** An issue's whole life. Some are withdrawn, some are never worked on and become overdue, some come back. */
export function* rectified(world: World, cast: Cast, { unit, staff }: Section, cause: Cause, from: number): Life {
  const { random, known } = world;
  const issueId = random.uuid();
  const thread = new Thread(world, rectification, issueId);
  const department = random.one(cast.departments);
  const passed = cause.severity === 'complex';
  let at = from;
  const telling: Telling = {
    world,
    cast,
    unitId: unit.unitId,
    lead: passed
      ? { unitId: department.unitId, head: department.head, worker: department.head }
      : {
          unitId: unit.unitId,
          head: { ...staff.principal, unit: unit.unitId },
          worker: { ...staff.reporter, unit: unit.unitId },
        },
    serious: cause.severity === 'serious',
    next: (days, by, command) => thread.ask((at = later(at, days, random)), by, command),
    day: () => at,
  };
  yield thread.ask(at, cast.director, {
    type: 'RaiseIssue',
    ...cause,
    issueId,
    unitId: unit.unitId,
    county: known(cast.countyId),
  });
  if (random.chance(0.03))
    return yield telling.next(2, cast.director, { type: 'WithdrawIssue', reason: '经复核，所述情况不属实。' });
  for (let round = 1; ; round += 1) {
    if (passed) {
      const question = '该问题涉及本部门职责，请予协商办理。';
      const { unitId: departmentId } = department;
      yield telling.next(1, cast.director, {
        type: 'RequestConsultation',
        departmentId,
        question,
        unknownUnits: known([]),
      });
      yield telling.next(4, department.head, { type: 'AcceptConsultation', note: '同意牵头办理。' });
    }
    yield* ordered(telling);
    if (random.chance(0.05)) return;
    yield* closed(telling);
    if (round === 2 || !random.chance(0.06)) return;
    yield telling.next(45, cast.director, {
      type: 'ReopenIssue',
      reason: '回头看发现问题反弹。',
      evidence: files(random, 1, 2),
    });
  }
}
