import { Controller, Get, Query } from '@nestjs/common';
import { checklistTemplates, inspectionKinds, inspectorsNeeded, needsNotice } from '@app/domain/inspections';
import { Allowed, Caller, type Person } from '@app/platform/http';
import { inspectorsAt } from '@app/projections/access';
import { recusalsOn, visitsOn } from '@app/projections/inspections';
import { ReadModel } from '@app/projections/kernel';
import { ancestorsOf } from '@app/projections/organizations';
import { Names } from '../names.js';
import { PreparationDto, PreparationQuery } from './preparations.dto.js';

/** What one needs before planning an inspection: who may go, what the rules ask for, what to ask there. */
@Controller('inspections/preparation')
export class PreparationsController {
  constructor(
    private readonly model: ReadModel,
    private readonly names: Names,
  ) {}

  @Get()
  @Allowed('inspections.plan', { unit: 'unitId' })
  async preparation(@Query() { unitId, date }: PreparationQuery, @Caller() reader: Person): Promise<PreparationDto> {
    const { db } = this.model;
    const unitIds = [...new Set([unitId, ...ancestorsOf(db, unitId).map((unit) => unit.unitId)])];
    const accountIds = inspectorsAt(db, { unitIds, on: date });
    const recused = recusalsOn(db, { unitIds, accountIds, on: date });
    const visits = visitsOn(db, accountIds, date);
    const names = await this.names.for(reader, accountIds);
    return {
      kinds: inspectionKinds.map((kind) => {
        const noticeFirst = needsNotice(kind);
        const clause = noticeFirst ? '教育督导条例 第十六条、第十七条' : null;
        return { kind, inspectors: inspectorsNeeded(kind), noticeFirst, clause };
      }),
      inspectors: accountIds.map((accountId) => ({
        accountId,
        name: names.of(accountId),
        recusals: recused
          .filter((one) => one.accountId === accountId)
          .map(({ ground, unitId: towards, until }) => ({ ground, unitId: towards, until })),
        otherVisits: visits.get(accountId) ?? 0,
      })),
      checklists: checklistTemplates.map(({ kinds, questions, ...template }) => ({
        ...template,
        kinds: [...kinds],
        questions: questions.map((question) => ({ ...question })),
      })),
    };
  }
}
