import { Controller, Delete, Get, Param, ParseUUIDPipe, Post, Req, Res, type StreamableFile } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TakeTemplateOutOfUse } from '@app/application/reports';
import { templateLimits } from '@app/documents';
import type { Outcome, Request } from '@app/domain/kernel';
import { Allowed, Asked, Caller, OutcomeDto, Problem, withContent, type Person } from '@app/platform/http';
import { PaperTemplates, sourceOf } from '@app/runtime/reports';
import { Names } from '../names.js';
import { TakesFile, uploaded } from '../uploaded.js';
import { PaperTemplatesDto, TemplateTakenDto } from './paper-kinds.dto.js';
import { docx, wordFile } from './word-file.js';

/** A county's own templates. */
@Controller('counties/:countyId/paper-templates')
export class PaperTemplatesController {
  constructor(
    private readonly templates: PaperTemplates,
    private readonly commands: CommandBus,
    private readonly names: Names,
  ) {}

  /** Templates that are and were in use, the newest of each kind first. */
  @Get()
  @Allowed('papers.read', { county: 'countyId' })
  async list(@Param('countyId', ParseUUIDPipe) countyId: string, @Caller() reader: Person): Promise<PaperTemplatesDto> {
    const rows = this.templates.list(countyId);
    const names = await this.names.for(reader, rows);
    const items = rows.map(({ kind, edition, file, uploadedAt, uploadedBy, usedUntil }) => ({
      kind,
      edition,
      isOutdated: sourceOf(kind).form.edition !== edition,
      hash: file.hash,
      bytes: file.bytes,
      uploadedAt,
      uploadedBy,
      uploadedByName: names.of(uploadedBy),
      usedUntil,
    }));
    return { items };
  }

  /** Uses a template from now on, in the place of the one before. Every fault is named, and nothing is kept of what has one. */
  @Post(':kind')
  @TakesFile()
  @Allowed('papers.template', { county: 'countyId' })
  async upload(
    @Param('countyId', ParseUUIDPipe) countyId: string,
    @Param('kind') kind: string,
    @Req() http: FastifyRequest,
    @Asked() request: Request,
  ): Promise<TemplateTakenDto> {
    // A form's own lines add some hundred bytes to the file's.
    if (Number(http.headers['content-length'] ?? 0) > templateLimits.upload + 64 * 1024)
      throw new Problem(413, 'template.too-large', { limitMiB: templateLimits.upload / 1024 / 1024 });
    const { content } = await uploaded(http);
    const taken = await this.templates.upload(countyId, kind, content, withContent(request, content));
    return { hash: taken.hash, unused: [...taken.unused], position: taken.position };
  }

  /** Prints by the built-in form again. */
  @Delete(':kind')
  @Allowed('papers.template', { county: 'countyId' })
  async takeOutOfUse(
    @Param('countyId', ParseUUIDPipe) countyId: string,
    @Param('kind') kind: string,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const command = new TakeTemplateOutOfUse(countyId, sourceOf(kind).form.kind, request);
    return this.commands.execute<TakeTemplateOutOfUse, Outcome>(command);
  }

  /** A template's file. */
  @Get(':kind/:hash')
  @ApiProduces(docx)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Allowed('papers.read', { county: 'countyId' })
  async file(
    @Param('countyId', ParseUUIDPipe) countyId: string,
    @Param('kind') kind: string,
    @Param('hash') hash: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const bytes = await this.templates.file(countyId, kind, hash);
    if (!bytes) throw new Problem(404, 'resource.not-found');
    return wordFile(reply, bytes, `${sourceOf(kind).form.name}模板.docx`);
  }
}
