import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SignIn } from '@app/application/access';
import { inForce } from '@app/domain/access';
import { dayOf } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Config } from '@app/platform/config';
import { Allowed, Caller, Problem, Public, sessionCookie, type Person } from '@app/platform/http';
import { accountById } from '@app/projections/access';
import { ReadModel } from '@app/projections/kernel';
import { Operations } from '@app/vault';
import { MyselfDto, SessionDto } from './access-answers.dto.js';
import { ChangePasswordDto, SignInDto } from './access.dto.js';
import { WhoAmI } from './who-am-i.js';

/** Signing in and out, and one's own account. */
@Controller()
export class SessionController {
  constructor(
    private readonly signIns: SignIn,
    private readonly who: WhoAmI,
    private readonly operations: Operations,
    private readonly model: ReadModel,
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
    const at = this.clock.now();
    const limits = { lockout: this.config.lockout, absoluteMs: this.config.session.absoluteMs };
    const result = await this.signIns.signIn({ username, password, address: request.ip, at }, limits);
    if (result.kind === 'wrong') throw new Problem(401, 'access.wrong-password');
    if (result.kind === 'locked') {
      const seconds = Math.max(1, Math.ceil((Date.parse(result.until) - Date.parse(at)) / 1000));
      throw new Problem(429, 'access.locked-out', { minutes: Math.ceil(seconds / 60) }, [], seconds);
    }
    const { accountId } = result.session;
    reply.setCookie(sessionCookie, result.token, this.cookie(request));
    reply.header('Cache-Control', 'no-store');
    const grants = accountById(this.model.db, accountId)?.grants ?? [];
    return this.who.of({ accountId, grants: grants.filter((grant) => inForce(grant, dayOf(at))) });
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
    reply.clearCookie(sessionCookie, this.cookie(request));
  }

  /** Changes one's own password; one's other sessions end. */
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

  /** A browser that came by HTTPS, also through a trusted proxy, sends its cookie by nothing else. */
  private cookie({ protocol }: FastifyRequest) {
    return {
      path: '/',
      httpOnly: true,
      signed: true,
      sameSite: 'lax',
      secure: this.config.session.secureCookie || protocol === 'https',
      maxAge: this.config.session.absoluteMs / 1000,
    } as const;
  }
}
