import { Controller, Get, Param, ParseUUIDPipe, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Request } from '@app/domain/kernel';
import { Allowed, Asked } from '@app/platform/http';
import { WorkbookConfirmation, WorkbookUploads } from '@app/runtime';
import { answerOf } from './workbook-answer.js';
import { workbookFile } from './workbook-file.js';
import { WorkbookErrorsDto, WorkbookErrorsQuery, WorkbookUploadDto } from './workbooks.dto.js';

/** Workbooks that were sent: how the check goes, what it found, and the confirmation that files them. */
@Controller('workbook-uploads')
export class WorkbookUploadsController {
  constructor(
    private readonly uploads: WorkbookUploads,
    private readonly confirmation: WorkbookConfirmation,
  ) {}

  /** How a workbook stands: what it would change, and what is wrong with it. */
  @Get(':id')
  @Allowed('submissions.submit-return', { upload: 'id' })
  async read(@Param('id', ParseUUIDPipe) id: string): Promise<WorkbookUploadDto> {
    const upload = this.uploads.read(id);
    return answerOf(upload, await this.uploads.errors(upload, 50));
  }

  /** Its mistakes, in the order of the file. */
  @Get(':id/errors')
  @Allowed('submissions.submit-return', { upload: 'id' })
  async errors(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { limit, offset }: WorkbookErrorsQuery,
  ): Promise<WorkbookErrorsDto> {
    const upload = this.uploads.read(id);
    return { items: [...(await this.uploads.errors(upload, limit, offset))], total: upload.report?.errors ?? 0 };
  }

  /** The sender's own file with its mistakes marked. */
  @Get(':id/marked')
  @ApiProduces('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Allowed('submissions.submit-return', { upload: 'id' })
  async marked(
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const upload = this.uploads.read(id);
    const bytes = await this.uploads.marked(upload);
    return workbookFile(reply, { bytes, name: `${upload.name.replace(/\.xlsx$/i, '')}（有错误）.xlsx` });
  }

  /** Files what a workbook without mistakes says. Asking again gives the same answer. */
  @Post(':id/confirmation')
  @Allowed('submissions.submit-return', { upload: 'id' })
  async confirm(@Param('id', ParseUUIDPipe) id: string, @Asked() request: Request): Promise<WorkbookUploadDto> {
    return answerOf(await this.confirmation.confirm(this.uploads.read(id), request), []);
  }
}
