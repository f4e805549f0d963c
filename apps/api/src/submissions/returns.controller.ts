import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { SubmissionRequest, type SubmissionAsk } from '@app/application/submissions';
import type { Outcome, Request } from '@app/domain/kernel';
import { Allowed, Asked, OutcomeDto } from '@app/platform/http';
import {
  CorrectReturnDto,
  LiftLockDto,
  SubmitReturnDto,
  VerifyFiguresDto,
  type FilledFieldDto,
} from './returns.dto.js';
import { VersionDto } from './submissions.dto.js';

/** Returns by form (填报表): filed, confirmed by the head, verified from above, unlocked, corrected. */
@Controller('submissions')
export class ReturnsController {
  constructor(private readonly commands: CommandBus) {}

  /** Files the unit's return, or its draft as it stands. Everything wrong is told at once, and then nothing is filed. */
  @Post(':unitId/:dataYear/by-form')
  @Allowed('submissions.submit-return', { unit: 'unitId' })
  submit(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Body() { form, entries, note }: SubmitReturnDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const command = { type: 'SubmitReturn', form, entries: byField(entries), note: note ?? null } as const;
    return this.ask(unitId, dataYear, command, request);
  }

  /** The head's word for it: a principal's for a school, a bureau leader's for the county's own return. */
  @Post(':unitId/:dataYear/confirmation')
  @Allowed('submissions.confirm', { unit: 'unitId' })
  confirm(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Body() { version }: VersionDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.ask(unitId, dataYear, { type: 'ConfirmReturn', version }, request);
  }

  /** Someone above the county has looked at accepted figures. */
  @Post(':unitId/:dataYear/verification')
  @Allowed('submissions.verify', { unit: 'unitId' })
  verify(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Body() { version, note }: VerifyFiguresDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.ask(unitId, dataYear, { type: 'VerifyFigures', version, note: note ?? null }, request);
  }

  /** Lets the unit file again until a day, with the reason on record. */
  @Post(':unitId/:dataYear/unlocking')
  @Allowed('submissions.unlock', { unit: 'unitId' })
  unlock(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Body() { reason, until }: LiftLockDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.ask(unitId, dataYear, { type: 'LiftLock', reason, until }, request);
  }

  /** Asks for an accepted return to be corrected; the old one counts until another person accepts the new. */
  @Post(':unitId/:dataYear/correction/by-form')
  @Allowed('submissions.correct', { unit: 'unitId' })
  correct(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Body() { form, entries, reason, evidence, effectiveAt }: CorrectReturnDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const since = effectiveAt === undefined ? {} : { effectiveAt };
    const command = { ...since, type: 'CorrectReturn', form, entries: byField(entries), reason, evidence } as const;
    return this.ask(unitId, dataYear, command, request);
  }

  private ask(unitId: string, dataYear: string, command: SubmissionAsk, request: Request): Promise<OutcomeDto> {
    return this.commands.execute<SubmissionRequest, Outcome>(new SubmissionRequest(unitId, dataYear, command, request));
  }
}

const byField = (entries: readonly FilledFieldDto[] | null | undefined) =>
  entries
    ? Object.fromEntries(
        entries.map(({ field, value, explanation }) => [
          field,
          { value: value ?? null, explanation: explanation ?? null },
        ]),
      )
    : null;
