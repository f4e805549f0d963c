import { streamOf, system, type CommandExecutor } from '@app/application/kernel';
import type { Request } from '@app/domain/kernel';
import {
  cellWords,
  replayIncidents,
  type OpenReplay,
  type ReplayCommand,
  type ReplayEvent,
  type ReplayFinding,
} from '@app/domain/proofs';
import { publishedStandard } from '@app/domain/standards';
import { StoreUnavailable, type EventStore } from '@app/event-store';
import { addresses, canonical, namedId, sha256 } from '@app/ledger';
import type { Proved } from './prove.js';

/** The system's own request: the same for one night's proof of a point, another for each night. */
const requestOf = (command: ReplayCommand, tenant: string, startedAt: string, at: string): Request => {
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
    private readonly store: Pick<EventStore, 'readStream'>,
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
   * @param incident the one that ends when its point is the same again
   * @returns a clerk's sentence for the journal of the process; null when there is nothing new, or it could not be told
   * @throws StoreUnavailable
   */
  async tell(
    proved: Proved,
    incident: OpenReplay | null,
    { startedAt, now }: Readonly<{ startedAt: string; now: string }>,
    untold: Untold,
  ): Promise<Readonly<{ differs: boolean; sentence: string }> | null> {
    const found = findingOf(proved);
    if (found === null && incident === null) return null;
    const { countyId, dataYear, knownAt, asOf, standardId } = incident ?? proved;
    const replica = (found === null && incident?.replica) || this.replica();
    const point = { countyId, dataYear, knownAt, asOf, standardId, replica };
    const command = { type: 'TellReplay', point, found } as const;
    const request = requestOf(command, this.tenant, startedAt, now);
    const telling = () => this.executor.execute(replayIncidents, countyId, command, request);
    if ((await this.ofCounty(countyId, untold, telling))?.outcome !== 'done') return null;
    const where = `${proved.county ?? `区县 ${countyId}`} ${dataYear} 学年第 ${knownAt} 条处的答复与记录重放`;
    if (found === null) return { differs: false, sentence: `${where}重新一致。` };
    if (proved.finding) return { differs: true, sentence: `${where}无法比较：${proved.finding.chinese}已记为事件。` };
    const { indicators = [] } = publishedStandard(standardId) ?? {};
    return { differs: true, sentence: `${where}不一致（${cellWords(found.cell!, indicators)}），已记为事件。` };
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
