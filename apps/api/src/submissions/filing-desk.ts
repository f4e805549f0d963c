import { Inject, Injectable } from '@nestjs/common';
import { CampaignActs, FilingActs } from '@app/application/submissions';
import { Clock } from '@app/platform/clock';
import { PermittedRoutes, type Person } from '@app/platform/http';
import { tenant } from '@app/runtime';
import type { LegalActDto } from '../acts/legal-act.dto.js';
import { shownActs } from '../acts/shown-acts.js';
import { acknowledgeRoute, campaignRoutes, filingRoutes } from './filing-routes.js';

type Task = Readonly<{ campaignId: string; unitId: string; status: string; acknowledgedOn: string | null }>;

/** What a reader may do now with a return, a round of filing, a task: those that access allows, tried by the rules. */
@Injectable()
export class FilingDesk {
  constructor(
    private readonly routes: PermittedRoutes,
    private readonly filing: FilingActs,
    private readonly campaigns: CampaignActs,
    private readonly clock: Clock,
    @Inject(tenant) private readonly tenantName: string,
  ) {}

  /** Of a return. */
  async acts(of: Readonly<{ unitId: string; dataYear: string }>, reader: Person): Promise<LegalActDto[]> {
    const actors = await this.routes.among(filingRoutes, reader, of);
    return shownActs(await this.filing.of(of, actors, this.now()));
  }

  /** Of a round of filing. */
  async campaignActs(id: string, reader: Person): Promise<LegalActDto[]> {
    const actors = await this.routes.among(campaignRoutes, reader, { id });
    return shownActs(await this.campaigns.of(id, actors, this.now()));
  }

  /** 签收 of each task that is not acknowledged yet; nothing of the others. In the order of the tasks. */
  async acknowledgements(tasks: readonly Task[], reader: Person): Promise<readonly LegalActDto[][]> {
    const acts: LegalActDto[][] = [];
    for (const { campaignId: id, unitId, acknowledgedOn } of tasks) {
      if (acknowledgedOn !== null) {
        acts.push([]);
        continue;
      }
      const actors = await this.routes.among(acknowledgeRoute, reader, { id, unitId });
      const actor = actors.get('AcknowledgeCampaign') ?? null;
      acts.push(shownActs(this.campaigns.acknowledgement({ campaignId: id, unitId }, actor, this.clock.now())));
    }
    return acts;
  }

  private now() {
    return { tenant: this.tenantName, at: this.clock.now() };
  }
}
