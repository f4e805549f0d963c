import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Attachments, hashOf } from '@app/attachments';
import type { Outcome, Refusal, Request } from '@app/domain/kernel';
import { submission, type PastColumn, type PastProblem, type PastTable } from '@app/domain/submissions';
import { CommandExecutor, derivedRequest } from '../kernel/index.js';
import { PastFiguresFacts } from './past-facts.js';
import { pastPlanOf } from './past-plan.js';

/** Figures of past years in a bureau's table, to be looked at, and brought in when it is confirmed. */
export class BringInFigures {
  constructor(
    readonly countyId: string,
    readonly read: PastTable,
    readonly file: Readonly<{ content: Uint8Array; name: string }>,
    /** Nothing is written without it. */
    readonly confirm: boolean,
    readonly request: Request,
    /** Finds the sentence of a refusal's code. */
    readonly sentence: (refusal: Refusal) => string,
  ) {}
}

/** What a table of past figures comes to; `confirmed`: it was brought in. */
export type PastFiguresReport = Readonly<{
  confirmed: boolean;
  /** SHA-256 of the file. */
  hash: string;
  columns: readonly PastColumn[];
  counts: Readonly<{
    /** Lines that could be read. */
    lines: number;
    /** Units and data years that are new. */
    new: number;
    /** Brought in before. */
    already: number;
    wrong: number;
    /** Of the new ones, by data year. */
    years: Readonly<Record<string, number>>;
  }>;
  problems: readonly PastProblem[];
  /** Of the last figures that were written. */
  last: Outcome | null;
}>;

/** The table has faults; nothing was written. */
export class PastFiguresRefused extends Error {
  constructor(readonly report: PastFiguresReport) {
    super(`${report.problems.length} faults in the table of past figures`);
    this.name = 'PastFiguresRefused';
  }
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@CommandHandler(BringInFigures)
export class BringInFiguresHandler implements ICommandHandler<BringInFigures, PastFiguresReport> {
  constructor(
    private readonly commands: CommandExecutor,
    private readonly facts: PastFiguresFacts,
    private readonly attachments: Attachments,
  ) {}

  /**
   * Looks at every line first; with a single fault nothing is written. Then the file is kept (the figures cite it), and
   * each line becomes accepted figures. What a crash interrupted goes on when the same file is confirmed again.
   * @throws PastFiguresRefused, Refusal
   */
  async execute({ countyId, read, file, confirm, request, sentence }: BringInFigures): Promise<PastFiguresReport> {
    const source = { hash: hashOf(file.content), mediaType: xlsx, bytes: file.content.byteLength };
    const units = this.facts.unitsByName(countyId);
    const plan = pastPlanOf(read.lines, { units, facts: this.facts, source, request, sentence });
    const problems = [...read.problems, ...plan.problems].toSorted((a, b) =>
      a.sheet === b.sheet ? a.row - b.row : a.sheet < b.sheet ? -1 : 1,
    );
    const years: Record<string, number> = {};
    for (const { command } of plan.planned) years[command.dataYear] = (years[command.dataYear] ?? 0) + 1;
    const report: PastFiguresReport = {
      confirmed: false,
      hash: source.hash,
      columns: read.columns,
      counts: {
        lines: read.lines.length,
        new: plan.planned.length,
        already: plan.already,
        wrong: new Set(problems.map(({ sheet, row }) => `${sheet} ${row}`)).size,
        years,
      },
      problems,
      last: null,
    };
    if (!confirm) return report;
    if (problems.length > 0) throw new PastFiguresRefused(report);
    let last: Outcome | null = null;
    if (plan.planned.length > 0) await this.attachments.put(file.content, { name: file.name, unitId: countyId });
    for (const { id, command } of plan.planned)
      last = await this.commands.execute(submission, id, command, derivedRequest(request, `figures ${id}`));
    return { ...report, confirmed: true, last };
  }
}
