import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { dayOf, type Outcome, type Request } from '@app/domain/kernel';
import { report, reportStreamId } from '@app/domain/reports';
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
    const made = await this.facts.made({ ...asked, asOf: asked.asOf ?? dayOf(request.at) });
    const command = {
      type: 'IssueReport' as const,
      reportId,
      kind,
      countyId,
      dataYear,
      made,
      code: this.facts.newCode(),
    };
    return this.commands.execute(report, reportStreamId(countyId, dataYear, kind), command, request);
  }
}
