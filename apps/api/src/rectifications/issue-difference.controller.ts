import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { dayOf } from '@app/domain/kernel';
import { issueChangeText, issueFieldName } from '@app/domain/rectifications';
import { Allowed, Caller, Problem, Scope, type Person } from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import { issueActs, issueDifferenceAt } from '@app/projections/rectifications';
import { DifferencePoints } from '../indicators/difference-points.js';
import { Names } from '../names.js';
import { Streams } from '../streams.js';
import { IssueDifferenceDto, IssueDifferenceQuery } from './issue-difference.dto.js';

/** What happened to an issue between two points. */
@Controller('issues')
export class IssueDifferenceController {
  constructor(
    private readonly model: ReadModel,
    private readonly streams: Streams,
    private readonly names: Names,
    private readonly points: DifferencePoints,
  ) {}

  /** State, due date, whose it is, whether it is late: each with the events that set it otherwise, or the day alone. */
  @Get(':id/difference')
  @Allowed('rectification.read', { issueParty: 'id' })
  async difference(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: IssueDifferenceQuery,
    @Scope() scope: Scope,
    @Caller() reader: Person,
  ): Promise<IssueDifferenceDto> {
    const points = await this.points.pair(query, scope);
    const found = issueDifferenceAt(this.model.db, id, points);
    if (!found) throw new Problem(404, 'resource.not-found');
    const wanted = new Set(found.changes.flatMap(({ causes }) => causes));
    const acts = issueActs(await this.streams.of('rectification', id), { knownAt: points.to.knownAt })
      .filter(({ sequence }) => wanted.has(sequence))
      .toReversed();
    const names = await this.names.for(reader, [found.changes.map(unitsIn), acts.map(actorOf)]);
    return {
      issueId: id,
      from: { sequence: found.from?.sequence ?? null, asOf: points.from.asOf, status: found.from?.status ?? null },
      to: { ...found.to, asOf: points.to.asOf },
      changes: found.changes.map((change) => ({
        ...change,
        why: [...change.why],
        causes: [...change.causes],
        label: issueFieldName(change.field),
        sentence: issueChangeText(
          change,
          acts
            .filter(({ sequence }) => change.causes.includes(sequence))
            .map(({ sequence, type, recordedAt, effectiveAt }) => {
              return { sequence, type, recordedOn: dayOf(recordedAt), effectiveOn: effectiveAt };
            }),
          { asOf: points.to.asOf, nameOf: (unitId) => names.of(unitId) ?? '' },
        ),
      })),
      causes: acts.map(({ sequence, type, recordedAt, effectiveAt, actorId, actorRole, actorUnit }) => ({
        sequence,
        type,
        recordedAt,
        effectiveAt,
        actorId,
        actorName: names.of(actorId),
        actorRole,
        actorUnit,
        actorUnitName: names.of(actorUnit),
      })),
    };
  }
}

type Change = NonNullable<ReturnType<typeof issueDifferenceAt>>['changes'][number];
/** Ids of units among what differs. */
const unitsIn = ({ field, from, to }: Change): readonly string[] =>
  field.endsWith('UnitId') || field === 'supportingUnitIds' ? `${from ?? ''} ${to ?? ''}`.split(' ') : [];
const actorOf = ({ actorId, actorUnit }: ReturnType<typeof issueActs>[number]) => [actorId, actorUnit];
