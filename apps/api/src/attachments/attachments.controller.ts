import { Controller, Get, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Attachments, dispositionOf, Thumbnails, thumbnailTag } from '@app/attachments';
import { Allowed, etag, notModified, Problem } from '@app/platform/http';
import { TakesFile, uploaded } from '../uploaded.js';
import { AddAttachmentQuery, AttachmentDto } from './attachments.dto.js';

/** Even a browser that shows what it should save runs nothing of it. */
const nothingRuns = "default-src 'none'; sandbox";

/** Files that prove something. */
@Controller('attachments')
export class AttachmentsController {
  constructor(
    private readonly attachments: Attachments,
    private readonly thumbnails: Thumbnails,
  ) {}

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
    reply.header('Content-Security-Policy', nothingRuns);
    return new StreamableFile(file.content, {
      type: file.mediaType,
      length: file.bytes,
      disposition: dispositionOf(file.name, file.mediaType, hash),
    });
  }

  /** A small picture of the file: of a picture itself, of anything else the icon of its kind. Always WebP, at most 256 pixels. */
  @Get(':hash/thumbnail')
  @ApiProduces('image/webp')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Allowed('attachments.read', { attachment: 'hash' })
  async thumbnail(
    @Param('hash') hash: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    if (notModified(request, reply, etag(thumbnailTag(hash)))) return undefined;
    const thumbnail = await this.thumbnails.of(hash);
    if (!thumbnail) throw new Problem(404, 'resource.not-found');
    reply.header('Content-Security-Policy', nothingRuns);
    const { content } = thumbnail;
    return new StreamableFile(content, { type: 'image/webp', length: content.length, disposition: 'inline' });
  }
}
