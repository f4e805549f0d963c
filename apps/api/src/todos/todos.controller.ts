import { Controller, Get, Query } from '@nestjs/common';
import { dayOf, daysBetween } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Allowed, Caller, page, type Person } from '@app/platform/http';
import { ReadModel, type Desk, type TodoLine } from '@app/projections/kernel';
import { bucketOf, isCampaignTodo, sundayOf, todoDetail, todoLines, todoPage } from '@app/projections/todos';
import { Names, type NameBook } from '../names.js';
import { todoWords } from './todo-words.js';
import { TodoPlacesDto, TodosPageDto, TodosQuery, type TodoDto, type TodoSubjectDto } from './todos.dto.js';

/** 待办: everyone's first page. What is done leaves by itself, for nothing is kept here. */
@Controller('todos')
export class TodosController {
  constructor(
    private readonly model: ReadModel,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  /** What waits for the caller, or for the caller's units: the most urgent first, with counts of all. */
  @Get()
  @Allowed('todos.read', 'list')
  async list(@Query() query: TodosQuery, @Caller() reader: Person): Promise<TodosPageDto> {
    const desk = this.desk(reader);
    const { rows, total, buckets } = todoPage(this.model.db, desk, query);
    const names = await this.names.for(
      reader,
      rows.map(({ unitId, aboutId }) => [unitId, aboutId]),
    );
    const items = rows.map((line) => this.shown(line, desk.day, names));
    return { day: desk.day, buckets, ...page(items, total, query) } as TodosPageDto;
  }

  /** How many wait for the caller in each place. */
  @Get('counts')
  @Allowed('todos.read', 'list')
  counts(@Caller() reader: Person): TodoPlacesDto {
    const desk = this.desk(reader);
    const mine = todoLines(this.model.db, desk).filter((line) => line.mine);
    const counts = { total: mine.length, overdue: 0, submissions: 0, inspections: 0, issues: 0 };
    for (const { place, dueDate } of mine) {
      counts[place] += 1;
      if (dueDate !== null && dueDate < desk.day) counts.overdue += 1;
    }
    return counts;
  }

  private desk({ accountId, grants }: Person): Desk {
    const at = this.clock.now();
    return { accountId, seats: grants, day: dayOf(at), at };
  }

  private shown(line: TodoLine, day: string, names: NameBook): TodoDto {
    const { place, kind, unitId, aboutId, dueDate, provisional, mine } = line;
    const { facts, basis } = todoDetail(this.model.db, line, day);
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
      reason: dueDate === null ? null : reason,
      basis: dueDate === null ? null : basis,
      bucket: bucketOf(dueDate, { day, sunday: sundayOf(day) }),
      provisional,
      daysLeft: dueDate === null ? null : daysBetween(day, dueDate),
      overdue: dueDate !== null && dueDate < day,
      mine,
      subject: subjectOf(line, String(facts['dataYear'] ?? '')),
    };
  }
}

/** Ids by which the thing's own page is found. */
const subjectOf = (line: TodoLine, dataYear: string): TodoSubjectDto => {
  const { place, id, aboutId } = line;
  const filed = place === 'submissions' && line.kind !== 'submissions.oversee';
  return {
    issueId: place === 'issues' ? id : null,
    inspectionId: place === 'inspections' ? id : null,
    campaignId: isCampaignTodo(line) ? id : null,
    unitId: filed ? aboutId : null,
    dataYear: place === 'submissions' ? dataYear : null,
  };
};
