import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { dayOf, type Known, type Outcome, type Request } from '@app/domain/kernel';
import { checkReportAsked, nothingKnown, report, reportStreamId, type MadeFigures } from '@app/domain/reports';
import { CommandExecutor } from '../kernel/index.js';
import { ReportFacts, type ReportQuestion } from './facts.js';

/** Issues a report. `asOf` is today when absent. @param reportId of the new report */
export class IssueReport {
  constructor(
    readonly reportId: string,
    readonly asked: Omit<ReportQuestion, 'asOf'> & Readonly<{ asOf?: string | undefined }>,
    readonly request: Request,
  ) {}
}

@CommandHandler(IssueReport)
export class IssueReportHandler implements ICommandHandler<IssueReport, Outcome> {
  constructor(
    private readonly commands: CommandExecutor,
    private readonly facts: ReportFacts,
  ) {}

  async execute({ reportId, asked, request }: IssueReport): Promise<Outcome> {
    const { kind, countyId, dataYear } = asked;
    const question = { ...asked, asOf: asked.asOf ?? dayOf(request.at) };
    const command = {
      type: 'IssueReport' as const,
      reportId,
      kind,
      countyId,
      dataYear,
      made: { value: null, sequence: 0 } as Known<MadeFigures | null>,
      code: this.facts.newCode(),
    };
    // The last thing before the decision: a refused or repeated report signs nothing and keeps no file.
    const make = async () => {
      checkReportAsked(question, request.at);
      const { value, sequence } = this.facts.figures(question);
      if (value === null) throw nothingKnown();
      command.made = { value: await this.facts.kept(value), sequence };
    };
    return this.commands.execute(report, reportStreamId(countyId, dataYear, kind), command, request, make);
  }
}
