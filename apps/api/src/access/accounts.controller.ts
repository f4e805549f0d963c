import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import { AccessRequest, ImportAccounts, OpenAccounts, ResetPassword, type AccessAsk } from '@app/application/access';
import { accountOn, type AccessEvent } from '@app/domain/access';
import { refusalSentences } from '@app/domain/catalogue';
import { dayOf, Refusal, type Outcome, type Recorded, type Request } from '@app/domain/kernel';
import { Allowed, Asked, fill, newIdFor, OutcomeDto, page, Scope, withContent } from '@app/platform/http';
import { accountById, accountsUnder } from '@app/projections/access';
import { ReadModel } from '@app/projections/kernel';
import { Vault } from '@app/vault';
import { textOf } from '@app/attachments';
import { PointQuery } from '../points/point.dto.js';
import { TimePoints } from '../points/points.js';
import { Streams } from '../streams.js';
import { TakesFile, uploaded } from '../uploaded.js';
import { AccountDetailDto, AccountRolesDto, AccountsPageDto, ImportedAccountsDto } from './access-answers.dto.js';
import { namedAccounts, namedGrants } from './named-accounts.js';
import {
  AccountsQuery,
  CloseAccountDto,
  ErasePersonDto,
  GrantRoleDto,
  OpenAccountDto,
  ResetPasswordDto,
  RoleDto,
} from './access.dto.js';

const sentence = ({ code, details }: Refusal) => fill(refusalSentences[code] ?? code, details);

/** Keeping accounts: opening, roles, passwords, closing. */
@Controller('accounts')
export class AccountsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly model: ReadModel,
    private readonly vault: Vault,
    private readonly streams: Streams,
    private readonly times: TimePoints,
  ) {}

  /** Accounts of the units one keeps, in the order they were opened. */
  @Get()
  @Allowed('access.read', 'list')
  async list(@Query() query: AccountsQuery, @Scope() { roots }: Scope): Promise<AccountsPageDto> {
    const { limit, offset, ...filter } = query;
    const { items, total } = accountsUnder(this.model.db, roots, filter, { limit, offset });
    const names = await this.vault.names(items.map(({ accountId }) => accountId));
    const rows = namedAccounts(this.model.db, roots, items).map((row) => ({
      ...row,
      displayName: names.get(row.accountId) ?? null,
    }));
    return { ...page(rows, total, { limit, offset }), items: rows };
  }

  /** One account, with its person and roles. */
  @Get(':id')
  @Allowed('access.read', { account: 'id' })
  async read(@Param('id', ParseUUIDPipe) id: string, @Scope() { roots }: Scope): Promise<AccountDetailDto> {
    const { db } = this.model;
    const row = accountById(db, id);
    if (!row) throw new Refusal('access.no-account', {}, 'not-found');
    const [account] = namedAccounts(db, roots, [row]);
    const person = await this.vault.find(id);
    if (!person) return { ...account!, person: null };
    const { username, displayName, phone, email, mustChangePassword } = person;
    return { ...account!, person: { username, displayName, phone, email, mustChangePassword } };
  }

  /** The roles that it held on a day, as known at a point; today and now without them. */
  @Get(':id/roles')
  @Allowed('access.read', { account: 'id' })
  async roles(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PointQuery,
    @Scope() scope: Scope,
  ): Promise<AccountRolesDto> {
    const { knownAt = Number.MAX_SAFE_INTEGER, asOf } = await this.times.of(query, scope);
    const stream = await this.streams.of('account', id);
    const known = stream.filter(({ sequence }) => sequence <= knownAt);
    if (known.length === 0) throw new Refusal('access.no-account', {}, 'not-found');
    const { status, grants } = accountOn(known as readonly Recorded<AccessEvent>[], asOf);
    return { accountId: id, asOf, status, grants: namedGrants(this.model.db, scope.roots, grants) };
  }

  /** Opens an account, with roles at its own unit; the password is to be changed at the first sign-in. */
  @Post()
  @Allowed('access.open', { bodyUnit: 'unitId' })
  async open(@Body() body: OpenAccountDto, @Asked() request: Request): Promise<OutcomeDto> {
    const { unitId, username, displayName, phone, email, password } = body;
    const from = dayOf(request.at);
    const grants = body.roles.map((role) => ({ role, unitId, from, until: null }));
    const accountId = newIdFor(request, 'account');
    const person = { username, displayName, phone: phone ?? null, email: email ?? null, password };
    const account = { accountId, unitId, ...person, grants };
    const [outcome] = await this.commands.execute<OpenAccounts, Outcome[]>(new OpenAccounts([account], request));
    return outcome!;
  }

  /** Opens the accounts of a CSV file (用户名, 姓名, 单位, 岗位, 初始密码, …), all or none; every fault is told by its line. */
  @Post('import')
  @TakesFile()
  @Allowed('access.import', 'list')
  async import(
    @Req() raw: FastifyRequest,
    @Asked() request: Request,
    @Scope() { roots }: Scope,
  ): Promise<ImportedAccountsDto> {
    const { content } = await uploaded(raw);
    const text = textOf(content);
    if (text === null) throw new Refusal('attachments.type', {}, 'invalid');
    const command = new ImportAccounts(text, roots, withContent(request, content), sentence);
    const outcomes = await this.commands.execute<ImportAccounts, Outcome[]>(command);
    return { opened: outcomes.length, last: outcomes.at(-1)! };
  }

  /** Grants a role at a unit from a day to a day; the same role at the same unit gets the new days. */
  @Post(':id/roles')
  @HttpCode(200)
  @Allowed('access.grant', { account: 'id' }, { bodyUnit: 'unitId' })
  grant(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { role, unitId, from, until }: GrantRoleDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const days = { from: from ?? dayOf(request.at), until: until ?? null };
    return this.ask(id, { type: 'GrantRole', role, unitId, ...days }, request);
  }

  /** Revokes a role at a unit, at once. */
  @Post(':id/roles/revocation')
  @HttpCode(200)
  @Allowed('access.revoke', { account: 'id' }, { bodyUnit: 'unitId' })
  revoke(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { role, unitId }: RoleDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.ask(id, { type: 'RevokeRole', role, unitId }, request);
  }

  /** Sets a new password, to be changed at the next sign-in; sessions and tokens of the account end. */
  @Post(':id/password')
  @HttpCode(200)
  @Allowed('access.reset', { account: 'id' })
  reset(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { password }: ResetPasswordDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.commands.execute(new ResetPassword(id, password, request));
  }

  /**
   * Removes the person behind a closed account for good: name, username, contacts and password. What they did stays, by
   * id; every proof holds.
   */
  @Post(':id/erasure')
  @HttpCode(200)
  @Allowed('access.erase', { account: 'id' })
  erase(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { basis }: ErasePersonDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.ask(id, { type: 'ErasePerson', basis }, request);
  }

  /** Closes an account; its sessions and tokens end. */
  @Post(':id/closure')
  @HttpCode(200)
  @Allowed('access.close', { account: 'id' })
  close(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: CloseAccountDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.ask(id, { type: 'CloseAccount', reason }, request);
  }

  /** Opens a closed account again, with the roles it had. */
  @Post(':id/reopening')
  @HttpCode(200)
  @Allowed('access.open', { account: 'id' })
  reopen(@Param('id', ParseUUIDPipe) id: string, @Asked() request: Request): Promise<OutcomeDto> {
    return this.ask(id, { type: 'ReopenAccount' }, request);
  }

  private ask(id: string, command: AccessAsk, request: Request): Promise<OutcomeDto> {
    return this.commands.execute(new AccessRequest(id, command, request));
  }
}
