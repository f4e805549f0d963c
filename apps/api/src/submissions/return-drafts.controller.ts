import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ReturnDrafts } from '@app/application/submissions';
import { dayOf, type Request } from '@app/domain/kernel';
import { baseOf, type ReturnDraft } from '@app/domain/submissions';
import { Clock } from '@app/platform/clock';
import { Allowed, Asked, Caller, type Person } from '@app/platform/http';
import type { ReturnBasis } from '@app/projections/submissions';
import { Names } from '../names.js';
import { draftState, waiting } from './draft-state.js';
import { SavedDraftDto } from './my-return-answers.dto.js';
import { ConfirmDraftDto, SaveDraftDto } from './my-returns.dto.js';
import { ReturnsDesk } from './returns-desk.js';

/** What a unit has half filled in: saved as it is typed, prefilled values taken over. */
@Controller('my-returns')
export class ReturnDraftsController {
  constructor(
    private readonly drafts: ReturnDrafts,
    private readonly desk: ReturnsDesk,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

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
      ...draftState(draft, await this.names.for(caller, [draft?.updatedBy])),
      findings: found.lines.flatMap(({ findings }) => findings),
      ...waiting(basis, found),
      split: this.desk.split(basis, found.shown, day),
      effects: this.desk.effects(basis, found.shown, day),
    } as unknown as SavedDraftDto;
  }
}
