import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { EventStore } from '@app/event-store';
import { Allowed, Problem, Scope } from '@app/platform/http';
import { trailInScope } from '@app/projections/audit';
import { ReadModel } from '@app/projections/kernel';
import { Checkpoints, eventProof } from '@app/runtime/proofs';
import { CheckpointsDto, CheckpointsQuery, EventProofDto } from './proofs.dto.js';

/** That nobody has changed the record since: checkpoints, and the proof of each event. */
@Controller('audit')
export class ProofsController {
  constructor(
    private readonly model: ReadModel,
    private readonly store: EventStore,
    private readonly checkpoints: Checkpoints,
  ) {}

  /** The last checkpoints. They say how many events there are and nothing of what they hold. */
  @Get('checkpoints')
  @Allowed('audit.read', 'list')
  async list(@Query() { limit }: CheckpointsQuery): Promise<CheckpointsDto> {
    return { items: [...(await this.checkpoints.recent(limit))], verifier: this.checkpoints.verifier };
  }

  /** Checks an event again, and proves that it stood in the log when the checkpoint was signed. */
  @Get('events/:sequence/proof')
  @Allowed('audit.read', 'list')
  async proof(@Param('sequence', ParseIntPipe) sequence: number, @Scope() scope: Scope): Promise<EventProofDto> {
    const [row] = trailInScope(this.model.db, scope.roots, { sequence, limit: 1 });
    const proof = row && (await eventProof(this.store, this.checkpoints, sequence));
    if (!proof) throw new Problem(404, 'resource.not-found');
    return { ...proof, path: [...proof.path] };
  }
}
