import { Body, Controller, Get, Header, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Config } from '@app/platform/config';
import { Public } from '@app/platform/http';
import { FirstRun } from '@app/runtime';
import { Operations } from '@app/vault';
import { MyselfDto, SetUpStateDto } from './access-answers.dto.js';
import { SetUpDto } from './access.dto.js';
import { Door, lockedOut } from './door.js';

/** The first run of an installation that nobody has an account on. */
@Controller('setup')
export class SetUpController {
  constructor(
    private readonly firstRun: FirstRun,
    private readonly door: Door,
    private readonly operations: Operations,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Whether it has yet to be set up. */
  @Get()
  @Public()
  @Header('Cache-Control', 'no-store')
  async state(): Promise<SetUpStateDto> {
    return { needed: await this.firstRun.needed() };
  }

  /**
   * Registers the county, opens its first administrator's account and signs in; the answer sets the session cookie. Needs
   * the code that the server's console shows, and is over once somebody has an account (409).
   */
  @Post()
  @Public()
  @RouteConfig({ rateLimit: {} })
  async found(
    @Body() { code, name, countyCode, ...asked }: SetUpDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MyselfDto> {
    if (!(await this.firstRun.needed())) throw new Refusal('access.set-up-done');
    await this.admit(code, request.ip);
    await this.firstRun.found({ ...asked, displayName: name, countyCode: countyCode ?? null });
    const { username, password } = asked;
    return this.door.enter({ username, password }, request, reply);
  }

  /** Counts wrong codes by address, as wrong passwords are. */
  private async admit(code: string, address: string): Promise<void> {
    const { lockouts } = this.operations;
    const [key, at] = [JSON.stringify(['set-up', address]), this.clock.now()];
    const locked = await lockouts.lockedUntil(key, at);
    if (locked !== null) throw lockedOut(locked, at);
    if (await this.firstRun.admits(code)) return lockouts.forget(key);
    const until = await lockouts.failed(key, at, this.config.lockout);
    if (until !== null) throw lockedOut(until, at);
    throw new Refusal('access.set-up-code', { errors: [{ field: 'code', message: '安装码不正确' }] }, 'forbidden');
  }
}
