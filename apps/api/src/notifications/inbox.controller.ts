import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Allowed, Caller, Scope, type Person } from '@app/platform/http';
import { ReadModel, type Desk, type TodoLine } from '@app/projections/kernel';
import { noticesById, noticesFor, unheardUnder } from '@app/projections/notifications';
import { Operations } from '@app/vault';
import { Names } from '../names.js';
import { shownTodo } from '../todos/shown-todo.js';
import { UnheardDto } from './delivery.dto.js';
import { InboxCountDto, InboxDto, InboxQuery, ReadNoticesDto } from './inbox.dto.js';
import { InboxDesk } from './inbox-desk.js';
import { shownNotice } from './shown-notice.js';

/** So many of what is due are shown above the notices; the rest is on the list of things to do. */
const dueShown = 8;
/** Notices of the last ninety days, in milliseconds. */
const unheardSince = 90 * 86_400_000;

const countsOf = (due: readonly TodoLine[], { day }: Desk) => ({
  today: due.filter(({ dueDate }) => dueDate === day).length,
  overdue: due.filter(({ dueDate }) => dueDate !== day).length,
});

/** 消息: what is due, and what one is told. Only one's own, by the roles of today. */
@Controller('inbox')
export class InboxController {
  constructor(
    private readonly model: ReadModel,
    private readonly operations: Operations,
    private readonly names: Names,
    private readonly inbox: InboxDesk,
  ) {}

  /** What is due by law today or was before, then the notices of the caller's units and duties, newest first. */
  @Get()
  @Allowed('access.own', 'own')
  async list(@Query() query: InboxQuery, @Caller() reader: Person): Promise<InboxDto> {
    const desk = this.inbox.desk(reader);
    const marks = await this.inbox.marks(reader.accountId);
    const { rows, next } = this.inbox.window(desk, marks, query);
    const due = this.inbox.due(desk);
    const first = due.slice(0, dueShown);
    const names = await this.names.for(reader, [
      ...rows.map(({ unitId }) => unitId),
      ...first.flatMap(({ unitId, aboutId }) => [unitId, aboutId]),
    ]);
    const { db } = this.model;
    return {
      day: desk.day,
      ...this.inbox.unread(desk, marks),
      ...countsOf(due, desk),
      due: first.map((line) => shownTodo(db, line, desk.day, names)),
      items: rows.map((row) => shownNotice(db, row, this.inbox.isRead(marks, row), names)),
      next,
    };
  }

  /** How much is new, and how much is due: for the bell. */
  @Get('count')
  @Allowed('access.own', 'own')
  async count(@Caller() reader: Person): Promise<InboxCountDto> {
    const desk = this.inbox.desk(reader);
    return {
      ...this.inbox.unread(desk, await this.inbox.marks(reader.accountId)),
      ...countsOf(this.inbox.due(desk), desk),
    };
  }

  /** 无人接收: units in reach that things are told to, and where nobody is there to hear them today. */
  @Get('unheard')
  @Allowed('notifications.unheard', 'list')
  async unheard(@Scope() { roots }: Scope, @Caller() reader: Person): Promise<UnheardDto[]> {
    const { day, at } = this.inbox.desk(reader);
    const since = new Date(Date.parse(at) - unheardSince).toISOString();
    const lines = unheardUnder(this.model.db, roots, { since, day });
    const names = await this.names.for(
      reader,
      lines.map(({ unitId }) => unitId),
    );
    return lines.map((line) => ({ ...line, unitName: names.of(line.unitId) }));
  }

  /** Marks notices as read; those that nobody knows are passed over. */
  @Post('read')
  @HttpCode(204)
  @Allowed('access.own', 'own')
  async read(@Body() { ids }: ReadNoticesDto, @Caller() { accountId }: Person): Promise<void> {
    await this.operations.readMarks.mark(accountId, noticesById(this.model.db, ids));
  }

  /** Marks everything as read that the caller is told up to now. */
  @Post('read-all')
  @HttpCode(204)
  @Allowed('access.own', 'own')
  async readAll(@Caller() reader: Person): Promise<void> {
    const [newest] = noticesFor(this.model.db, this.inbox.desk(reader), { after: 0, limit: 1 });
    if (newest) await this.operations.readMarks.markAll(reader.accountId, newest.sequence);
  }
}
