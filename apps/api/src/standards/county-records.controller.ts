import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CountyRecordRequest, type CountyRecordAsk } from '@app/application/standards';
import type { Outcome, Request } from '@app/domain/kernel';
import type { Survey, SurveyGroup } from '@app/domain/standards';
import { isDataYear } from '@app/domain/submissions';
import { Allowed, Asked, Caller, OutcomeDto, Problem, Scope, type Person } from '@app/platform/http';
import { peopleOf } from '@app/projections/audit';
import { ReadModel } from '@app/projections/kernel';
import { countyEntries, countyEntryHistory, type CountyEntry } from '@app/projections/standards';
import { Names } from '../names.js';
import { TimePoints } from '../points/points.js';
import {
  CountyEntryDto,
  CountyHistoryQuery,
  CountyRecordQuery,
  GrantExemptionDto,
  RecordItemDto,
  RecordRecognitionDto,
  RevokeExemptionDto,
  type SurveyDto,
  type SurveyGroupDto,
  VetoDto,
} from './standards.dto.js';

const since = (effectiveAt: string | undefined) => (effectiveAt === undefined ? {} : { effectiveAt });

/** What is judged of a county itself in a school year: items, survey, vetoes, exemptions. */
@Controller('counties/:county/records/:dataYear')
export class CountyRecordsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly model: ReadModel,
    private readonly names: Names,
    private readonly times: TimePoints,
  ) {}

  /** What stands in the record on a day, as known then. */
  @Get()
  @Allowed('standards.read', { county: 'county' })
  async record(
    @Param('county', ParseUUIDPipe) countyId: string,
    @Param('dataYear') dataYear: string,
    @Query() { standardId, ...query }: CountyRecordQuery,
    @Scope() scope: Scope,
    @Caller() reader: Person,
  ): Promise<CountyEntryDto[]> {
    if (!isDataYear(dataYear)) throw new Problem(404, 'resource.not-found');
    const { knownAt = Number.MAX_SAFE_INTEGER, asOf } = await this.times.of(query, scope);
    return this.told(countyEntries(this.model.db, { countyId, dataYear, standardId }, { knownAt, asOf }), reader);
  }

  /** Every word that was said of one line of the record, the first one first: also what was corrected since. */
  @Get('history')
  @Allowed('standards.read', { county: 'county' })
  async history(
    @Param('county', ParseUUIDPipe) countyId: string,
    @Param('dataYear') dataYear: string,
    @Query() { standardId, kind, subject = '', ...query }: CountyHistoryQuery,
    @Scope() scope: Scope,
    @Caller() reader: Person,
  ): Promise<CountyEntryDto[]> {
    if (!isDataYear(dataYear)) throw new Problem(404, 'resource.not-found');
    const { knownAt = Number.MAX_SAFE_INTEGER } = await this.times.of(query, scope);
    const line = { countyId, dataYear, standardId, kind, subject };
    return this.told(countyEntryHistory(this.model.db, line, knownAt), reader);
  }

  private async told(entries: readonly CountyEntry[], reader: Person): Promise<CountyEntryDto[]> {
    const people = peopleOf(
      this.model.db,
      entries.map(({ sequence }) => sequence),
    );
    const names = await this.names.for(reader, [...people.values()]);
    return entries.map((entry) => {
      const by = people.get(entry.sequence) ?? '';
      return { ...entry, by, byName: names.of(by) };
    });
  }

  @Post('items')
  @Allowed('standards.record', { county: 'county' })
  item(
    @Param('county', ParseUUIDPipe) county: string,
    @Param('dataYear') dataYear: string,
    @Body() { standardId, item, judgement, figures, note, evidence, reason, effectiveAt }: RecordItemDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const said = { standardId, item, judgement, figures: figures ?? {}, note: note ?? null, reason: reason ?? null };
    const files = evidence.map(({ hash, mediaType, bytes }) => ({ hash, mediaType, bytes }));
    return this.ask(county, dataYear, { type: 'RecordItem', ...said, evidence: files, ...since(effectiveAt) }, request);
  }

  @Post('recognition')
  @Allowed('standards.record', { county: 'county' })
  recognition(
    @Param('county', ParseUUIDPipe) county: string,
    @Param('dataYear') dataYear: string,
    @Body() { standardId, percent, source, survey, evidence, reason, effectiveAt }: RecordRecognitionDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const said = { standardId, percent, source, survey: surveyOf(survey), reason: reason ?? null };
    const files = evidence.map(({ hash, mediaType, bytes }) => ({ hash, mediaType, bytes }));
    const command = { type: 'RecordRecognition', ...said, evidence: files, ...since(effectiveAt) } as const;
    return this.ask(county, dataYear, command, request);
  }

  /** A matter that bars the county from being certified. */
  @Post('vetoes/:veto')
  @Allowed('standards.veto', { county: 'county' })
  raise(
    @Param('county', ParseUUIDPipe) county: string,
    @Param('dataYear') dataYear: string,
    @Param('veto') veto: string,
    @Body() body: VetoDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.ask(county, dataYear, { type: 'RaiseVeto', veto, ...found(body) }, request);
  }

  /** Checked and not the case, or no longer so. */
  @Post('vetoes/:veto/clearance')
  @Allowed('standards.veto', { county: 'county' })
  clear(
    @Param('county', ParseUUIDPipe) county: string,
    @Param('dataYear') dataYear: string,
    @Param('veto') veto: string,
    @Body() body: VetoDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    return this.ask(county, dataYear, { type: 'ClearVeto', veto, ...found(body) }, request);
  }

  @Post('exemptions')
  @Allowed('standards.exempt', { county: 'county' }, { bodyUnit: 'sectionId' })
  exempt(
    @Param('county', ParseUUIDPipe) county: string,
    @Param('dataYear') dataYear: string,
    @Body() { standardId, sectionId, subject, plan, expires, evidence, effectiveAt }: GrantExemptionDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const said = { standardId, sectionId, subject, plan, expires };
    const files = evidence.map(({ hash, mediaType, bytes }) => ({ hash, mediaType, bytes }));
    const command = { type: 'GrantExemption', ...said, evidence: files, ...since(effectiveAt) } as const;
    return this.ask(county, dataYear, command, request);
  }

  @Post('exemptions/:exemption/revocation')
  @Allowed('standards.exempt', { county: 'county' })
  revoke(
    @Param('county', ParseUUIDPipe) county: string,
    @Param('dataYear') dataYear: string,
    @Param('exemption', ParseUUIDPipe) exemptionId: string,
    @Body() { standardId, reason, effectiveAt }: RevokeExemptionDto,
    @Asked() request: Request,
  ): Promise<OutcomeDto> {
    const said = { standardId, exemptionId, reason, ...since(effectiveAt) };
    return this.ask(county, dataYear, { type: 'RevokeExemption', ...said }, request);
  }

  private ask(county: string, dataYear: string, command: CountyRecordAsk, request: Request): Promise<OutcomeDto> {
    return this.commands.execute<CountyRecordRequest, Outcome>(
      new CountyRecordRequest(county, dataYear, command, request),
    );
  }
}

const groupOf = (group: SurveyGroupDto | null | undefined): SurveyGroup | null =>
  group
    ? {
        people: group.people,
        parents: group.parents,
        percent: group.percent ?? null,
        parentsPercent: group.parentsPercent ?? null,
      }
    : null;
const surveyOf = (survey: SurveyDto | null | undefined): Survey | null =>
  survey
    ? { residents: survey.residents, questionnaire: groupOf(survey.questionnaire), visit: groupOf(survey.visit) }
    : null;

const found = ({ standardId, finding, evidence, effectiveAt }: VetoDto) => ({
  standardId,
  finding,
  evidence: evidence.map(({ hash, mediaType, bytes }) => ({ hash, mediaType, bytes })),
  ...since(effectiveAt),
});
