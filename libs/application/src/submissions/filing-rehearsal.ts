import { Injectable } from '@nestjs/common';
import { submission, submissionId, type ReturnDraft } from '@app/domain/submissions';
import { EventStore } from '@app/event-store';
import { Operations } from '@app/vault';
import { contextOf, folded, streamOf } from '../kernel/index.js';
import { SubmissionFacts } from './facts.js';
import { completed, type SubmissionRequest } from './submission-request.js';

/** Decides a filing without writing it: for whoever files several units, and must know of all before the first. */
@Injectable()
export class FilingRehearsal {
  constructor(
    private readonly store: EventStore,
    private readonly facts: SubmissionFacts,
    private readonly operations: Operations,
  ) {}

  /** `draft`: what the unit's draft will be by then. @throws Refusal what the filing itself would be refused for */
  async check(asked: SubmissionRequest, draft: ReturnDraft): Promise<void> {
    const { unitId, dataYear, request } = asked;
    const { facts, operations } = this;
    const past = await this.store.readStream(
      streamOf(request.tenant, submission.category, submissionId(unitId, dataYear)),
    );
    // What was filed by this very request would be answered, not decided again.
    if (past.some(({ commandId }) => commandId === request.commandId)) return;
    const command = await completed({ facts, operations }, asked, draft);
    submission.decide(command, folded(submission, past), contextOf(request));
  }
}
