import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { dayOf, type Outcome, type Request } from '@app/domain/kernel';
import { verification, verificationId, type VerificationCommand } from '@app/domain/verifications';
import { CommandExecutor, KeptEvidence } from '../kernel/index.js';
import { VerificationFacts } from './facts.js';

type Bare<Command> = Command extends VerificationCommand
  ? Omit<Command, 'unitId' | 'dataYear' | 'unit' | 'inspected' | 'recused'>
  : never;

/** What may be said of a unit's figures, before the facts it rests on are gathered. */
export type VerificationAsk = Bare<VerificationCommand>;

/** Says something of the figures of a unit for a data year (`2024-2025`): what is claimed, what was verified. */
export class VerificationRequest {
  constructor(
    readonly unitId: string,
    readonly dataYear: string,
    readonly command: VerificationAsk,
    readonly request: Request,
  ) {}
}

@CommandHandler(VerificationRequest)
export class VerificationHandler implements ICommandHandler<VerificationRequest, Outcome> {
  constructor(
    private readonly commands: CommandExecutor,
    private readonly facts: VerificationFacts,
    private readonly evidence: KeptEvidence,
  ) {}

  execute({ unitId, dataYear, command, request }: VerificationRequest): Promise<Outcome> {
    const completed = this.completed({ unitId, dataYear }, command, request);
    const check = () => this.evidence.check(command, request);
    return this.commands.execute(verification, verificationId(unitId, dataYear), completed, request, check);
  }

  private completed(
    of: Readonly<{ unitId: string; dataYear: string }>,
    command: VerificationAsk,
    request: Request,
  ): VerificationCommand {
    if (command.type === 'WithdrawClaim' || command.type === 'WithdrawVerification') return { ...command, ...of };
    const unit = this.facts.statedUnit(of.unitId);
    if (command.type === 'ClaimFigure') return { ...command, ...of, unit };
    const { inspectionId } = command;
    const inspected = inspectionId === null ? { ...unit, value: true } : this.facts.inspected(inspectionId, of.unitId);
    const on = command.effectiveAt ?? dayOf(request.at);
    return { ...command, ...of, unit, inspected, recused: this.facts.recused(of.unitId, request.actor.id, on) };
  }
}
