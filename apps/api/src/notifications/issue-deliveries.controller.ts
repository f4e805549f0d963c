import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { dayOf } from '@app/domain/kernel';
import { isReminder, noticeWords } from '@app/domain/notifications';
import { Clock } from '@app/platform/clock';
import { Allowed, Caller, type Person } from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import { aboutOf, hearersOf, noticesAbout, type NoticeRow } from '@app/projections/notifications';
import { Operations, type OutboxEntry } from '@app/vault';
import { Names } from '../names.js';
import { IssueDeliveriesDto, type IssueNoticeDto } from './delivery.dto.js';

/** A notice that reached one person reached the unit. */
const stateOf = (entries: readonly OutboxEntry[], unheard: boolean): IssueNoticeDto['state'] => {
  const some = (status: OutboxEntry['status']) => entries.some((entry) => entry.status === status);
  if (some('sent')) return 'sent';
  if (some('waiting')) return 'waiting';
  if (some('failed')) return 'failed';
  return unheard ? 'unheard' : 'inbox';
};

/** 催办有据: every notice of an issue, and whether it arrived. */
@Controller('issues')
export class IssueDeliveriesController {
  constructor(
    private readonly model: ReadModel,
    private readonly operations: Operations,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  /** Receipts are joined when they are read: nothing of them is in the log. */
  @Get(':id/deliveries')
  @Allowed('rectification.read', { issueParty: 'id' })
  async list(@Param('id', ParseUUIDPipe) id: string, @Caller() reader: Person): Promise<IssueDeliveriesDto> {
    const notices = noticesAbout(this.model.db, { kind: 'issue', id });
    const entries = await this.operations.outbox.about(id);
    const names = await this.names.for(
      reader,
      notices.map(({ unitId }) => unitId),
    );
    let reminders = 0;
    const items = notices.map((notice): IssueNoticeDto => {
      const own = entries.filter(({ noticeId }) => noticeId === notice.id);
      const reminder = isReminder(notice.kind) ? (reminders += 1) : null;
      return { ...this.shown(notice, own), unitName: names.of(notice.unitId), reminder };
    });
    return {
      reminders,
      undelivered: items.flatMap(({ reminder, state }) =>
        reminder !== null && (state === 'failed' || state === 'unheard') ? [reminder] : [],
      ),
      items: items.toReversed(),
    };
  }

  private shown(notice: NoticeRow, entries: readonly OutboxEntry[]): Omit<IssueNoticeDto, 'unitName' | 'reminder'> {
    const { db } = this.model;
    const { kind, facts, at, unitId, permission } = notice;
    const about = aboutOf(db, notice);
    const { unheard } = hearersOf(db, { permission, unitId }, dayOf(this.clock.now()));
    const sent = entries.filter(({ status }) => status === 'sent').map(({ channel }) => channel);
    const lost = entries.flatMap(({ status, reason }) => (status === 'failed' && reason !== null ? [reason] : []));
    return {
      kind,
      title: noticeWords[kind](facts, about),
      facts,
      about,
      at,
      unitId,
      state: stateOf(entries, unheard),
      sentBy: [...new Set(sent)].sort(),
      reasons: [...new Set(lost)],
    };
  }
}
