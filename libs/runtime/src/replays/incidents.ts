import { streamOf, system, type CommandExecutor } from '@app/application/kernel';
import type { Request } from '@app/domain/kernel';
import {
  cellWords,
  faultKey,
  faultWords,
  isSameIncident,
  replayIncidents,
  type OpenReplay,
  type ReplayCommand,
  type ReplayFinding,
} from '@app/domain/proofs';
import { defaultStandardId, publishedStandard } from '@app/domain/standards';
import { dataYearOf } from '@app/domain/submissions';
import { StoreUnavailable, type EventStore, type EventTypes } from '@app/event-store';
import { addresses, canonical, namedId, sha256, type Finding } from '@app/ledger';
import { saidOpen } from './incident-stream.js';
import { isFaultyAt } from './log-faults.js';
import type { Proved } from './prove.js';
import type { Today } from './sample.js';

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

/** What was told, in a clerk's words for the journal of the process. */
export type Told = Readonly<{ differs: boolean; sentence: string }>;

/** An incident as it is told. */
const tellingOf = ({ cell, unitId, events, fault, ...point }: OpenReplay): ReplayCommand => {
  return { type: 'TellReplay', point, found: { cell, unitId, events, fault } };
};

/** The incidents of one server's lists, and of the log that all servers have, in the streams of the counties. */
export class Incidents {
  constructor(
    private readonly store: EventStore,
    private readonly types: EventTypes,
    private readonly executor: CommandExecutor,
    private readonly tenant: string,
    private readonly replica: () => string,
  ) {}

  /**
   * Those that are open, by the log, among them what is wrong with a county's own stream of incidents. A stream that cannot
   * be read, or whose chain does not hold, ends nothing that was known before, and stands in no other county's way.
   * @param known what was open when the night before ended @param today where a fault of such a stream is told
   * @throws StoreUnavailable
   */
  async open(
    counties: readonly string[],
    known: readonly OpenReplay[],
    today: Today,
    untold: Untold,
  ): Promise<readonly OpenReplay[]> {
    const open: OpenReplay[] = [];
    for (const countyId of counties) {
      const stream = streamOf(this.tenant, replayIncidents.category, countyId);
      const said = await this.ofCounty(countyId, untold, () => saidOpen(this.store, this.types, stream));
      const own = (said?.open ?? []).filter(({ replica, fault }) => replica === this.replica() || fault !== null);
      const besides = said === null || said.finding ? known.filter((one) => one.countyId === countyId) : [];
      const fault = said?.finding ? [this.wrongWith(countyId, said.finding, today)] : [];
      const all = [...besides, ...own, ...fault];
      open.push(...all.filter((one, index) => index === all.findIndex((other) => isSameIncident(one, other))));
    }
    return open;
  }

  private wrongWith(countyId: string, { sequence, reason }: Finding, today: Today): OpenReplay {
    const point = { countyId, dataYear: dataYearOf(today.asOf), ...today, standardId: defaultStandardId };
    return { ...point, replica: this.replica(), cell: null, unitId: null, events: [sequence], fault: reason };
  }

  /**
   * Tells what came of a point: a difference that is not known yet, or that an incident's point is the same again.
   * @param incident the one of the lists that ends when its point is the same again
   * @returns null when there is nothing new, or it could not be told
   * @throws StoreUnavailable
   */
  async tell(proved: Proved, incident: OpenReplay | null, when: Night, untold: Untold): Promise<Told | null> {
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
   * Looks at the faults of the log by themselves: ends those whose own event is whole again, whatever else is wrong and
   * whatever the lists answer, and tells those that are there and that their county's stream does not tell of yet.
   * @param elsewhere keys of those that are for another server to end: a copy of the log may be wrong there alone
   * @returns keys of those that are not whole, and what was told @throws StoreUnavailable, UnknownEvent
   */
  async lookAtFaults(
    open: readonly OpenReplay[],
    elsewhere: ReadonlySet<string | null>,
    when: Night,
    untold: Untold,
  ): Promise<Readonly<{ faulty: ReadonlySet<string | null>; told: readonly Told[] }>> {
    const faulty = new Set<string | null>();
    const told: Told[] = [];
    for (const incident of open) {
      const { countyId, fault, events } = incident;
      if (fault === null) continue;
      const sequence = events[0]!;
      const key = faultKey(incident);
      const where = `区县 ${countyId} 的日志第 ${sequence} 条记录`;
      if (await isFaultyAt(this.store, this.types, { sequence, fault })) {
        faulty.add(key);
        if (await this.done(countyId, tellingOf(incident), when, untold))
          told.push({ differs: true, sentence: `${where}与记录时不一致（${faultWords(fault)}），已记为事件。` });
      } else if (!elsewhere.has(key)) {
        const what = { countyId, sequence, fault, replica: this.replica() };
        if (await this.done(countyId, { type: 'TellMended', what }, when, untold))
          told.push({ differs: false, sentence: `${where}已恢复原样。` });
      }
    }
    return { faulty, told };
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
