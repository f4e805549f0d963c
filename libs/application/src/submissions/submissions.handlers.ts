import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome, Request } from '@app/domain/kernel';
import { dataYearStart, isDataYear, submission, submissionId, type SubmissionCommand } from '@app/domain/submissions';
import { CommandExecutor, KeptEvidence } from '../kernel/index.js';
import { SubmissionFacts } from './facts.js';

type Bare<Command> = Command extends SubmissionCommand
  ? Omit<Command, 'unitId' | 'dataYear' | 'unit' | 'above'>
  : never;

/** A command about a unit's figures, before the facts it rests on are gathered. */
export type SubmissionAsk = Bare<SubmissionCommand>;

/** Asks something of the figures of a unit for a data year (`2024-2025`). */
export class SubmissionRequest {
  constructor(
    readonly unitId: string,
    readonly dataYear: string,
    readonly command: SubmissionAsk,
    readonly request: Request,
  ) {}
}

@CommandHandler(SubmissionRequest)
export class SubmissionHandler implements ICommandHandler<SubmissionRequest, Outcome> {
  constructor(
    private readonly commands: CommandExecutor,
    private readonly facts: SubmissionFacts,
    private readonly evidence: KeptEvidence,
  ) {}

  execute({ unitId, dataYear, command, request }: SubmissionRequest): Promise<Outcome> {
    return this.commands.execute(
      submission,
      submissionId(unitId, dataYear),
      this.completed(unitId, dataYear, command, request),
      request,
      () => this.evidence.check(command, request),
    );
  }

  /** Figures are true of the whole data year unless the filer says otherwise: the envelope says so too. */
  private completed(unitId: string, dataYear: string, command: SubmissionAsk, { actor }: Request): SubmissionCommand {
    const from = isDataYear(dataYear) ? { effectiveAt: dataYearStart(dataYear) } : {};
    if (command.type === 'SubmitFigures') {
      return { ...from, ...command, unitId, dataYear, unit: this.facts.filingUnit(unitId) };
    }
    if (command.type === 'VerifyFigures')
      return { ...command, above: this.facts.standsAboveCounty(actor.unit, unitId) };
    return command.type === 'ProposeCorrection' ? { ...from, ...command } : command;
  }
}
