import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { dayOf } from '@app/domain/kernel';
import { codePrinted, codeRead } from '@app/domain/reports';
import { publishedStandard } from '@app/domain/standards';
import { Problem, Public } from '@app/platform/http';
import { Reports, type PaperRecord, type ReportRecord } from '@app/runtime/reports';
import { PrintedReportDto, VerifiedReportDto, VerifyReportQuery } from './reports.dto.js';

/** What whoever typed a code reads when a sign is wrong or missing. */
const mistyped = { field: 'code', detail: '短码：应为17位数字和字母，有的位抄错或漏了，请照纸面核对。' };

/** For whoever holds a paper: no account is needed, and nothing is told that is not printed on it. */
@Controller('public/reports')
export class PublicReportsController {
  constructor(private readonly reports: Reports) {}

  /**
   * 真实, 不符 or 未知. One that cannot be a code is refused by its own check sign, which tells nothing of any report; each
   * address may ask a few times a minute.
   */
  @Get(':code')
  @Public()
  @RouteConfig({ rateLimit: {} })
  @Header('Cache-Control', 'no-store')
  async verify(@Param('code') code: string, @Query() { digest }: VerifyReportQuery): Promise<VerifiedReportDto> {
    if (codeRead(code) === null) throw new Problem(400, 'request.invalid', {}, [mistyped]);
    const found = await this.reports.genuine(code, digest ?? null);
    return {
      answer: found.answer,
      because: found.answer === 'differs' ? found.because : null,
      report: found.report && printed(found.report),
    };
  }
}

/** What a report of a county's standing is called. */
const standing = '达标与差异系数报告';

const printed = ({ data, recordedAt }: ReportRecord | PaperRecord): PrintedReportDto => ({
  kind: data.kind,
  name: 'name' in data ? data.name : standing,
  number: data.number,
  county: data.county,
  dataYear: data.dataYear,
  standard: publishedStandard(data.standardId)?.name ?? data.standardId,
  asOf: data.asOf,
  issuedOn: dayOf(recordedAt),
  code: codePrinted(data.code),
  logCount: data.log.count,
  logRoot: data.log.root,
  digest: ('figures' in data ? data.figures : data.values)[0]!.hash,
});
