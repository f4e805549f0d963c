import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '@app/platform/http';
import { NodeReadiness } from './node-readiness.js';
import { LiveDto, ReadyDto } from './probes.dto.js';

/** For what stands in front of the server, and for what starts it again. */
@Controller('health')
export class ProbesController {
  constructor(private readonly readiness: NodeReadiness) {}

  /** Whether the process answers at all: if not, it should be started again. */
  @Get('live')
  @Public()
  live(): LiveDto {
    return { status: 'live' };
  }

  /** Whether requests should be sent here; 503 with the reasons when not. It mends itself: do not start it again for it. */
  @Get('ready')
  @Public()
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadyDto> {
    const reasons = await this.readiness.unready();
    reply.header('Cache-Control', 'no-store');
    if (reasons.length > 0) reply.status(503);
    return { status: reasons.length > 0 ? 'unready' : 'ready', reasons: [...reasons] };
  }
}
