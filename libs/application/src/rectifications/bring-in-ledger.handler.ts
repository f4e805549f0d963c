import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Attachments, hashOf } from '@app/attachments';
import type { Outcome, Refusal, Request } from '@app/domain/kernel';
import { rectification, type LedgerColumn, type LedgerProblem, type LedgerRead } from '@app/domain/rectifications';
import { CommandExecutor, derivedRequest } from '../kernel/index.js';
import { LedgerFacts } from './ledger-facts.js';
import { planOf } from './ledger-plan.js';

/** A ledger that the bureau kept before, to be looked at, and brought in when it is confirmed. */
export class BringInLedger {
  constructor(
    readonly countyId: string,
    readonly read: LedgerRead,
    readonly file: Readonly<{ content: Uint8Array; name: string }>,
    /** Nothing is written without it. */
    readonly confirm: boolean,
    readonly request: Request,
    /** Finds the sentence of a refusal's code. */
    readonly sentence: (refusal: Refusal) => string,
  ) {}
}

/** What a ledger comes to; `confirmed`: it was brought in. */
export type LedgerReport = Readonly<{
  confirmed: boolean;
  /** SHA-256 of the file. */
  hash: string;
  columns: readonly LedgerColumn[];
  counts: Readonly<{
    lines: number;
    /** Of the new ones: closed before, with a unit and a day, and still to be assigned. */
    closed: number;
    inProgress: number;
    raised: number;
    already: number;
    wrong: number;
  }>;
  problems: readonly LedgerProblem[];
  /** Of the last issue that was written. */
  last: Outcome | null;
}>;

/** The ledger has faults; nothing was written. */
export class LedgerRefused extends Error {
  constructor(readonly report: LedgerReport) {
    super(`${report.problems.length} faults in the ledger`);
    this.name = 'LedgerRefused';
  }
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@CommandHandler(BringInLedger)
export class BringInLedgerHandler implements ICommandHandler<BringInLedger, LedgerReport> {
  constructor(
    private readonly commands: CommandExecutor,
    private readonly facts: LedgerFacts,
    private readonly attachments: Attachments,
  ) {}

  /**
   * Looks at every line first; with a single fault nothing is written. Then the file is kept (the issues cite it), and
   * each line becomes an issue. What a crash interrupted goes on when the same file is confirmed again.
   * @throws LedgerRefused, Refusal
   */
  async execute({ countyId, read, file, confirm, request, sentence }: BringInLedger): Promise<LedgerReport> {
    const source = { hash: hashOf(file.content), mediaType: xlsx, bytes: file.content.byteLength };
    const [units, recognized] = [this.facts.unitsByName(countyId), this.facts.recognized(countyId)];
    const plan = planOf(read.lines, { countyId, units, recognized, source, request, sentence });
    const problems = [...read.problems, ...plan.problems].toSorted((a, b) =>
      a.sheet === b.sheet ? a.row - b.row : a.sheet < b.sheet ? -1 : 1,
    );
    const many = (standing: string) => plan.planned.filter((one) => one.standing === standing).length;
    const report: LedgerReport = {
      confirmed: false,
      hash: source.hash,
      columns: read.columns,
      counts: {
        lines: plan.planned.length + plan.already.length,
        closed: many('closed'),
        inProgress: many('inProgress'),
        raised: many('raised'),
        already: plan.already.length,
        wrong: new Set(problems.map(({ sheet, row }) => `${sheet} ${row}`)).size,
      },
      problems,
      last: null,
    };
    if (!confirm) return report;
    if (problems.length > 0) throw new LedgerRefused(report);
    let last: Outcome | null = null;
    if (plan.planned.length > 0) await this.attachments.put(file.content, { name: file.name, unitId: countyId });
    for (const { id, command } of plan.planned)
      last = await this.commands.execute(rectification, id, command, derivedRequest(request, `ledger ${id}`));
    return { ...report, confirmed: true, last };
  }
}
