import { Refusal, type Evidence, type Known, type Request } from '@app/domain/kernel';
import {
  recognition,
  rectification,
  standingOf,
  unitNameKey,
  type LedgerLine,
  type LedgerProblem,
  type RectificationCommand,
} from '@app/domain/rectifications';
import { namedId } from '@app/ledger';

/** One line that is to be brought in: the issue it becomes, and the command that makes it one. */
export type Planned = Readonly<{
  id: string;
  line: LedgerLine;
  command: Extract<RectificationCommand, { type: 'BringInIssue' }>;
  standing: 'closed' | 'inProgress' | 'raised';
}>;

/** What becomes of every line, before anything is written. */
export type LedgerPlan = Readonly<{
  planned: readonly Planned[];
  /** Lines whose issue is there already, and that issue. */
  already: readonly Readonly<{ line: LedgerLine; issueId: string }>[];
  problems: readonly LedgerProblem[];
}>;

export type Ground = Readonly<{
  countyId: string;
  units: Known<ReadonlyMap<string, readonly string[]>>;
  recognized: ReadonlyMap<string, string>;
  source: Evidence;
  request: Request;
  /** The sentence of a refusal. */
  sentence: (refusal: Refusal) => string;
}>;

/** Ids of issues that are brought in derive from the file and the row: the same line is never two issues. */
const namespace = '6a0f4f2e-7f5b-5f0a-9b43-3f1d6c1f9a10';

/** A name's unit, or what is wrong with the name. */
const unitNamed = (name: string, { units }: Ground): string | { fault: string } => {
  const ids = units.value.get(unitNameKey(name)) ?? [];
  if (ids.length === 1) return ids[0]!;
  if (ids.length > 1) return { fault: `“${name}”有 ${ids.length} 个单位，请写全称或单位代码` };
  const key = unitNameKey(name);
  const alike = [...units.value.keys()].filter(
    (known) => known.length > 2 && (known.includes(key) || key.includes(known)),
  );
  const hint = alike.length > 0 ? `，是不是“${alike.slice(0, 3).join('”“')}”` : '';
  return { fault: `机构名录中没有“${name}”${hint}` };
};

const commandOf = (line: LedgerLine, unitId: string, leads: readonly string[], ground: Ground): Planned['command'] => {
  const { sheet, row, foundOn, problem, severity } = line;
  const optional = {
    number: line.number,
    category: line.category,
    clause: line.clause,
    measures: line.measures,
    outcome: line.outcome,
    leadUnitId: leads[0] ?? null,
    dueDate: line.dueDate,
    rectifiedOn: line.rectifiedOn,
    reviewedOn: line.reviewedOn,
    reviewResult: line.reviewResult,
    closedOn: line.closedOn,
  };
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null));
  return {
    type: 'BringInIssue',
    issueId: namedId(`${ground.request.tenant} ${ground.countyId} ${ground.source.hash} ${sheet} ${row}`, namespace),
    unitId,
    county: { value: ground.countyId, sequence: ground.units.sequence },
    foundOn,
    problem,
    severity,
    supportingUnitIds: leads.slice(1),
    unknownUnits: { value: [], sequence: ground.units.sequence },
    source: { ...ground.source, sheet, row },
    // Done and true on the day it was found; what came later stands in the data, day by day.
    occurredAt: `${foundOn}T00:00:00+08:00`,
    effectiveAt: foundOn,
    ...given,
  };
};

/** The refusal of a line by the rules of issues, in words; null when it would be taken. */
const refused = (command: Planned['command'], { request, sentence }: Ground): string | null => {
  const { actor, at } = request;
  const context = { actorId: actor.id, role: actor.role, unitId: actor.unit, at, newId: () => command.issueId };
  try {
    rectification.decide(command, rectification.initial, context);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return sentence(error);
    throw error;
  }
};

/** Looks at every line of a ledger as it would be brought in: all that is wrong, not the first. */
export const planOf = (lines: readonly LedgerLine[], ground: Ground): LedgerPlan => {
  const planned: Planned[] = [];
  const already: { line: LedgerLine; issueId: string }[] = [];
  const problems: LedgerProblem[] = [];
  const seen = new Map<string, LedgerLine>();
  for (const line of lines) {
    const { sheet, row } = line;
    const wrong = (message: string) => problems.push({ sheet, row, cell: null, message });
    const named = [line.unit, ...line.leads].map((name) => unitNamed(name, ground));
    const faults = [...new Set(named.flatMap((one) => (typeof one === 'string' ? [] : one.fault)))];
    if (faults.length > 0) {
      faults.forEach(wrong);
      continue;
    }
    const [unitId, ...leads] = named as readonly string[];
    const known = recognition({ unitId: unitId!, problem: line.problem, foundOn: line.foundOn });
    const before = seen.get(known);
    if (before) {
      wrong(`与“${before.sheet}”第 ${before.row} 行是同一个问题，请只留一行`);
      continue;
    }
    seen.set(known, line);
    const issueId = ground.recognized.get(known);
    if (issueId !== undefined) {
      already.push({ line, issueId });
      continue;
    }
    const command = commandOf(line, unitId!, [...new Set(leads)], ground);
    const refusal = refused(command, ground);
    if (refusal !== null) {
      wrong(refusal);
      continue;
    }
    const { leadUnitId = null, dueDate = null, closedOn = null } = command;
    planned.push({ id: command.issueId, line, command, standing: standingOf({ leadUnitId, dueDate, closedOn }) });
  }
  return { planned, already, problems };
};
