import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { isPast } from '@app/domain/deadlines';
import { dayOf } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Allowed, Caller, type Person } from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import { returnTasks } from '@app/projections/submissions';
import { Names } from '../names.js';
import { draftState, waiting } from './draft-state.js';
import { FilingDesk } from './filing-desk.js';
import { MyReturnDto } from './my-return-answers.dto.js';
import { ReturnsDesk } from './returns-desk.js';

/** 我的填报表: its form with what is offered, the draft that its people share, and what its reader may do with it. */
@Controller('my-returns')
export class MyReturnsController {
  constructor(
    private readonly model: ReadModel,
    private readonly desk: ReturnsDesk,
    private readonly filing: FilingDesk,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  @Get(':unitId/:dataYear')
  @Allowed('submissions.read', { unit: 'unitId' })
  async read(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Caller() reader: Person,
  ): Promise<MyReturnDto> {
    const basis = await this.desk.basis(unitId, dataYear);
    const draft = await this.desk.draft(basis, dataYear);
    const found = this.desk.shown(basis, draft, dataYear);
    const { unit, parent, form, version, status, filed } = basis;
    const day = dayOf(this.clock.now());
    const tasks = returnTasks(this.model.db, unitId, dataYear);
    const acknowledging = await this.filing.acknowledgements(
      tasks.map((task) => ({ ...task, unitId })),
      reader,
    );
    const { id, version: formVersion, title, groups } = form;
    return {
      unitId,
      unit: unit.name,
      parentId: parent?.unitId ?? null,
      parent: parent?.name ?? null,
      stage: unit.stage,
      dataYear,
      form: { id, version: formVersion, title, groups: [...groups] },
      lines: found.lines.map(({ field, ...line }) => ({
        ...line,
        field: field.code,
        group: field.group,
        label: field.label,
        unit: field.unit,
        kind: field.kind,
        places: field.places,
        max: field.max,
        notApplicable: field.notApplicable,
        choices: field.choices,
        definition: field.definition.text,
        source: field.definition.source,
        usedBy: field.usedBy,
      })),
      draft: draftState(draft, await this.names.for(reader, [draft?.updatedBy])),
      ...waiting(basis, found),
      status,
      version: version?.version ?? null,
      confirmedAt: filed?.confirmedAt ?? null,
      returned: found.returned,
      split: this.desk.split(basis, found.shown, day),
      effects: this.desk.effects(basis, found.shown, day),
      liftedUntil: basis.liftedUntil !== null && !isPast(basis.liftedUntil, day) ? basis.liftedUntil : null,
      acts: await this.filing.acts({ unitId, dataYear }, reader),
      campaigns: tasks.map((task, index) => ({
        ...task,
        acts: acknowledging[index] ?? [],
        overdue: isPast(task.dueDate, day) && (status === null || status === 'returned' || status === 'withdrawn'),
      })),
    } as unknown as MyReturnDto;
  }
}
