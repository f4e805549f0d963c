import { daysBetween } from '@app/domain/kernel';
import type { TodoLine } from '@app/projections/kernel';
import { bucketOf, isCampaignTodo, sundayOf, todoDetail, todoWords } from '@app/projections/todos';
import type { Sqlite } from '@app/sqlite';
import type { NameBook } from '../names.js';
import type { TodoDto, TodoSubjectDto } from './todos.dto.js';

/** A line as its reader sees it on a day (ISO date): worded, dated, and with where it leads. */
export const shownTodo = (db: Sqlite, line: TodoLine, day: string, names: NameBook): TodoDto => {
  const { place, kind, unitId, aboutId, dueDate, provisional, mine } = line;
  const { facts, basis, limit } = todoDetail(db, line, day);
  const { act, title, reason } = todoWords[kind];
  return {
    id: `${kind}.${line.id}${isCampaignTodo(line) ? `.${unitId}` : ''}`,
    place,
    kind,
    act,
    title: title(facts),
    facts,
    unitId: aboutId,
    unitName: names.of(aboutId),
    actingUnitId: unitId,
    actingUnitName: names.of(unitId),
    dueDate,
    reason: dueDate === null ? null : (limit ?? reason),
    basis: dueDate === null ? null : basis,
    bucket: bucketOf(dueDate, { day, sunday: sundayOf(day) }),
    provisional,
    daysLeft: dueDate === null ? null : daysBetween(day, dueDate),
    overdue: dueDate !== null && dueDate < day,
    mine,
    subject: subjectOf(line, String(facts['dataYear'] ?? '')),
  };
};

/** Ids by which the thing's own page is found. */
const subjectOf = (line: TodoLine, dataYear: string): TodoSubjectDto => {
  const { place, id, aboutId } = line;
  const filed = place === 'submissions' && line.kind !== 'submissions.oversee';
  const school = line.kind === 'inspections.visitSchool';
  return {
    issueId: place === 'issues' ? id : null,
    inspectionId: place === 'inspections' && !school ? id : null,
    campaignId: isCampaignTodo(line) ? id : null,
    unitId: filed || school ? aboutId : null,
    dataYear: place === 'submissions' ? dataYear : null,
  };
};
