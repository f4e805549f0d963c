import { OmitType } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { ledgerFormKinds, type LedgerFormKind } from '@app/domain/reports';
import { Called, withNames } from '@app/platform/http';
import { IssuesQuery } from './issues.dto.js';

/** The filters of the list, and in which layout the file is. */
export class IssueWorkbookQuery extends withNames(OmitType(IssuesQuery, ['limit', 'offset']), IssuesQuery) {
  /**
   * 整改治理台账 (11 columns), 检查问题整改通知单 (14) or 检查问题销号申请单 (13).
   * @example "notice"
   */
  @Called('台账样式')
  @IsIn(ledgerFormKinds)
  form!: LedgerFormKind;
}
