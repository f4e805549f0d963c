import { noticeWords } from '@app/domain/notifications';
import { aboutOf, type NoticeRow } from '@app/projections/notifications';
import type { Sqlite } from '@app/sqlite';
import type { NameBook } from '../names.js';
import type { TodoSubjectDto } from '../todos/todos.dto.js';
import type { NoticeDto } from './inbox.dto.js';

const subjectOf = ({ subject: { kind, id }, unitId }: NoticeRow): TodoSubjectDto => {
  const dot = id.lastIndexOf('.');
  return {
    issueId: kind === 'issue' ? id : null,
    inspectionId: kind === 'inspection' ? id : null,
    campaignId: kind === 'campaign' ? id : null,
    unitId: kind === 'filing' ? unitId : null,
    dataYear: kind === 'filing' ? id.slice(dot + 1) : null,
  };
};

/** A notice as its reader sees it: worded, and with where it leads. */
export const shownNotice = (db: Sqlite, row: NoticeRow, read: boolean, names: NameBook): NoticeDto => {
  const { id, kind, facts, at, unitId, dueDate } = row;
  const about = aboutOf(db, row);
  return {
    id,
    kind,
    place: kind.slice(0, kind.indexOf('.')) as NoticeDto['place'],
    title: noticeWords[kind](facts, about),
    about,
    facts,
    at,
    unitId,
    unitName: names.of(unitId),
    dueDate,
    read,
    subject: subjectOf(row),
  };
};
