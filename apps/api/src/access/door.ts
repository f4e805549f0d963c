import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SignIn, type Credential } from '@app/application/access';
import { inForce } from '@app/domain/access';
import { dayOf } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Config } from '@app/platform/config';
import { Problem, sessionCookie } from '@app/platform/http';
import { accountById } from '@app/projections/access';
import { ReadModel } from '@app/projections/kernel';
import type { MyselfDto } from './access-answers.dto.js';
import { WhoAmI } from './who-am-i.js';

/** Too many wrong tries: 429, with the time after which another makes sense. @param until ISO instant */
export const lockedOut = (until: string, at: string): Problem => {
  const seconds = Math.max(1, Math.ceil((Date.parse(until) - Date.parse(at)) / 1000));
  return new Problem(429, 'access.locked-out', { minutes: Math.ceil(seconds / 60) }, [], seconds);
};

/** Lets a browser in with a cookie, and out again. */
@Injectable()
export class Door {
  constructor(
    private readonly signIns: SignIn,
    private readonly who: WhoAmI,
    private readonly model: ReadModel,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Opens a session, sets its cookie and says who has come in. @throws Problem 401, 429 */
  async enter(
    credential: Pick<Credential, 'username' | 'password'>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<MyselfDto> {
    const at = this.clock.now();
    const limits = { lockout: this.config.lockout, absoluteMs: this.config.session.absoluteMs };
    const result = await this.signIns.signIn({ ...credential, address: request.ip, at }, limits);
    if (result.kind === 'wrong') throw new Problem(401, 'access.wrong-password');
    if (result.kind === 'locked') throw lockedOut(result.until, at);
    const { accountId } = result.session;
    reply.setCookie(sessionCookie, result.token, this.cookie(request));
    reply.header('Cache-Control', 'no-store');
    const grants = accountById(this.model.db, accountId)?.grants ?? [];
    return this.who.of({ accountId, grants: grants.filter((grant) => inForce(grant, dayOf(at))) });
  }

  /** Takes the cookie away; the session is ended elsewhere. */
  leave(request: FastifyRequest, reply: FastifyReply): void {
    reply.clearCookie(sessionCookie, this.cookie(request));
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
