import { Controller, Get, Header, Param, ParseUUIDPipe, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { codePrinted, obligatoryNames, paperNumber, stampNames, type PaperData } from '@app/domain/reports';
import { Allowed, Caller, page, Problem, Scope, type Person } from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import { paperById, paperSources, papersOf, type IssuedPaper } from '@app/projections/reports';
import { Papers, Reports, sourceOf, type PaperRecord } from '@app/runtime/reports';
import { Names, type NameBook } from '../names.js';
import { shownAgain } from './again-words.js';
import { issuedContent } from './paper-blocks.js';
import { PaperContentDto } from './paper-drafts.dto.js';
import { mayPreview } from './paper-own.js';
import { PaperKindsDto, PaperNameDto, PaperNamesDto } from './paper-kinds.dto.js';
import { PaperDto, PapersPageDto, PapersQuery } from './papers.dto.js';
import { ReportAgainDto } from './reports.dto.js';
import { docx, wordFile } from './word-file.js';

/** Kinds of papers, and papers that were issued: listed, downloaded, made again. */
@Controller('papers')
export class PapersController {
  constructor(
    private readonly model: ReadModel,
    private readonly papers: Papers,
    private readonly reports: Reports,
    private readonly names: Names,
  ) {}

  /** Every kind of paper, and whether the reader may preview it. */
  @Get('kinds')
  @Allowed('papers.read', 'list')
  kinds(@Caller() { grants }: Person): PaperKindsDto {
    const items = paperSources.map(({ form }) => {
      const { kind, name, subject, edition, own, workbook, asks = [], names } = form;
      return {
        kind,
        name,
        subject,
        edition,
        isOwn: own === true,
        hasWorkbook: workbook === true,
        asks: asks.map((one) => ({ name: one, meaning: names.fields[one] ?? one })),
        mayPreview: mayPreview(grants, form),
      };
    });
    return { items };
  }

  /** The names that a template of a kind may use. */
  @Get('kinds/:kind/names')
  @Allowed('papers.read', 'list')
  namesOf(@Param('kind') kind: string): PaperNamesDto {
    const { name, edition, names } = sourceOf(kind).form;
    const listed = (all: Readonly<Record<string, string>>): PaperNameDto[] =>
      Object.entries(all).map(([one, meaning]) => ({ name: one, meaning }));
    return {
      kind,
      name,
      edition,
      common: listed(stampNames),
      obligatory: [...obligatoryNames],
      fields: listed(names.fields),
      tables: Object.entries(names.tables).map(([table, { meaning, fields }]) => ({
        name: table,
        meaning,
        fields: listed(fields),
      })),
    };
  }

  /** Papers that were issued, newest first: of the units in the reader's subtrees. */
  @Get()
  @Allowed('papers.read', 'list')
  async list(
    @Query() { countyId, kind, dataYear, subjectId, limit, offset }: PapersQuery,
    @Scope() { roots }: Scope,
    @Caller() reader: Person,
  ): Promise<PapersPageDto> {
    const asked = {
      roots,
      countyId: countyId ?? null,
      kind: kind ?? null,
      dataYear: dataYear ?? null,
      subjectId: subjectId ?? null,
    };
    const { items, total } = papersOf(this.model.db, { ...asked, limit, offset });
    const names = await this.names.for(reader, items);
    const rows = items.map((row) => shown(row, names));
    return { ...page(rows, total, { limit, offset }), items: rows };
  }

  /** One paper. */
  @Get(':paperId')
  @Allowed('papers.read', { paper: 'paperId' })
  async read(@Param('paperId', ParseUUIDPipe) paperId: string, @Caller() reader: Person): Promise<PaperDto> {
    const row = paperById(this.model.db, paperId)!;
    return shown(row, await this.names.for(reader, row));
  }

  /** The Word file as it was issued. */
  @Get(':paperId/file')
  @ApiProduces(docx)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Allowed('papers.read', { paper: 'paperId' })
  async file(
    @Param('paperId', ParseUUIDPipe) paperId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const record = await this.record(paperId);
    const bytes = await this.papers.file(record);
    if (!bytes) throw new Problem(404, 'resource.not-found');
    return wordFile(reply, bytes, `${paperNumber(record.data)}.docx`);
  }

  /** The values to the byte: what their digest is of. */
  @Get(':paperId/values')
  @Allowed('papers.read', { paper: 'paperId' })
  @Header('Content-Type', 'application/json; charset=utf-8')
  @ApiProduces('application/json')
  @ApiOkResponse({ schema: { type: 'object' } })
  async values(
    @Param('paperId', ParseUUIDPipe) paperId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const found = await this.papers.values(await this.record(paperId));
    if (!found) throw new Problem(404, 'resource.not-found');
    reply.header('Cache-Control', 'private, no-store');
    return found;
  }

  /** What it says, of the values that were issued and no others. */
  @Get(':paperId/content')
  @Allowed('papers.read', { paper: 'paperId' })
  async content(@Param('paperId', ParseUUIDPipe) paperId: string): Promise<PaperContentDto> {
    const record = await this.record(paperId);
    const found = await this.papers.values(record);
    if (!found) throw new Problem(404, 'resource.not-found');
    return issuedContent(record, JSON.parse(found.toString('utf8')) as PaperData);
  }

  /** Gathers its values once more from the record: all say the same, wherever they lead, or what differs and why. */
  @Get(':paperId/again')
  @Allowed('papers.read', { paper: 'paperId' })
  async again(@Param('paperId', ParseUUIDPipe) paperId: string): Promise<ReportAgainDto> {
    return shownAgain(await this.papers.again(await this.record(paperId)));
  }

  /** @throws Problem 409 when its event is not in the log as it was recorded */
  private async record(paperId: string): Promise<PaperRecord> {
    const found = await this.reports.paper(paperId);
    if (!found) throw new Problem(409, 'report.not-proven');
    return found;
  }
}

const shown = (row: IssuedPaper, names: NameBook): Pick<PaperDto, keyof PaperDto> => ({
  ...row,
  code: codePrinted(row.code),
  printedNumber: paperNumber(row),
  issuedByName: names.of(row.issuedBy),
});
