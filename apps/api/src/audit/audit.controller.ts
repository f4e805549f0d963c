import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { formFieldLabels } from '@app/domain/submissions';
import { EventStore } from '@app/event-store';
import { Allowed, Caller, Problem, Scope, type Person } from '@app/platform/http';
import { changeAt, instantOf, ownRecords, trailInScope, type FieldChange, type TrailRow } from '@app/projections/audit';
import { ReadModel } from '@app/projections/kernel';
import { Names, type NameBook } from '../names.js';
import { KnownQuery } from '../points/point.dto.js';
import { TimePoints } from '../points/points.js';
import { EventDetailDto, MomentDto, TrailPageDto, TrailQuery } from './audit.dto.js';

/** Who did what, when, about which unit, and what it changed. */
@Controller('audit')
export class AuditController {
  constructor(
    private readonly model: ReadModel,
    private readonly store: EventStore,
    private readonly names: Names,
    private readonly times: TimePoints,
  ) {}

  /** The trail of a unit, person, stream or period, newest first, or on from a record; as far as the caller may see. */
  @Get('trail')
  @Allowed('audit.read', 'list')
  async trail(@Query() query: TrailQuery, @Scope() scope: Scope, @Caller() reader: Person): Promise<TrailPageDto> {
    const { from, to, limit, ...rest } = query;
    const rows = trailInScope(this.model.db, scope.roots, {
      ...rest,
      ...(from !== undefined && { from: instantOf(from, 'start') }),
      ...(to !== undefined && { to: instantOf(to, 'end') }),
      limit: limit + 1,
    });
    const shown = rows.slice(0, limit);
    const names = await this.names.for(reader, shown);
    const items = shown.map((row) => named(row, names));
    return { items, next: rows.length > limit ? items.at(-1)!.sequence : null };
  }

  /** One event in full: its data, what it changed, why, and what it followed from. */
  @Get('events/:sequence')
  @Allowed('audit.read', 'list')
  async event(
    @Param('sequence', ParseIntPipe) sequence: number,
    @Scope() scope: Scope,
    @Caller() reader: Person,
  ): Promise<EventDetailDto> {
    const [row] = trailInScope(this.model.db, scope.roots, { sequence, limit: 1 });
    const change = row && changeAt(await this.store.readStream(row.stream), row.revision);
    if (!row || !change) throw new Problem(404, 'resource.not-found');
    const { event, reason, changes } = change;
    const names = await this.names.for(reader, [row, event.actor, event.data]);
    return {
      ...named(row, names),
      id: event.id,
      actorUnit: event.actor.unit,
      actorUnitName: names.of(event.actor.unit),
      commandId: event.commandId,
      correlationId: event.correlationId,
      causationId: event.causationId,
      occurredAt: event.occurredAt,
      schemaVersion: event.schemaVersion,
      dataHash: event.dataHash,
      prevHash: event.prevHash,
      data: event.data as Record<string, unknown>,
      names: { ...labelsOf(changes), ...names.in(event.data) },
      reason,
      changes: [...changes],
    };
  }

  /** The number of the caller's own last record known at a point; 0: there is none. What others recorded has no number here. */
  @Get('sequence')
  @Allowed('audit.read', 'list')
  async sequence(@Query() query: KnownQuery, @Scope() scope: Scope): Promise<MomentDto> {
    const { knownAt } = await this.times.of(query, scope);
    return { sequence: ownRecords(this.model.db, scope.roots, knownAt)?.last ?? 0 };
  }
}

/** `entries.students.value` → students: 在校生. The fields of forms among those that changed, as the forms call them. */
const labelsOf = (changes: readonly FieldChange[]): Record<string, string> =>
  Object.fromEntries(
    changes
      .flatMap(({ field }) => field.split('.'))
      .flatMap((part) => {
        const label = formFieldLabels.get(part);
        return label === undefined ? [] : [[part, label]];
      }),
  );

/** A line with the names that its reader may know. */
const named = (row: TrailRow, names: NameBook) => ({
  ...row,
  unitName: names.of(row.unit),
  personName: names.of(row.person),
});
