import { Injectable } from '@nestjs/common';
import { noticeKinds, type NoticeKind } from '@app/domain/notifications';
import { dayOf } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import type { Person } from '@app/platform/http';
import { openedSequence } from '@app/projections/access';
import { ReadModel, type Desk, type TodoLine } from '@app/projections/kernel';
import { noticesFor, type NoticeRow } from '@app/projections/notifications';
import { dueTodoLines } from '@app/projections/todos';
import { Operations } from '@app/vault';

/** Unread notices are counted so far. */
const counted = 100;

/** Which window of somebody's notices. */
export type InboxAsk = Readonly<{
  show: 'all' | 'unread';
  place?: string | undefined;
  before?: string | undefined;
  limit: number;
}>;

type Marks = Readonly<{ upTo: number; read: ReadonlySet<string> }>;

/** A person's notices with their read marks, and what is due: by today's roles. */
@Injectable()
export class InboxDesk {
  constructor(
    private readonly model: ReadModel,
    private readonly operations: Operations,
    private readonly clock: Clock,
  ) {}

  desk({ accountId, grants }: Person): Desk {
    const at = this.clock.now();
    return { accountId, seats: grants, day: dayOf(at), at };
  }

  /** What was told before somebody's account was opened is not news to them. */
  async marks(accountId: string): Promise<Marks> {
    const { upTo, read } = await this.operations.readMarks.of(accountId);
    return { upTo: Math.max(upTo, openedSequence(this.model.db, accountId)), read };
  }

  isRead({ upTo, read }: Marks, { sequence, id }: NoticeRow): boolean {
    return sequence <= upTo || read.has(id);
  }

  /** Counted up to a hundred: a bell has no room for more. */
  unread(desk: Desk, marks: Marks): Readonly<{ unread: number; more: boolean }> {
    const limit = counted + 1 + marks.read.size;
    const found = noticesFor(this.model.db, desk, { after: marks.upTo, limit }).filter(({ id }) => !marks.read.has(id));
    return { unread: Math.min(found.length, counted), more: found.length > counted };
  }

  /** What the person may do by a day that is today or past, the most urgent first. */
  due(desk: Desk): readonly TodoLine[] {
    return dueTodoLines(this.model.db, desk);
  }

  /** One window, and where the next one begins; null at the end. */
  window(
    desk: Desk,
    marks: Marks,
    { show, place, before, limit }: InboxAsk,
  ): Readonly<{ rows: readonly NoticeRow[]; next: string | null }> {
    const unread = show === 'unread';
    const most = limit + 1 + (unread ? marks.read.size : 0);
    const found = noticesFor(this.model.db, desk, {
      after: unread ? marks.upTo : 0,
      before: cursorOf(before),
      kinds: place === undefined ? undefined : kindsOf(place),
      limit: most,
    }).filter(({ id }) => !unread || !marks.read.has(id));
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    return { rows, next: found.length > limit && last ? `${last.sequence}:${last.id}` : null };
  }
}

const kindsOf = (place: string): readonly NoticeKind[] => noticeKinds.filter((kind) => kind.startsWith(`${place}.`));

const cursorOf = (text: string | undefined): Readonly<{ sequence: number; id: string }> | undefined => {
  if (text === undefined) return undefined;
  const colon = text.indexOf(':');
  return { sequence: Number(text.slice(0, colon)), id: text.slice(colon + 1) };
};
