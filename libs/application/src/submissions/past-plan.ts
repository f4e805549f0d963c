import { Refusal, same, type Evidence, type Known, type Request } from '@app/domain/kernel';
import { unitNameKey } from '@app/domain/rectifications';
import {
  dataYearStart,
  submission,
  submissionId,
  type PastLine,
  type PastProblem,
  type SubmissionCommand,
} from '@app/domain/submissions';
import type { PastFiguresFacts, PastFiler } from './past-facts.js';

/** One line that is to be brought in: whose figures, and the command. */
export type PastPlanned = Readonly<{
  id: string;
  command: Extract<SubmissionCommand, { type: 'BringInFigures' }>;
}>;

/** What becomes of every line, before anything is written. `already`: lines that were brought in before. */
export type PastPlan = Readonly<{
  planned: readonly PastPlanned[];
  already: number;
  problems: readonly PastProblem[];
}>;

export type PastGround = Readonly<{
  units: Known<ReadonlyMap<string, readonly string[]>>;
  facts: Pick<PastFiguresFacts, 'filersUnder' | 'filed'>;
  source: Evidence;
  request: Request;
  /** The sentence of a refusal. */
  sentence: (refusal: Refusal) => string;
}>;

type Fault = Readonly<{ fault: string }>;
const partNames = { primary: '小学部', junior: '初中部', senior: '高中部', shared: '共用的校舍' } as const;

const schoolNamed = (name: string, { units }: PastGround): string | Fault => {
  const key = unitNameKey(name);
  const ids = units.value.get(key) ?? [];
  if (ids.length === 1) return ids[0]!;
  if (ids.length > 1) return { fault: `“${name}”有 ${ids.length} 个单位，请写全称或学校代码` };
  const alike = [...units.value.keys()].filter(
    (known) => known.length > 2 && (known.includes(key) || key.includes(known)),
  );
  const hint = alike.length > 0 ? `，是不是“${alike.slice(0, 3).join('”“')}”` : '';
  return { fault: `机构名录中没有“${name}”${hint}` };
};

/** Whose figures a line has: the school's section of that stage, or the school for the rooms that its stages share. */
const filerOf = ({ school, part }: PastLine, ground: PastGround): PastFiler | Fault => {
  const named = schoolNamed(school, ground);
  if (typeof named !== 'string') return named;
  const all = ground.facts.filersUnder(named);
  const own = all.find(({ unitId }) => unitId === named);
  const sections = all.filter(({ unit }) => unit.kind === 'section');
  const fitting =
    part === 'shared'
      ? own?.unit.kind === 'shared'
        ? [own]
        : []
      : sections.filter(({ stage }) => part === null || stage === part);
  if (fitting.length === 1) return fitting[0]!;
  if (fitting.length > 1)
    return part === null
      ? { fault: `“${school}”有 ${fitting.length} 个学部，请在“学段”一列写明是哪一个` }
      : { fault: `“${school}”有 ${fitting.length} 个${partNames[part]}，请写校区或学部的全称` };
  return { fault: `“${school}”没有${part === null ? '填报数据的学部' : partNames[part]}，请核对学校和学段` };
};

const commandOf = (line: PastLine, { unitId, unit }: PastFiler, ground: PastGround): PastPlanned['command'] => {
  const { sheet, row, dataYear, figures, enrolment, filedOn, acceptedOn } = line;
  const day = acceptedOn ?? filedOn;
  return {
    type: 'BringInFigures',
    unitId,
    dataYear,
    unit: { value: unit, sequence: ground.units.sequence },
    figures: { ...figures },
    enrolment,
    source: { ...ground.source, sheet, row },
    effectiveAt: dataYearStart(dataYear),
    ...(filedOn !== null && { filedOn }),
    ...(acceptedOn !== null && { acceptedOn }),
    // Done on the day on which they were accepted then, as far as the table says.
    ...(day !== null && { occurredAt: `${day}T00:00:00+08:00` }),
  };
};

/** Whether a line is new, was brought in before, or what is wrong with it: by the rules of submissions. */
const judged = (command: PastPlanned['command'], ground: PastGround): 'new' | 'already' | Fault => {
  const { actor, at } = ground.request;
  const context = { actorId: actor.id, role: actor.role, unitId: actor.unit, at, newId: () => command.unitId };
  const filed = ground.facts.filed(command.unitId, command.dataYear);
  try {
    const [event] = submission.decide(command, submission.initial, context);
    if (filed === null || event?.type !== 'FiguresBroughtIn') return 'new';
    const { figures, enrolment } = event.data;
    if (filed.broughtIn && same(filed.broughtIn, { figures, enrolment })) return 'already';
    return { fault: ground.sentence(new Refusal('submission.already-filed', { dataYear: command.dataYear })) };
  } catch (error) {
    if (error instanceof Refusal) return { fault: ground.sentence(error) };
    throw error;
  }
};

/** Looks at every line as it would be brought in: all that is wrong, not the first. */
export const pastPlanOf = (lines: readonly PastLine[], ground: PastGround): PastPlan => {
  const planned: PastPlanned[] = [];
  const problems: PastProblem[] = [];
  const seen = new Map<string, PastLine>();
  let already = 0;
  for (const line of lines) {
    const wrong = (message: string) => problems.push({ sheet: line.sheet, row: line.row, cell: null, message });
    const filer = filerOf(line, ground);
    if ('fault' in filer) {
      wrong(filer.fault);
      continue;
    }
    const id = submissionId(filer.unitId, line.dataYear);
    const before = seen.get(id);
    if (before) {
      wrong(`与“${before.sheet}”第 ${before.row} 行是同一学部、同一学年，请只留一行`);
      continue;
    }
    seen.set(id, line);
    const command = commandOf(line, filer, ground);
    const verdict = judged(command, ground);
    if (verdict === 'already') already += 1;
    else if (verdict === 'new') planned.push({ id, command });
    else wrong(verdict.fault);
  }
  return { planned, already, problems };
};
