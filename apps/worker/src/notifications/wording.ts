import { noticeWords } from '@app/domain/notifications';
import { dayOf, dayText } from '@app/domain/kernel';
import type { Message, MessageLine } from '@app/platform/channels';
import { aboutOf, type NoticeRow } from '@app/projections/notifications';
import { unitNames } from '@app/projections/organizations';
import type { TodoLine } from '@app/projections/kernel';
import { todoDetail, todoWords } from '@app/projections/todos';
import type { Sqlite } from '@app/sqlite';

/** Of very many lines the first ones are written; the rest is in the inbox. */
const mostLines = 40;

const pageOf = ({ kind, id }: NoticeRow['subject']): string =>
  kind === 'issue' ? `/issues/${id}` : kind === 'inspection' ? `/inspections/${id}` : '/inbox';

/** A notice as a line. @param unheard nobody is there for whom it is meant: the office is told in their place */
export const noticeLine = (db: Sqlite, row: NoticeRow, site: string | null, unheard = false): MessageLine => {
  const said = noticeWords[row.kind](row.facts, aboutOf(db, row));
  const unit = unheard ? `（${unitNames(db, [row.unitId]).get(row.unitId) ?? ''}无人接收，请督导室转告）` : '';
  return {
    text: `${said}${unit}`,
    kind: row.kind,
    dueDate: row.dueDate,
    link: site === null ? null : `${site}${pageOf(row.subject)}`,
  };
};

/** Something that is due, as a line. */
export const dueLine = (db: Sqlite, line: TodoLine, day: string, site: string | null): MessageLine => ({
  text: `${line.dueDate! < day ? `已逾期（${dayText(line.dueDate!)}）` : '今天到期'}：${todoWords[line.kind].title(todoDetail(db, line, day).facts)}`,
  kind: line.kind,
  dueDate: line.dueDate,
  link: site === null ? null : `${site}${line.place === 'issues' ? `/issues/${line.id}` : '/'}`,
});

/** One notice, at once. */
export const singleMessage = (id: string, at: string, line: MessageLine, site: string | null): Message => ({
  id,
  at,
  subject: `衡鉴：${line.text}`.slice(0, 100),
  lines: [line],
  link: site === null ? null : `${site}/inbox`,
});

/** The day's digest: what is due first, then what was told. */
export const digestMessage = (
  id: string,
  at: string,
  { due, told }: Readonly<{ due: readonly MessageLine[]; told: readonly MessageLine[] }>,
  site: string | null,
): Message => {
  const [, month, date] = dayOf(at).split('-').map(Number);
  const lines = [...due, ...told];
  const rest = lines.length - mostLines;
  const more: readonly MessageLine[] =
    rest > 0 ? [{ text: `另有 ${rest} 条，请登录查看`, kind: 'more', dueDate: null, link: null }] : [];
  return {
    id,
    at,
    subject: `衡鉴 ${month}月${date}日：到期 ${due.length} 件，新消息 ${told.length} 条`,
    lines: [...lines.slice(0, mostLines), ...more],
    link: site === null ? null : `${site}/inbox`,
  };
};
