import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { EventStore } from '@app/event-store';
import { Allowed, Problem, Scope, Tree } from '@app/platform/http';
import { trailInScope } from '@app/projections/audit';
import { ReadModel } from '@app/projections/kernel';
import {
  Checkpoints,
  eventProof,
  mailedKey,
  readMailed,
  signingOf,
  witnessesOf,
  type KeptCheckpoint,
  type Mailed,
} from '@app/runtime/proofs';
import { NightlyProof } from '@app/runtime/replays';
import { Operations } from '@app/vault';
import { CheckpointDto, CheckpointMailDto, CheckpointsDto, CheckpointsQuery, EventProofDto } from './proofs.dto.js';
import { shownFaults, shownNights } from './shown-nights.js';

/** Addresses are the operator's own business. */
const mailShown = (mailed: Mailed | null): CheckpointMailDto | null =>
  mailed && {
    day: mailed.day,
    count: mailed.checkpoint.count,
    failed: mailed.failed.length,
    reasons: mailed.failed.map(({ reason }) => reason),
  };

/** That nobody has changed the record since: checkpoints, and the proof of each event. */
@Controller('audit')
export class ProofsController {
  constructor(
    private readonly model: ReadModel,
    private readonly store: EventStore,
    private readonly checkpoints: Checkpoints,
    private readonly operations: Operations,
    private readonly nightly: NightlyProof,
    private readonly tree: Tree,
  ) {}

  /**
   * The last checkpoints, which say how many events there are and nothing of what they hold; and whether what is answered
   * is what the log says, as the servers last proved by night.
   */
  @Get('checkpoints')
  @Allowed('audit.read', 'list')
  async list(@Query() { limit }: CheckpointsQuery, @Scope() scope: Scope): Promise<CheckpointsDto> {
    const { checkpoints } = this;
    const nights = await this.nightly.nights();
    const sees = (countyId: string) => scope.roots.some((root) => this.tree.within(countyId, root));
    return {
      items: (await checkpoints.listed(limit)).map((one) => this.shown(one)),
      verifier: await checkpoints.verifier(),
      signing: await signingOf(checkpoints),
      replays: shownNights(this.model.db, nights, sees),
      logFaults: shownFaults(this.model.db, this.nightly.faults(nights), sees),
      mail: mailShown(readMailed(await this.operations.checkpoints.get(mailedKey))),
    };
  }

  /** Checks an event again, and proves that it stood in the log when the checkpoint was signed. */
  @Get('events/:sequence/proof')
  @Allowed('audit.read', 'list')
  async proof(@Param('sequence', ParseIntPipe) sequence: number, @Scope() scope: Scope): Promise<EventProofDto> {
    const [row] = trailInScope(this.model.db, scope.roots, { sequence, limit: 1 });
    const proof = row && (await eventProof(this.store, this.checkpoints, sequence));
    if (!proof) throw new Problem(404, 'resource.not-found');
    return { ...proof, checkpoint: this.shown(proof.checkpoint), path: [...proof.path] };
  }

  private shown(kept: KeptCheckpoint): CheckpointDto {
    return { ...kept, witnesses: [...witnessesOf(kept, this.checkpoints.witnesses)] };
  }
}
