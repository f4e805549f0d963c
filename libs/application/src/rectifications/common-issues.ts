import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Command, Known, Outcome, Recorded, Request } from '@app/domain/kernel';
import {
  commonIssue,
  type CommonIssueCommand,
  type RectificationCommand,
  type StandingIssue,
} from '@app/domain/rectifications';
import { EventStore } from '@app/event-store';
import { CommandExecutor, presentState } from '../kernel/index.js';

/** What a 共性问题 must know of the tree and of the ledger. Implemented by the read models. */
export abstract class CommonIssueFacts {
  /** Those of the units that are no open school (campus, section) or department of the county. */
  abstract unfitUnits(unitIds: readonly string[], countyId: string): Known<readonly string[]>;
  /** Issues by their ids, as they stand; those that nobody raised are missing. */
  abstract standing(issueIds: readonly string[]): Known<readonly StandingIssue[]>;
  /** Of each unit the first open issue about the same (the same words, or the same clause and indicator) that stands alone. */
  abstract alike(
    unitIds: readonly string[],
    about: Readonly<{ problem: string; clause: string; indicator: string | null }>,
  ): readonly StandingIssue[];
  /** The 共性问题 that an issue belongs to, or null. */
  abstract commonIssueOf(issueId: string): string | null;
}

type Bare<Asked> = Asked extends CommonIssueCommand ? Omit<Asked, 'commonIssueId' | 'unfitUnits' | 'issues'> : never;

/** What may be asked of a 共性问题, before the facts it rests on are gathered. */
export type CommonIssueAsk = Bare<CommonIssueCommand>;

/** Asks something of a 共性问题. `id` is its own, also for one that is to be raised. */
export class CommonIssueRequest {
  constructor(
    readonly id: string,
    readonly command: CommonIssueAsk,
    readonly request: Request,
  ) {}
}

@CommandHandler(CommonIssueRequest)
export class CommonIssueHandler implements ICommandHandler<CommonIssueRequest, Outcome> {
  constructor(
    private readonly commands: CommandExecutor,
    private readonly facts: CommonIssueFacts,
  ) {}

  execute({ id, command, request }: CommonIssueRequest): Promise<Outcome> {
    if (command.type === 'SetCommonPlan') return this.commands.execute(commonIssue, id, command, request);
    const { unitIds, issueIds, countyId, problem, clause, indicator = null } = command;
    const { value: named, sequence } = this.facts.standing(issueIds);
    const alike = this.facts.alike(unitIds, { problem, clause, indicator });
    const unfitUnits = this.facts.unfitUnits([...unitIds, ...named.map(({ unitId }) => unitId)], countyId);
    const issues = { value: { named, alike }, sequence };
    return this.commands.execute(commonIssue, id, { ...command, commonIssueId: id, unfitUnits, issues }, request);
  }
}

/** Adds to what is asked of an issue the plan of its 共性问题, as it stands in the log. */
@Injectable()
export class CommonPlanCompletion {
  constructor(
    private readonly store: EventStore,
    private readonly facts: CommonIssueFacts,
  ) {}

  /** @throws StoreUnavailable */
  async adopt(asked: Command, { data, tenant }: Recorded): Promise<Command> {
    const command = asked as Extract<RectificationCommand, { type: 'AdoptCommonPlan' }>;
    // Asked late, an older version must not come after the newer one.
    const id = command.plan?.commonIssueId ?? this.facts.commonIssueOf((data as Readonly<{ issueId: string }>).issueId);
    const parent = id === null ? null : await presentState(this.store, commonIssue, tenant, id);
    if (!parent?.plan) return command;
    const { commonIssueId, version, goal, measures, steps } = parent.plan;
    const completed: typeof command = { ...command, plan: { commonIssueId, version, goal, measures, steps } };
    return completed;
  }
}
