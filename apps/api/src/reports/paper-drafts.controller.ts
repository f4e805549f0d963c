import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { refusalSentences } from '@app/domain/catalogue';
import type { Request } from '@app/domain/kernel';
import {
  Allowed,
  Asked,
  Caller,
  fill,
  newIdFor,
  PermittedRoutes,
  Problem,
  Scope,
  type Person,
} from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import { PaperJobs, Papers, placeOf, sourceOf, type PaperJob } from '@app/runtime/reports';
import { TimePoints } from '../points/points.js';
import { shownBlock } from './paper-blocks.js';
import { checkOwn, isOwn } from './paper-own.js';
import { IssuePaperDto, PaperJobDto, PaperPointQuery, PaperPreviewDto } from './paper-drafts.dto.js';
import { workbookFile, xlsx } from '../submissions/workbook-file.js';
import { docx, wordFile } from './word-file.js';

/** Milliseconds that whoever issues a paper waits for it at most, before they are told how far it is. */
const wait = 1_500;

/** Papers before they are issued. */
@Controller('papers')
export class PaperDraftsController {
  private readonly issuing = { issue: [PaperDraftsController, 'issue'] } as const;

  constructor(
    private readonly model: ReadModel,
    private readonly papers: Papers,
    private readonly jobs: PaperJobs,
    private readonly times: TimePoints,
    private readonly permitted: PermittedRoutes,
  ) {}

  /** The paper as it would be issued, block by block, each value with what it rests on. @throws Problem 400 for a wrong point */
  @Get(':kind/of/:subjectId/preview')
  @Allowed('papers.preview', { paperSubject: 'subjectId' })
  async preview(
    @Param('kind') kind: string,
    @Param('subjectId', ParseUUIDPipe) subjectId: string,
    @Query() query: PaperPointQuery,
    @Asked() request: Request,
    @Scope() scope: Scope,
    @Caller() reader: Person,
  ): Promise<PaperPreviewDto> {
    const { form, bound, stamp, blocks } = await this.papers.preview(
      await this.question(kind, subjectId, query, request, scope),
      request.at,
    );
    const { answers: _, ...rest } = bound;
    const { name, landscape } = form;
    // By the rules that would refuse it: whose subject it is, and whose kind of paper.
    const issuer = (await this.permitted.among(this.issuing, reader, { subjectId })).get('issue');
    const mayIssue = issuer !== undefined && isOwn(issuer.role, 'papers.issue', form);
    return { ...rest, name, landscape, standard: stamp.standard, blocks: blocks.map(shownBlock), mayIssue };
  }

  /** The Word file of a draft: marked as one, without number and code. */
  @Get(':kind/of/:subjectId/draft')
  @ApiProduces(docx)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Allowed('papers.preview', { paperSubject: 'subjectId' })
  async draft(
    @Param('kind') kind: string,
    @Param('subjectId', ParseUUIDPipe) subjectId: string,
    @Query() query: PaperPointQuery,
    @Asked() request: Request,
    @Scope() scope: Scope,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const question = await this.question(kind, subjectId, query, request, scope);
    const { bytes, name } = await this.papers.draft(question, request.at);
    return wordFile(reply, bytes, name);
  }

  /** The same as a workbook, of kinds that have one. */
  @Get(':kind/of/:subjectId/workbook')
  @ApiProduces(xlsx)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Allowed('papers.preview', { paperSubject: 'subjectId' })
  async workbook(
    @Param('kind') kind: string,
    @Param('subjectId', ParseUUIDPipe) subjectId: string,
    @Query() query: PaperPointQuery,
    @Asked() request: Request,
    @Scope() scope: Scope,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const question = await this.question(kind, subjectId, query, request, scope);
    return workbookFile(reply, await this.papers.workbook(question, request.at));
  }

  /** Issues a paper: gathered, printed, kept and numbered while nobody waits. The same request again issues nothing twice. */
  @Post(':kind/of/:subjectId')
  @HttpCode(202)
  @Allowed('papers.issue', { paperIssuer: 'subjectId' })
  async issue(
    @Param('kind') kind: string,
    @Param('subjectId', ParseUUIDPipe) subjectId: string,
    @Body() { dataYear, standard, knownAt, asOf, answers = {} }: IssuePaperDto,
    @Asked() request: Request,
    @Scope() scope: Scope,
  ): Promise<PaperJobDto> {
    checkOwn(request.actor.role, 'papers.issue', sourceOf(kind).form);
    if (knownAt !== undefined) await this.times.of({ knownAt: String(knownAt) }, scope);
    const { unitIds } = placeOf(this.model.db, subjectId)!;
    const told = answersIn(answers);
    const asked = { kind, subjectId, dataYear, standardId: standard, knownAt, asOf, answers: told };
    return shownJob(await this.jobs.begin(newIdFor(request, 'paper'), asked, unitIds, request, wait));
  }

  /** How the issuing of a paper stands. */
  @Get('jobs/:jobId')
  @Allowed('papers.issue', { paperJob: 'jobId' })
  async job(@Param('jobId', ParseUUIDPipe) jobId: string): Promise<PaperJobDto> {
    return shownJob((await this.jobs.read(jobId))!);
  }

  private async question(kind: string, subjectId: string, query: PaperPointQuery, { actor }: Request, scope: Scope) {
    checkOwn(actor.role, 'papers.preview', sourceOf(kind).form);
    const { dataYear, standard, knownAt, asOf, answers = '{}' } = query;
    const known = knownAt === undefined ? undefined : (await this.times.of({ knownAt }, scope)).knownAt;
    return {
      kind,
      subjectId,
      dataYear,
      standardId: standard,
      knownAt: known,
      asOf,
      answers: answersIn(parsed(answers)),
    };
  }
}

const wrongAnswers = () =>
  new Problem(400, 'request.invalid', {}, [
    { field: 'answers', detail: '补充的数：应为名称和文字的对照表，每项不超过40字。' },
  ]);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw wrongAnswers();
  }
};

/** Answers by name, each a short text. @throws Problem 400 */
const answersIn = (value: unknown): Readonly<Record<string, string>> => {
  const entries = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : null;
  if (!entries || entries.length > 100) throw wrongAnswers();
  const isShort = (one: unknown): one is string => typeof one === 'string' && one.length <= 40;
  return Object.fromEntries(
    entries.map(([name, one]: [string, unknown]) => {
      if (!isShort(one)) throw wrongAnswers();
      return [name, one] as const;
    }),
  );
};

const shownJob = ({ paperId, state, step, refusal, outcome }: PaperJob): PaperJobDto => ({
  paperId,
  state,
  step,
  code: refusal?.code ?? null,
  detail: refusal && sentenceOf(refusal),
  position: outcome?.position ?? null,
});

const sentenceOf = ({ code, details }: NonNullable<PaperJob['refusal']>): string =>
  fill(refusalSentences[code] ?? code, details);
