import { Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '@app/platform/clock';
import { Allowed, Caller, type Person } from '@app/platform/http';
import { Backups, type BackupWork } from '@app/runtime';
import { AccessJournal } from '@app/vault';
import { BackupsDto, BackupWorkDto } from './backups.dto.js';

const nothing = {
  state: 'idle',
  startedAt: null,
  endedAt: null,
  step: null,
  done: 0,
  total: 0,
  name: null,
  reason: null,
} as const;

const shown = (work: BackupWork): BackupWorkDto => ({ ...nothing, ...work });

/** Copies of everything that cannot be rebuilt, beside the data. Where on the machine is nobody's business here. */
@Controller('backups')
export class BackupsController {
  constructor(
    private readonly backups: Backups,
    private readonly journal: AccessJournal,
    private readonly clock: Clock,
  ) {}

  /** What stands in the folder, and what is being done. */
  @Get()
  @Allowed('operations.backup', 'whole')
  async list(): Promise<BackupsDto> {
    const { items, work } = await this.backups.list();
    return { items: [...items], work: shown(work) };
  }

  /** Begins one. It goes on by itself; the list shows how far it is. */
  @Post()
  @HttpCode(202)
  @Allowed('operations.backup', 'whole')
  async make(@Caller() { accountId }: Person, @Req() { ip }: FastifyRequest): Promise<BackupWorkDto> {
    const asked = { at: this.clock.now(), kind: 'backup-asked', accountId, address: ip } as const;
    return shown(await this.backups.start(() => this.journal.note(asked)));
  }
}
