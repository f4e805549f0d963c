import { Body, Controller, Get, HttpCode, Put } from '@nestjs/common';
import { Channels } from '@app/platform/channels';
import { Allowed, Caller, type Person } from '@app/platform/http';
import { accountById } from '@app/projections/access';
import { ReadModel } from '@app/projections/kernel';
import { countyIdOf } from '@app/projections/notifications';
import { DeliverySettings } from '@app/runtime';
import { Vault } from '@app/vault';
import { MyDeliveryDto, WishesDto } from './delivery.dto.js';

/** How one is told of things, beside the inbox. */
@Controller('delivery')
export class MyDeliveryController {
  constructor(
    private readonly model: ReadModel,
    private readonly settings: DeliverySettings,
    private readonly channels: Channels,
    private readonly vault: Vault,
  ) {}

  /** What the county offers, and what the caller wants of it. */
  @Get()
  @Allowed('access.own', 'own')
  async mine(@Caller() { accountId }: Person): Promise<MyDeliveryDto> {
    const { db } = this.model;
    const home = accountById(db, accountId)?.unitId ?? '';
    const { channels, digestAt, quiet, quietDays } = await this.settings.ofCounty(countyIdOf(db, home));
    const { off, digestOnly } = await this.settings.ofPerson(accountId);
    const person = await this.vault.find(accountId);
    const addresses = { email: person?.email ?? null, sms: person?.phone ?? null };
    return {
      channels: (['email', 'sms'] as const).map((name) => ({
        name,
        open: this.channels.get(name) !== undefined && channels.includes(name),
        address: addresses[name] !== null,
        on: !off.includes(name),
      })),
      digestOnly,
      digestAt,
      quietFrom: quiet?.from ?? null,
      quietTo: quiet?.to ?? null,
      quietDays,
    };
  }

  @Put()
  @HttpCode(204)
  @Allowed('access.own', 'own')
  async wish(@Body() { off, digestOnly }: WishesDto, @Caller() { accountId }: Person): Promise<void> {
    await this.settings.setPerson(accountId, { off, digestOnly });
  }
}
