import { Controller, Get, Query } from '@nestjs/common';
import { dayOf } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Allowed, Caller, page, type Person } from '@app/platform/http';
import { ReadModel, type Desk } from '@app/projections/kernel';
import { ownTodoLines, todoPage } from '@app/projections/todos';
import { Names } from '../names.js';
import { shownTodo } from './shown-todo.js';
import { TodoPlacesDto, TodosPageDto, TodosQuery } from './todos.dto.js';

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
    const items = rows.map((line) => shownTodo(this.model.db, line, desk.day, names));
    return { day: desk.day, buckets, ...page(items, total, query) } as TodosPageDto;
  }

  /** How many wait for the caller in each place. */
  @Get('counts')
  @Allowed('todos.read', 'list')
  counts(@Caller() reader: Person): TodoPlacesDto {
    const desk = this.desk(reader);
    const mine = ownTodoLines(this.model.db, desk);
    const counts = { total: mine.length, overdue: 0, submissions: 0, inspections: 0, issues: 0, certifications: 0 };
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
}
