import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { dayOf } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Allowed, Caller, type Person } from '@app/platform/http';
import { ReadModel } from '@app/projections/kernel';
import { commonPartOf } from '@app/projections/rectifications';
import { Names } from '../names.js';
import { IssueCommonDto } from './common-answers.dto.js';
import { calledCommon, plansCalled } from './common-names.js';

/** The 共性问题 of an issue, for whoever has a part in that issue: nothing of the other units. */
@Controller('issues/:id')
export class IssueCommonController {
  constructor(
    private readonly model: ReadModel,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  @Get('common-issue')
  @Allowed('rectification.read', { issueParty: 'id' })
  async common(@Param('id', ParseUUIDPipe) id: string, @Caller() reader: Person): Promise<IssueCommonDto> {
    const found = commonPartOf(this.model.db, id, dayOf(this.clock.now()));
    if (!found) return { common: null };
    const names = await this.names.for(reader, found);
    const common = { ...found, ...calledCommon(found, names), plans: plansCalled(found.plans, names) };
    return { common } as unknown as IssueCommonDto;
  }
}
