import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '@app/domain/kernel';
import { submission, submissionId } from '@app/domain/submissions';
import { Operations } from '@app/vault';
import { CommandExecutor, KeptEvidence } from '../kernel/index.js';
import { SubmissionFacts } from './facts.js';
import { completed, SubmissionRequest } from './submission-request.js';

@CommandHandler(SubmissionRequest)
export class SubmissionHandler implements ICommandHandler<SubmissionRequest, Outcome> {
  constructor(
    private readonly commands: CommandExecutor,
    private readonly facts: SubmissionFacts,
    private readonly evidence: KeptEvidence,
    private readonly operations: Operations,
  ) {}

  async execute(asked: SubmissionRequest): Promise<Outcome> {
    const { unitId, dataYear, request } = asked;
    const { facts, operations } = this;
    const command = await completed({ facts, operations }, asked);
    return this.commands.execute(submission, submissionId(unitId, dataYear), command, request, () =>
      this.evidence.check(asked.command, request),
    );
  }
}
