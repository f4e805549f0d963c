import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SignIn } from '@app/application/access';
import { Clock } from '@app/platform/clock';
import { Config } from '@app/platform/config';
import { Allowed, Caller, Public, type Person } from '@app/platform/http';
import { Operations } from '@app/vault';
import { MyselfDto, SessionDto } from './access-answers.dto.js';
import { ChangePasswordDto, SignInDto } from './access.dto.js';
import { Door } from './door.js';
import { WhoAmI } from './who-am-i.js';

/** Signing in and out, and one's own account. */
@Controller()
export class SessionController {
  constructor(
    private readonly signIns: SignIn,
    private readonly door: Door,
    private readonly who: WhoAmI,
    private readonly operations: Operations,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Signs in; the answer sets the session cookie. A wrong name and a wrong password are the same answer (401). */
  @Post('session')
  @Public()
  @RouteConfig({ rateLimit: {} })
  async signIn(
    @Body() { username, password }: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MyselfDto> {
    return this.door.enter({ username, password }, request, reply);
  }

  /** Who am I, with today's roles and permissions. */
  @Get('session')
  @Allowed('access.own', 'own')
  whoAmI(@Caller() person: Person): Promise<MyselfDto> {
    return this.who.of(person);
  }

  /** Signs out. */
  @Delete('session')
  @HttpCode(204)
  @Allowed('access.own', 'own')
  async signOut(
    @Caller() person: Person,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.signIns.signOut(this.own(person.accountId, person.credentialId, request.ip));
    this.door.leave(request, reply);
  }

  /** Changes one's own password; one's other sessions and all tokens end. */
  @Post('session/password')
  @HttpCode(204)
  @Allowed('access.own', 'own')
  async changePassword(
    @Caller() { accountId, credentialId }: Person,
    @Body() { present, next }: ChangePasswordDto,
    @Req() { ip }: FastifyRequest,
  ): Promise<void> {
    const own = { accountId, credentialId, address: ip, at: this.clock.now() };
    await this.signIns.changePassword(own, { present, next }, this.config.lockout);
  }

  /** One's own sessions, newest first. */
  @Get('sessions')
  @Allowed('access.own', 'own')
  async sessions(@Caller() { accountId, credentialId }: Person): Promise<SessionDto[]> {
    const sessions = await this.operations.sessions.list(accountId, this.clock.now());
    return sessions.map((session) => ({ ...session, current: session.id === credentialId }));
  }

  /** Ends one of one's own sessions. */
  @Delete('sessions/:id')
  @HttpCode(204)
  @Allowed('access.own', 'own')
  async endSession(
    @Caller() { accountId }: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() { ip }: FastifyRequest,
  ): Promise<void> {
    await this.signIns.signOut(this.own(accountId, id, ip), 'session-ended');
  }

  private own(accountId: string, sessionId: string, address: string) {
    return { accountId, sessionId, address, at: this.clock.now() };
  }
}
