import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { Channels, channelNames, lineKinds, NotDelivered, type Channel } from '@app/platform/channels';
import { Clock } from '@app/platform/clock';
import { Allowed, Caller, Problem, Scope, Tree, type Person } from '@app/platform/http';
import { noticeWords } from '@app/domain/notifications';
import { ReadModel } from '@app/projections/kernel';
import { aboutOf, countiesOf, noticesById } from '@app/projections/notifications';
import { DeliverySettings, lineOf, type ChosenLines } from '@app/runtime';
import { Operations, Vault, type OutboxEntry } from '@app/vault';
import { Names, type NameBook } from '../names.js';
import {
  ChosenLinesDto,
  CountyDeliveryDto,
  FailedDeliveryDto,
  RetriedDeliveriesDto,
  RetryDeliveriesDto,
  SetCountyDeliveryDto,
  TestChannelDto,
  TestedChannelDto,
  type CountyChannelDto,
} from './delivery.dto.js';

const failuresShown = 50;
const audiences = { email: 'person', sms: 'person', webhook: 'machine', dingtalk: 'group', wecom: 'group' } as const;

/** 系统 · 通知渠道: which ways a county uses, when, and what could not be delivered. Addresses and secrets are never here. */
@Controller('county-delivery')
export class CountyDeliveryController {
  constructor(
    private readonly model: ReadModel,
    private readonly settings: DeliverySettings,
    private readonly channels: Channels,
    private readonly operations: Operations,
    private readonly vault: Vault,
    private readonly tree: Tree,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  /** The counties in reach, with their ways out and the latest failures. */
  @Get()
  @Allowed('operations.channels', 'list')
  async list(@Scope() { roots }: Scope, @Caller() reader: Person): Promise<CountyDeliveryDto[]> {
    const counties = countiesOf(this.model.db).filter((id) => roots.some((root) => this.tree.within(id, root)));
    const failed = await this.operations.outbox.failed(counties, failuresShown);
    const names = await this.names.for(reader, [...counties, ...failed.map(({ recipient }) => recipient)]);
    return Promise.all(
      counties.map((countyId) =>
        this.shown(
          countyId,
          failed.filter((entry) => entry.countyId === countyId),
          names,
        ),
      ),
    );
  }

  @Put(':countyId')
  @HttpCode(204)
  @Allowed('operations.channels', { county: 'countyId' })
  async set(@Param('countyId', ParseUUIDPipe) countyId: string, @Body() body: SetCountyDeliveryDto): Promise<void> {
    const { channels, lines: asked, digestAt, quietFrom, quietTo, quietDays } = body;
    const quiet =
      quietFrom != null && quietTo != null && quietFrom !== quietTo ? { from: quietFrom, to: quietTo } : null;
    const lines = asked ? this.linesFor(countyId, asked) : (await this.settings.ofCounty(countyId)).lines;
    await this.settings.setCounty(countyId, { channels, lines, digestAt, quiet, quietDays });
  }

  /** Sends a test now, whatever the hour: to the caller's own address, or to the group or program. */
  @Post(':countyId/test')
  @HttpCode(200)
  @Allowed('operations.channels', { county: 'countyId' })
  async test(
    @Param('countyId', ParseUUIDPipe) countyId: string,
    @Body() { channel: name, line }: TestChannelDto,
    @Caller() { accountId }: Person,
  ): Promise<TestedChannelDto> {
    const channel = this.channels.used(name, line ?? null, countyId);
    if (!channel) return { delivered: false, reason: 'not-configured' };
    const address = await this.addressOf(channel, accountId);
    if (address === null) return { delivered: false, reason: 'no-address' };
    const at = this.clock.now();
    const text = '这是一条测试消息。收到它，说明本渠道可以送达。';
    const { site } = this.channels;
    try {
      await channel.send(
        {
          id: `t-${accountId}-${Date.parse(at)}`,
          at,
          subject: '衡鉴：测试消息',
          lines: [{ text, kind: 'test', dueDate: null, link: null }],
          link: site === null ? null : `${site}/inbox`,
        },
        address,
      );
      return { delivered: true, reason: null };
    } catch (error) {
      if (error instanceof NotDelivered) return { delivered: false, reason: error.reason };
      throw error;
    }
  }

  /** Tries deliveries again that were given up; those of other counties are passed over. */
  @Post(':countyId/retry')
  @HttpCode(200)
  @Allowed('operations.channels', { county: 'countyId' })
  async retry(
    @Param('countyId', ParseUUIDPipe) countyId: string,
    @Body() { ids }: RetryDeliveriesDto,
  ): Promise<RetriedDeliveriesDto> {
    let retried = 0;
    for (const id of ids) if (await this.operations.outbox.retry(id, [countyId], this.clock.now())) retried += 1;
    return { retried };
  }

  /** @throws Problem 400 for a place that the county may not choose */
  private linesFor(countyId: string, asked: ChosenLinesDto): ChosenLines {
    const offered = this.channels.linesOf(countyId);
    const chosen = lineKinds.flatMap((kind) => (asked[kind] == null ? [] : [[kind, asked[kind]] as const]));
    const wrong = chosen.filter(([kind, id]) => !offered.some((line) => line.kind === kind && line.id === id));
    if (wrong.length > 0)
      throw new Problem(
        400,
        'request.invalid',
        {},
        wrong.map(([kind]) => ({ field: `lines.${kind}`, detail: '本县不能使用这个群或程序，请从列出的中选择。' })),
      );
    return Object.fromEntries(chosen);
  }

  private async addressOf({ name, audience }: Channel, accountId: string): Promise<string | null> {
    if (audience !== 'person') return '';
    const person = await this.vault.find(accountId);
    return (name === 'email' ? person?.email : person?.phone) ?? null;
  }

  private async shown(countyId: string, failed: readonly OutboxEntry[], names: NameBook): Promise<CountyDeliveryDto> {
    const delivery = await this.settings.ofCounty(countyId);
    const { channels, digestAt, quiet, quietDays } = delivery;
    const offered = this.channels.linesOf(countyId);
    const tallies = await this.operations.outbox.tally([countyId]);
    return {
      countyId,
      countyName: names.of(countyId),
      channels: channelNames.map((name): CountyChannelDto => {
        const {
          waiting = 0,
          sent = 0,
          failed: lost = 0,
          lastSentAt = null,
        } = tallies.find((one) => one.channel === name) ?? {};
        const ownPlace = this.channels.get(name) !== undefined;
        const lines = offered.filter(({ kind }) => kind === name).map(({ id, label }) => ({ id, label }));
        return {
          name,
          audience: audiences[name],
          configured: ownPlace || lines.length > 0,
          ownPlace,
          lines,
          line: lineOf(delivery, name),
          on: channels.includes(name),
          waiting,
          sent,
          failed: lost,
          lastSentAt,
        };
      }),
      digestAt,
      quietFrom: quiet?.from ?? null,
      quietTo: quiet?.to ?? null,
      quietDays,
      failures: failed.map((entry) => this.failure(entry, names)),
    };
  }

  private failure(entry: OutboxEntry, names: NameBook): FailedDeliveryDto {
    const { db } = this.model;
    const [notice] = noticesById(db, [entry.noticeId]);
    return {
      id: entry.id,
      channel: entry.channel as FailedDeliveryDto['channel'],
      kind: entry.kind,
      title: notice ? noticeWords[notice.kind](notice.facts, aboutOf(db, notice)) : '今天到期的待办',
      recipientName: names.of(entry.recipient),
      reason: entry.reason ?? '',
      attempts: entry.attempts,
      at: entry.doneAt ?? entry.madeAt,
      issueId: notice?.subject.kind === 'issue' ? notice.subject.id : null,
    };
  }
}
