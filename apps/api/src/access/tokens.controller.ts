import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Allowed, Caller, type Person } from '@app/platform/http';
import { AccessJournal, Operations } from '@app/vault';
import { IssuedTokenDto, TokenDto } from './access-answers.dto.js';
import { IssueTokenDto } from './access.dto.js';

/** Longest life of a token, in days. */
const longestDays = 366;

/** Bearer tokens for programs that act as oneself. */
@Controller('tokens')
export class TokensController {
  constructor(
    private readonly operations: Operations,
    private readonly journal: AccessJournal,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allowed('access.own', 'own')
  async list(@Caller() { accountId }: Person): Promise<TokenDto[]> {
    return [...(await this.operations.tokens.list(accountId, this.clock.now()))];
  }

  /** Makes a token, shown in this answer only. A token cannot make tokens. */
  @Post()
  @Allowed('access.own', 'own')
  async issue(
    @Caller() { accountId, by, mustChangePassword }: Person,
    @Body() { label, endsAt }: IssueTokenDto,
    @Req() { ip }: FastifyRequest,
  ): Promise<IssuedTokenDto> {
    if (by !== 'cookie' || mustChangePassword) throw new Refusal('access.session-needed', {}, 'forbidden');
    const at = this.clock.now();
    const life = Date.parse(endsAt) - Date.parse(at);
    if (!(life > 0 && life <= longestDays * 86_400_000)) {
      throw new Refusal('access.token-period', { days: longestDays }, 'invalid');
    }
    const instant = new Date(Date.parse(endsAt)).toISOString();
    const { token, record } = await this.operations.tokens.issue({ accountId, label, at, endsAt: instant });
    await this.journal.note({ at, kind: 'token-issued', accountId, address: ip });
    return { ...record, token };
  }

  @Delete(':id')
  @HttpCode(204)
  @Allowed('access.own', 'own')
  async revoke(
    @Caller() { accountId }: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() { ip }: FastifyRequest,
  ): Promise<void> {
    if (!(await this.operations.tokens.revoke(accountId, id))) throw new Refusal('access.no-token', {}, 'not-found');
    await this.journal.note({ at: this.clock.now(), kind: 'token-revoked', accountId, address: ip });
  }
}
