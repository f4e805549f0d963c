import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome, Request } from '@app/domain/kernel';
import {
  dataYearStart,
  draftKey,
  isDataYear,
  submission,
  submissionId,
  type EntryOrigin,
  type FieldValue,
  type Filled,
  type FormReference,
  type ReturnDraft,
  type SubmissionCommand,
} from '@app/domain/submissions';
import { Operations } from '@app/vault';
import { CommandExecutor, KeptEvidence } from '../kernel/index.js';
import { SubmissionFacts } from './facts.js';
import { asFiled } from './as-filed.js';

/** A filled-in form as it was asked: `entries` null is the unit's draft as it stands. */
type FormAsk = Readonly<{
  form: FormReference;
  entries: Readonly<
    Record<string, Readonly<{ value: FieldValue; explanation: string | null; origin?: EntryOrigin }>>
  > | null;
}>;
type Gathered = 'unitId' | 'dataYear' | 'unit' | 'above' | keyof Filled;
type Bare<Command> = Command extends SubmissionCommand
  ? Omit<Command, Gathered> & (Command extends Filled ? FormAsk : unknown)
  : never;

/** A command about a unit's figures, before the facts it rests on are gathered. Past figures have their own way in. */
export type SubmissionAsk = Bare<Exclude<SubmissionCommand, { type: 'BringInFigures' }>>;

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
    private readonly operations: Operations,
  ) {}

  async execute(asked: SubmissionRequest): Promise<Outcome> {
    const { unitId, dataYear, command, request } = asked;
    return this.commands.execute(submission, submissionId(unitId, dataYear), await this.completed(asked), request, () =>
      this.evidence.check(command, request),
    );
  }

  /** Figures are true of the whole data year unless the filer says otherwise: the envelope says so too. */
  private async completed({ unitId, dataYear, command, request }: SubmissionRequest): Promise<SubmissionCommand> {
    const from = isDataYear(dataYear) ? { effectiveAt: dataYearStart(dataYear) } : {};
    if (command.type === 'SubmitFigures')
      return { ...from, ...command, unitId, dataYear, unit: this.facts.filingUnit(unitId) };
    if (command.type === 'SubmitReturn') {
      const unit = this.facts.filingUnit(unitId);
      return { ...from, ...command, ...(await this.filled(unitId, dataYear, command)), unitId, dataYear, unit };
    }
    if (command.type === 'CorrectReturn')
      return { ...from, ...command, ...(await this.filled(unitId, dataYear, command)) };
    if (command.type === 'VerifyFigures')
      return { ...command, above: this.facts.standsAboveCounty(request.actor.unit, unitId) };
    return command.type === 'ProposeCorrection' ? { ...from, ...command } : command;
  }

  private async filled(unitId: string, dataYear: string, { form, entries }: FormAsk): Promise<Filled> {
    const kept = await this.operations.drafts.get(draftKey(dataYear, unitId, form.id));
    const draft = kept === null ? null : (JSON.parse(kept) as ReturnDraft);
    return { form, ...asFiled(entries, draft), facts: this.facts.checkFacts(unitId, dataYear) };
  }
}
