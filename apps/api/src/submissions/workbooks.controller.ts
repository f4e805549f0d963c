import { Controller, Get, Param, ParseUUIDPipe, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { workbookLimits } from '@app/documents';
import type { Request } from '@app/domain/kernel';
import { Allowed, Asked, Problem } from '@app/platform/http';
import { WorkbookDownloads, WorkbookUploads } from '@app/runtime';
import { dataYearIn } from '../data-year.js';
import { TakesFile, uploaded } from '../uploaded.js';
import { answerOf } from './workbook-answer.js';
import { workbookFile, xlsx } from './workbook-file.js';
import { WorkbookUploadDto } from './workbooks.dto.js';

const tooLarge = () => new Problem(413, 'workbook.too-large', { limitMiB: workbookLimits.upload / 1024 / 1024 });

/** Returns as Excel workbooks: downloaded, filled in, sent back. */
@Controller('workbooks')
export class WorkbooksController {
  constructor(
    private readonly downloads: WorkbookDownloads,
    private readonly uploads: WorkbookUploads,
  ) {}

  /** One unit's return, to be filled in. */
  @Get(':unitId/:dataYear')
  @ApiProduces(xlsx)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Allowed('submissions.read', { unit: 'unitId' })
  async school(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return workbookFile(reply, await this.downloads.school(unitId, dataYearIn(dataYear)));
  }

  /** The returns of all schools under a unit, a row each. */
  @Get(':unitId/:dataYear/units')
  @ApiProduces(xlsx)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Allowed('submissions.read', { unit: 'unitId' })
  async bureau(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return workbookFile(reply, await this.downloads.bureau(unitId, dataYearIn(dataYear)));
  }

  /** Sends a workbook for a unit and those below it. It is checked meanwhile; nothing is filed before it is confirmed. */
  @Post(':unitId/:dataYear')
  @TakesFile()
  @Allowed('submissions.submit-return', { unit: 'unitId' })
  async send(
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Param('dataYear') dataYear: string,
    @Req() http: FastifyRequest,
    @Asked() { actor }: Request,
  ): Promise<WorkbookUploadDto> {
    const year = dataYearIn(dataYear);
    // A form's own lines add some hundred bytes to the file's.
    if (Number(http.headers['content-length'] ?? 0) > workbookLimits.upload + 64 * 1024) throw tooLarge();
    const { content, name } = await uploaded(http);
    if (content.length > workbookLimits.upload) throw tooLarge();
    return answerOf(
      await this.uploads.take({ content, name, unitId, dataYear: year, sentBy: actor.id, role: actor.role }),
      [],
    );
  }
}
