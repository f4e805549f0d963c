import { streamOf, system, type CommandExecutor } from '@app/application/kernel';
import type { Request } from '@app/domain/kernel';
import {
  cellWords,
  faultKey,
  replayIncidents,
  type OpenReplay,
  type ReplayCommand,
  type ReplayEvent,
  type ReplayFinding,
} from '@app/domain/proofs';
import { publishedStandard } from '@app/domain/standards';
import { StoreUnavailable, type EventStore, type EventTypes } from '@app/event-store';
import { addresses, canonical, namedId, sha256 } from '@app/ledger';
import { isFaultyAt } from './log-faults.js';
import type { Proved } from './prove.js';

/** ISO instants: when the night's proof began, and the present. */
type Night = Readonly<{ startedAt: string; now: string }>;

/** The system's own request: the same for one night's proof of a point, another for each night. */
const requestOf = (command: ReplayCommand, tenant: string, { startedAt, now: at }: Night): Request => {
  const text = canonical(command);
  const commandId = namedId(JSON.stringify(['replay', tenant, startedAt, text]), addresses);
  return {
    commandId,
    digest: sha256(text),
    actor: system,
    tenant,
    correlationId: namedId('correlation', commandId),
    causationId: null,
    at,
  };
};

/** What is told of a point; null where it is the same. */
export const findingOf = ({ outcome, difference, finding }: Proved): ReplayFinding | null => {
  if (outcome === 'same') return null;
  if (finding) return { cell: null, unitId: null, events: [finding.sequence], fault: finding.reason };
  const { cell, unitId, events } = difference!;
  return { cell, unitId, events, fault: null };
};

/** Told of a county whose incidents cannot be read or told, though the log answers, with what stood against it. */
type Untold = (countyId: string, error: unknown) => void;

/** The incidents of one server's lists, and of the log that all servers have, in the streams of the counties. */
export class Incidents {
  constructor(
    private readonly store: EventStore,
    private readonly executor: CommandExecutor,
    private readonly tenant: string,
    private readonly replica: () => string,
  ) {}

  /**
   * Those that are open, by the log. A county whose stream cannot be read stands in no other's way: what was known before
   * is still open.
   * @param known what was open when the night before ended
   * @throws StoreUnavailable
   */
  async open(
    counties: readonly string[],
    known: readonly OpenReplay[],
    untold: Untold,
  ): Promise<readonly OpenReplay[]> {
    const open: OpenReplay[] = [];
    for (const countyId of counties) {
      const stream = streamOf(this.tenant, replayIncidents.category, countyId);
      const events = await this.ofCounty(countyId, untold, () => this.store.readStream(stream));
      if (events === null) {
        open.push(...known.filter((one) => one.countyId === countyId));
        continue;
      }
      const state = events.reduce(
        (before, event) => replayIncidents.evolve(before, event as unknown as ReplayEvent),
        replayIncidents.initial,
      );
      open.push(...state.filter(({ replica, fault }) => replica === this.replica() || fault !== null));
    }
    return open;
  }

  /**
   * Tells what came of a point: a difference that is not known yet, or that an incident's point is the same again.
   * @param incident the one of the lists that ends when its point is the same again
   * @returns a clerk's sentence for the journal of the process; null when there is nothing new, or it could not be told
   * @throws StoreUnavailable
   */
  async tell(
    proved: Proved,
    incident: OpenReplay | null,
    when: Night,
    untold: Untold,
  ): Promise<Readonly<{ differs: boolean; sentence: string }> | null> {
    const found = findingOf(proved);
    if (found === null && incident === null) return null;
    const { countyId, dataYear, knownAt, asOf, standardId } = incident ?? proved;
    const replica = (found === null && incident?.replica) || this.replica();
    const point = { countyId, dataYear, knownAt, asOf, standardId, replica };
    const command = { type: 'TellReplay', point, found } as const;
    if (!(await this.done(countyId, command, when, untold))) return null;
    const where = `${proved.county ?? `区县 ${countyId}`} ${dataYear} 学年第 ${knownAt} 条处的答复与记录重放`;
    if (found === null) return { differs: false, sentence: `${where}重新一致。` };
    if (proved.finding) return { differs: true, sentence: `${where}无法比较：${proved.finding.chinese}已记为事件。` };
    const { indicators = [] } = publishedStandard(standardId) ?? {};
    return { differs: true, sentence: `${where}不一致（${cellWords(found.cell!, indicators)}），已记为事件。` };
  }

  /**
   * Ends the faults of the log whose own event is whole again: other faults, and what the lists answer, are nothing to it.
   * @param elsewhere keys of those that are for another server to end: a copy of the log may be wrong there alone
   * @returns keys of those that are not whole, and a clerk's sentence for each that ended @throws StoreUnavailable, UnknownEvent
   */
  async endMended(
    open: readonly OpenReplay[],
    types: EventTypes,
    elsewhere: ReadonlySet<string | null>,
    when: Night,
    untold: Untold,
  ): Promise<Readonly<{ faulty: ReadonlySet<string | null>; ended: readonly string[] }>> {
    const faulty = new Set<string | null>();
    const ended: string[] = [];
    for (const incident of open) {
      const { countyId, fault, events } = incident;
      if (fault === null) continue;
      const sequence = events[0]!;
      const key = faultKey(incident);
      if (await isFaultyAt(this.store, types, { sequence, fault })) faulty.add(key);
      else if (!elsewhere.has(key)) {
        const what = { countyId, sequence, fault, replica: this.replica() };
        if (await this.done(countyId, { type: 'TellMended', what }, when, untold))
          ended.push(`日志第 ${sequence} 条记录已恢复原样（区县 ${countyId}）。`);
      }
    }
    return { faulty, ended };
  }

  /** Whether a county's stream took it as something new. @throws StoreUnavailable */
  private async done(countyId: string, command: ReplayCommand, when: Night, untold: Untold): Promise<boolean> {
    const request = requestOf(command, this.tenant, when);
    const telling = () => this.executor.execute(replayIncidents, countyId, command, request);
    return (await this.ofCounty(countyId, untold, telling))?.outcome === 'done';
  }

  /** Null where the county's own stream stood against it. @throws StoreUnavailable: that is no county's own */
  private async ofCounty<Result>(
    countyId: string,
    untold: Untold,
    work: () => Promise<Result>,
  ): Promise<Result | null> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      untold(countyId, error);
      return null;
    }
  }
}
