import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiOkResponse, getSchemaPath, ApiExtraModels } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allowed, Caller, Problem, type Person } from '@app/platform/http';
import { ChangeFeed } from '@app/runtime';
import { ChangesDto, ChangesQuery } from './changes.dto.js';
import { LiveChanges } from './live-changes.js';

/** What others have changed. */
@Controller('changes')
export class ChangesController {
  constructor(
    private readonly feed: ChangeFeed,
    private readonly live: LiveChanges,
  ) {}

  /**
   * With `Accept: text/event-stream` (as `EventSource` sends) a stream: the event `hello` says where the lists are
   * (`sequence`; `refetch` when `Last-Event-ID` was sent and is not that), then each `changes` has the same form as the
   * JSON answer. At most one event in 250 ms, a comment every 25 s; it ends with the session. Without it, at once: what has
   * changed after `since`. Only hints of what the caller may read, and only when the lists show it.
   */
  @Get()
  @ApiExtraModels(ChangesDto)
  @ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(ChangesDto) } },
      'text/event-stream': { schema: { type: 'string' } },
    },
  })
  @Allowed('access.own', 'own')
  changes(
    @Query() { since }: ChangesQuery,
    @Headers() headers: Readonly<Record<string, string | undefined>>,
    @Caller() person: Person,
    @Res() reply: FastifyReply,
  ): void {
    if (person.mustChangePassword) throw new Problem(403, 'access.must-change-password');
    if (/\btext\/event-stream\b/i.test(headers['accept'] ?? '')) {
      this.live.follow(reply, person, headers['last-event-id']);
      return;
    }
    const answer = this.feed.since(since ?? this.feed.sequence, person);
    void reply.header('Cache-Control', 'no-store').send(answer satisfies object as ChangesDto);
  }
}
