import { createHash, timingSafeEqual } from 'node:crypto';
import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Config } from '@app/platform/config';
import { Problem, Public } from '@app/platform/http';
import { WakeDesk } from '@app/runtime';
import { WakesDto, WokenDto } from './wakes.dto.js';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * The inner door for workers of their own: the log has one owner, and they ask it to look at what is due. They show the
 * shared secret; without one in the configuration there is no such door. No part of the documented interface.
 */
@ApiExcludeController()
@Controller('internal/wakes')
export class InternalWakesController {
  constructor(
    private readonly desk: WakeDesk,
    private readonly config: Config,
  ) {}

  /** Looks at each key; doing so twice comes to the same. @throws Problem 401, 404 */
  @Post()
  @HttpCode(200)
  @Public()
  async wake(@Body() { keys }: WakesDto, @Headers('authorization') shown?: string): Promise<WokenDto> {
    const { token } = this.config.worker;
    if (token === null) throw new Problem(404, 'request.not-found');
    // Of the digests, so that neither the length nor the place of the first difference can be measured.
    if (!timingSafeEqual(digest(shown ?? ''), digest(`Bearer ${token}`))) throw new Problem(401, 'access.sign-in');
    return { failed: [...(await this.desk.wake(keys))] };
  }
}
