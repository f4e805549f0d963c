import { Controller, Get, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Attachments } from '@app/attachments';
import { Allowed, etag, notModified, Problem } from '@app/platform/http';
import { TakesFile, uploaded } from '../uploaded.js';
import { AddAttachmentQuery, AttachmentDto } from './attachments.dto.js';

/** Files that prove something. */
@Controller('attachments')
export class AttachmentsController {
  constructor(private readonly attachments: Attachments) {}

  /** Keeps a file for a unit. The answer is what commands take as evidence; the same file is kept once. */
  @Post()
  @TakesFile()
  @Allowed('attachments.add', { unit: 'unitId' })
  async add(@Query() { unitId }: AddAttachmentQuery, @Req() request: FastifyRequest): Promise<AttachmentDto> {
    const { content, name } = await uploaded(request);
    return this.attachments.put(content, { name, unitId });
  }

  /** The file itself, always as a download: nothing that was uploaded runs in our pages. */
  @Get(':hash')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Allowed('attachments.read', { attachment: 'hash' })
  async read(
    @Param('hash') hash: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const file = await this.attachments.get(hash);
    if (!file) throw new Problem(404, 'resource.not-found');
    if (notModified(request, reply, etag(hash))) return undefined;
    reply.header('Content-Security-Policy', "default-src 'none'; sandbox");
    return new StreamableFile(file.content, {
      type: file.mediaType,
      length: file.bytes,
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(file.name ?? hash).replaceAll("'", '%27')}`,
    });
  }
}
