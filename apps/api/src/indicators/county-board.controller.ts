import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { dayOf } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Allowed, Problem } from '@app/platform/http';
import { countyStanding, countyWarnings, countyYears } from '@app/projections/indicators';
import { ReadModel } from '@app/projections/kernel';
import { countyMomentAt } from '@app/projections/organizations';
import { issueCounts } from '@app/projections/rectifications';
import { campaignLines, campaignsUnder, countsOf } from '@app/projections/submissions';
import {
  CountyBoardDto,
  CountyBoardQuery,
  type BoardCampaignDto,
  type BoardIssuesDto,
  type BoardWarningsDto,
} from './county-board.dto.js';

/** How many blockers fit the screen. */
const blockersShown = 5;

/** 大屏: one read-only board from the same read models as every other page. */
@Controller()
export class CountyBoardController {
  constructor(
    private readonly model: ReadModel,
    private readonly clock: Clock,
  ) {}

  @Get('counties/:countyId/board')
  @Allowed('indicators.read', { county: 'countyId' })
  board(@Param('countyId', ParseUUIDPipe) countyId: string, @Query() query: CountyBoardQuery): CountyBoardDto {
    const { db } = this.model;
    const day = dayOf(this.clock.now());
    const dataYear = query.dataYear ?? countyYears(db, countyId, day).dataYear;
    const found = countyStanding(db, { countyId, dataYear, asOf: day });
    if (!found) throw new Problem(404, 'resource.not-found');
    const moment = countyMomentAt(db, countyId);
    const { verdict, blockers, stages } = found.standing;
    const stage = ({ sections, compliant, pending }: (typeof stages)['primary']) => ({ sections, compliant, pending });
    return {
      countyId,
      county: found.county,
      dataYear,
      day,
      sequence: moment?.sequence ?? 0,
      touchedAt: moment?.recordedAt ?? null,
      verdict,
      blockers: blockers.slice(0, blockersShown).map(({ sentence }) => sentence),
      blockersTotal: blockers.length,
      stages: { primary: stage(stages.primary), junior: stage(stages.junior) },
      warnings: this.warnings(countyId, dataYear, day),
      issues: this.issues(countyId, day),
      campaigns: this.campaigns(countyId, day),
    };
  }

  private warnings(countyId: string, dataYear: string, day: string): BoardWarningsDto {
    const all = countyWarnings(this.model.db, { countyId, dataYear, asOf: day })?.warnings ?? [];
    const count = (severity: (typeof all)[number]['severity']) => all.filter((one) => one.severity === severity).length;
    return { high: count('high'), medium: count('medium'), low: count('low') };
  }

  private issues(countyId: string, day: string): BoardIssuesDto {
    const counts = issueCounts(this.model.db, { roots: [countyId], day }).filter(
      ({ status }) => status !== 'withdrawn' && status !== 'superseded',
    );
    const total = counts.reduce((sum, { issues }) => sum + issues, 0);
    const closed = counts.find(({ status }) => status === 'closed')?.issues ?? 0;
    const overdue = counts.reduce((sum, one) => sum + one.overdue, 0);
    return { total, closed, overdue, closedPercent: total === 0 ? null : Math.round((closed * 10_000) / total) / 100 };
  }

  private campaigns(countyId: string, day: string): BoardCampaignDto[] {
    const { db } = this.model;
    return campaignsUnder(db, { roots: [countyId], status: 'open' }).map(({ campaignId, name, dueDate }) => {
      const { owed, byStatus, overdue } = countsOf(campaignLines(db, { campaignId, roots: [countyId], day }));
      const { submitted, accepted } = byStatus;
      return { campaignId, name, dueDate, owed, filed: submitted + accepted, accepted, overdue };
    });
  }
}
