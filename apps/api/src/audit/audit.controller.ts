import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { EventStore } from '@app/event-store';
import { Allowed, Problem, Scope } from '@app/platform/http';
import { changeAt, instantOf, sequenceAt, trailInScope, type TrailRow } from '@app/projections/audit';
import { ReadModel } from '@app/projections/kernel';
import { Vault } from '@app/vault';
import { EventDetailDto, MomentDto, MomentQuery, TrailPageDto, TrailQuery, type TrailRowDto } from './audit.dto.js';

/** Who did what, when, about which unit, and what it changed. */
@Controller('audit')
export class AuditController {
  constructor(
    private readonly model: ReadModel,
    private readonly store: EventStore,
    private readonly vault: Vault,
  ) {}

  /** The trail of a unit, person, stream or period, newest first, as far as the caller may see. */
  @Get('trail')
  @Allowed('audit.read', 'list')
  async trail(@Query() query: TrailQuery, @Scope() scope: Scope): Promise<TrailPageDto> {
    const { from, to, limit, ...rest } = query;
    const rows = trailInScope(this.model.db, scope.roots, {
      ...rest,
      ...(from !== undefined && { from: instantOf(from, 'start') }),
      ...(to !== undefined && { to: instantOf(to, 'end') }),
      limit: limit + 1,
    });
    const items = await this.named(rows.slice(0, limit));
    return { items, next: rows.length > limit ? items.at(-1)!.sequence : null };
  }

  /** One event in full: its data, what it changed, why, and what it followed from. */
  @Get('events/:sequence')
  @Allowed('audit.read', 'list')
  async event(@Param('sequence', ParseIntPipe) sequence: number, @Scope() scope: Scope): Promise<EventDetailDto> {
    const rows = trailInScope(this.model.db, scope.roots, { sequence, limit: 1 });
    const [row] = await this.named(rows);
    const change = row && changeAt(await this.store.readStream(row.stream), row.revision);
    if (!row || !change) throw new Problem(404, 'resource.not-found');
    const { event, reason, changes } = change;
    return Object.assign(row, {
      id: event.id,
      actorUnit: event.actor.unit,
      commandId: event.commandId,
      correlationId: event.correlationId,
      causationId: event.causationId,
      occurredAt: event.occurredAt,
      schemaVersion: event.schemaVersion,
      dataHash: event.dataHash,
      prevHash: event.prevHash,
      data: event.data as Record<string, unknown>,
      reason,
      changes: [...changes],
    });
  }

  /** The number of the last event known at a moment: what `knownAt` of other reads wants. */
  @Get('sequence')
  @Allowed('audit.read', 'list')
  sequence(@Query() { at }: MomentQuery): MomentDto {
    return { sequence: sequenceAt(this.model.db, instantOf(at, 'end')) };
  }

  private async named(rows: readonly TrailRow[]): Promise<TrailRowDto[]> {
    const names = await this.vault.names([...new Set(rows.map(({ person }) => person))]);
    return rows.map((row) => ({ ...row, personName: names.get(row.person) ?? null }));
  }
}
