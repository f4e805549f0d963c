import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ReturnDrafts } from '@app/application/submissions';
import { isPast } from '@app/domain/deadlines';
import { dayOf, type Request } from '@app/domain/kernel';
import { baseOf, unfilledFields, type ReturnDraft } from '@app/domain/submissions';
import { Clock } from '@app/platform/clock';
import { Allowed, Asked, Caller, type Person } from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import { returnTasks, type MyReturn, type ReturnBasis } from '@app/projections/submissions';
import { Names } from '../names.js';
import { MyReturnDto, SavedDraftDto } from './my-return-answers.dto.js';
import { ConfirmDraftDto, SaveDraftDto } from './my-returns.dto.js';
import { ReturnsDesk } from './returns-desk.js';

/** 我的填报表: its form with what is offered, and the draft that its people share. */
@Controller('my-returns')
export class MyReturnsController {
  constructor(
    private readonly model: ReadModel,
    private readonly drafts: ReturnDrafts,
    private readonly desk: ReturnsDesk,
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
      draft: await this.state(draft, reader),
      ...left(basis, found),
      status,
      version: version?.version ?? null,
      confirmedAt: filed?.confirmedAt ?? null,
      returned: found.returned,
      split: this.desk.split(basis, found.shown, day),
      effects: this.desk.effects(basis, found.shown, day),
      campaigns: returnTasks(this.model.db, unitId, dataYear).map((task) => ({
        ...task,
        overdue: isPast(task.dueDate, day) && (status === null || status === 'returned' || status === 'withdrawn'),
      })),
    } as unknown as MyReturnDto;
  }

  /** Saves the draft as it is typed. 412 with both versions when somebody else has saved meanwhile. */
  @Put(':unitId/:dataYear/draft')
  @Allowed('submissions.draft', { unit: 'unitId' })
  async save(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Body() body: SaveDraftDto,
    @Asked() request: Request,
    @Caller() caller: Person,
  ): Promise<SavedDraftDto> {
    const basis = await this.desk.basis(unitId, dataYear);
    const typed = body.entries.map(({ field, value, explanation }) => [
      field,
      { value: value ?? null, explanation: explanation ?? null },
    ]);
    const draft = await this.drafts.save(
      { unitId, dataYear, form: basis.form.id },
      { revision: body.revision, entries: Object.fromEntries(typed) },
      {
        endedFrom: basis.endedFrom,
        asked: new Set(basis.form.fields.map(({ code }) => code)),
        base: (known) => baseOf(known, basis.filed).entries,
      },
      request,
    );
    return this.saved(basis, draft, dataYear, caller);
  }

  /** Takes prefilled values over as they are: some, or all. */
  @Post(':unitId/:dataYear/draft/confirmation')
  @HttpCode(200)
  @Allowed('submissions.draft', { unit: 'unitId' })
  async confirm(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Body() { revision, fields }: ConfirmDraftDto,
    @Asked() request: Request,
    @Caller() caller: Person,
  ): Promise<SavedDraftDto> {
    const basis = await this.desk.basis(unitId, dataYear);
    const draft = await this.drafts.confirm(
      { unitId, dataYear, form: basis.form.id },
      { revision, fields: fields ?? null },
      { endedFrom: basis.endedFrom, prefilled: basis.prefilled, base: (known) => baseOf(known, basis.filed).entries },
      request,
    );
    return this.saved(basis, draft, dataYear, caller);
  }

  private async saved(
    basis: ReturnBasis,
    draft: ReturnDraft | null,
    dataYear: string,
    caller: Person,
  ): Promise<SavedDraftDto> {
    const found = this.desk.shown(basis, draft, dataYear);
    const day = dayOf(this.clock.now());
    return {
      ...(await this.state(draft, caller)),
      findings: found.lines.flatMap(({ findings }) => findings),
      ...left(basis, found),
      split: this.desk.split(basis, found.shown, day),
      effects: this.desk.effects(basis, found.shown, day),
    } as unknown as SavedDraftDto;
  }

  private async state(draft: ReturnDraft | null, reader: Person) {
    const { revision = 0, updatedAt = null, updatedBy = null } = draft ?? {};
    const names = await this.names.for(reader, [updatedBy]);
    return { revision, updatedAt, updatedBy, updatedByName: names.of(updatedBy) };
  }
}

/** What waits for somebody. */
const left = ({ form }: ReturnBasis, { lines, shown }: MyReturn) => ({
  unconfirmed: lines.filter(({ state }) => state === 'prefilled').map(({ field }) => field.code),
  unfilled: unfilledFields(form, shown),
});
