import { Readable } from 'node:stream';
import { Controller, Get, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ledgerWorkbook } from '@app/documents';
import { ledgerForms } from '@app/domain/reports';
import { Allowed, Scope } from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import { isWithin, unitNamesAt } from '@app/projections/organizations';
import { ledgerEntries } from '@app/projections/rectifications';
import { TimePoints } from '../points/points.js';
import { workbookHeaders, xlsx } from '../submissions/workbook-file.js';
import { filterOf, filterText } from './issue-filter.js';
import { IssueWorkbookQuery } from './issue-workbook.dto.js';

/** The 台账 as the bureau files it: an Excel file in one of the usual layouts, written while it is sent. */
@Controller('issues')
export class IssueWorkbookController {
  constructor(
    private readonly model: ReadModel,
    private readonly times: TimePoints,
  ) {}

  /** All lines that the filters leave, at a point: nothing that is recorded while it is sent is in it. */
  @Get('workbook')
  @ApiProduces(xlsx)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Allowed('rectification.read', 'list')
  async workbook(
    @Query() { form: kind, ...query }: IssueWorkbookQuery,
    @Scope() scope: Scope,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const point = await this.times.of(query, scope);
    const knownAt = point.knownAt ?? this.model.sequence;
    const { asOf } = point;
    const { db } = this.model;
    // What a unit that the reader may not see is called is not told either.
    const asked = [query.unit, query.lead].filter(
      (unit) => unit && scope.roots.some((root) => isWithin(db, unit, root)),
    );
    const names = unitNamesAt(db, [...scope.roots, ...asked.flatMap((unit) => unit ?? [])], { knownAt, asOf });
    const nameOf = (unitId: string): string => names.get(unitId) ?? '范围以外的单位';
    const form = ledgerForms[kind];
    const of = scope.roots.map(nameOf).join('、');
    const head = { of, asOf, knownAt, filtered: filterText(query, nameOf) };
    const entries = ledgerEntries(() => this.model.db, { ...filterOf(query, point, scope.roots), knownAt });
    const file = Readable.from(ledgerWorkbook(form, head, entries), { objectMode: false });
    return new StreamableFile(file, workbookHeaders(reply, `${of}${form.name}-${asOf}.xlsx`));
  }
}
