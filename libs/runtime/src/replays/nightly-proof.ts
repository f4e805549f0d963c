import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { CommandExecutor } from '@app/application/kernel';
import { dayOf } from '@app/domain/kernel';
import { faultKey, type OpenReplay } from '@app/domain/proofs';
import { EventStore, EventTypes } from '@app/event-store';
import { Clock } from '@app/platform/clock';
import { ReadModel } from '@app/projections/kernel';
import { countyIds } from '@app/projections/organizations';
import type { Sqlite } from '@app/sqlite';
import { Operations } from '@app/vault';
import { tenant } from '../options.js';
import { askedBy } from './asked.js';
import { bearing } from './county-events.js';
import { findingOf, Incidents, type Told } from './incidents.js';
import { faultsSeenByOthers, logFaults, type LogFault } from './log-faults.js';
import { lostCounties, type Lost, type LostCounty } from './lost-counties.js';
import { NightBook, provedWell, type NightRecord, type ProvedPoints } from './night-book.js';
import { chanceOf, isDue, lastNight } from './nights.js';
import { isToBeTriedAgain, nameOf, NotNow } from './not-now.js';
import { provePoint, type Proved } from './prove.js';
import { Replica } from './replica.js';
import type { SampledPoint } from './sample.js';

/** After a night that was broken off. */
const pause = 10 * 60_000;

/** How a proof gives way: what ends it, and milliseconds between two points. */
export type GivingWay = Readonly<{ signal: AbortSignal; breath: number }>;

/**
 * Proves a sample of what this server answers, once a night: each point is replayed from the log and compared, every open
 * incident is proved again, and what differs, or agrees again, is told by an event in the county's stream. A log that does
 * not answer, lists that are behind, or a stop in between are no incidents: the night is proved later.
 */
@Injectable()
export class NightlyProof {
  private readonly logger = new Logger('Replays');
  private readonly book: NightBook;
  private readonly incidents: Incidents;
  private readonly counted = { same: 0, differs: 0, unproved: 0 };
  private notBefore = 0;

  constructor(
    private readonly model: ReadModel,
    private readonly store: EventStore,
    private readonly types: EventTypes,
    private readonly replica: Replica,
    private readonly clock: Clock,
    executor: CommandExecutor,
    @Inject(tenant) tenantName: string,
    operations: Operations,
  ) {
    this.incidents = new Incidents(store, types, executor, tenantName, () => replica.id);
    this.book = new NightBook(operations.checkpoints);
  }

  /** What every server's last proof came to, the last one first. @throws StoreUnavailable */
  nights(): Promise<readonly NightRecord[]> {
    return this.book.all(this.clock.now(), this.replica.id);
  }

  /** Whether these nights are proved as they should be, and find nothing, as this server sees it. */
  isWell(nights: readonly NightRecord[]): boolean {
    return provedWell(nights, this.replica.id, this.clock.now());
  }

  /** What is wrong with the log by these nights, each fault once, whichever servers came upon it. */
  faults(nights: readonly NightRecord[]): readonly LogFault[] {
    return logFaults(nights, this.replica.id, this.clock.now());
  }

  /** This server's own figures, and how many faults the log has by all of them. @throws StoreUnavailable */
  async figures(): Promise<Readonly<{ last: NightRecord | null; logFaults: number; proved: ProvedPoints }>> {
    const nights = await this.nights();
    const last = nights.find(({ replica }) => replica === this.replica.id) ?? null;
    return { last, logFaults: this.faults(nights).length, proved: { ...this.counted } };
  }

  /** Proves the night when it is due. What stands against it is told in the journal of the process, and it is tried again. */
  async look(way: GivingWay): Promise<void> {
    const now = this.clock.now();
    if (Date.parse(now) < this.notBefore) return;
    try {
      const { id } = this.replica;
      const before = await this.book.of(id);
      if (!before) {
        // A server that is new here has nothing to make up for.
        const night = lastNight(id, now);
        const none = { startedAt: null, endedAt: null, points: 0, unproved: 0, open: [] };
        return await this.book.put({ replica: id, night, ...none });
      }
      if (isDue(id, before.night, now)) await this.prove(lastNight(id, now), now, before.open, way);
    } catch (error) {
      if (way.signal.aborted) return;
      this.notBefore = Date.parse(now) + pause;
      this.logger.warn(`夜间重放核对没有做完，稍后再做：${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** @param known incidents that were open when the night before ended: of counties, too, that the lists have lost since */
  private async prove(
    night: string,
    startedAt: string,
    known: readonly OpenReplay[],
    { signal, breath }: GivingWay,
  ): Promise<void> {
    const { id: replica } = this.replica;
    const listed = this.fit(() => countyIds(this.model.db));
    const { db, sequence } = this.fit(() => this.model);
    const found = await this.lost(db, sequence);
    const lost: Lost = new Map(found?.map((county) => [county.countyId, county]));
    const counties = [...new Set([...listed, ...lost.keys(), ...known.map(({ countyId }) => countyId)])];
    const untold = new Set<string>();
    const cannotTell = (countyId: string, error: unknown) => {
      if (!untold.has(countyId)) this.unproved(`区县 ${countyId} 的核对事件读不出或记不上（${nameOf(error)}）。`);
      untold.add(countyId);
    };
    const today = { knownAt: sequence, asOf: dayOf(startedAt) };
    const open = await this.incidents.open(counties, known, today, cannotTell);
    const elsewhere = faultsSeenByOthers(await this.nights(), replica, startedAt);
    const asked = askedBy({ open, lost, seed: chanceOf(replica, night), today }, () => this.fit(() => this.model.db));
    const times = () => ({ startedAt, now: this.clock.now() });
    const journal = ({ differs, sentence }: Told) => this.logger[differs ? 'error' : 'log'](sentence);
    const looked = await this.incidents.lookAtFaults(open, elsewhere, times(), cannotTell);
    looked.told.forEach(journal);
    // What it comes upon itself of what is wrong with the log.
    const seen = new Set(looked.faulty);
    const count = { points: 0, unproved: found ? 0 : 1 };
    for (const { point, incident } of asked) {
      await sleep(breath, undefined, { signal, ref: false });
      const proved = await this.proved(point, lost);
      count[proved ? 'points' : 'unproved'] += 1;
      if (!proved) continue;
      this.fit(() => undefined);
      const finding = findingOf(proved);
      if (finding?.fault) seen.add(faultKey(finding));
      // What the lists answer there, and what they make of the log, cannot end what is wrong with the log.
      const ofLists = incident?.fault === null ? incident : null;
      const told = await this.incidents.tell(proved, ofLists, times(), cannotTell);
      if (told) journal(told);
    }
    const after = await this.incidents.open(counties, known, today, cannotTell);
    const left = after.filter((one) => one.fault === null || seen.has(faultKey(one)));
    count.unproved += untold.size;
    await this.book.put({ replica, night, startedAt, endedAt: this.clock.now(), ...count, open: left });
  }

  /** Null where it could not be said: those that are listed are proved. @throws StoreUnavailable, UnknownEvent */
  private async lost(db: Sqlite, until: number): Promise<readonly LostCounty[] | null> {
    try {
      return await lostCounties(this.store, this.types, db, until);
    } catch (error) {
      // A rebuild put other lists in the place of those that were asked.
      if (isToBeTriedAgain(error) || this.model.db !== db) throw error;
      return this.unproved(`没有核对成日志里是否有查询库未列出的区县（${nameOf(error)}）。`);
    }
  }

  /** Null where it could not be said. @throws StoreUnavailable, NotNow */
  private async proved(point: SampledPoint, lost: Lost): Promise<Proved | null> {
    const { countyId, dataYear, knownAt, asOf } = point;
    // As it was asked: by the standard that is in force there, so that a wrong one is found too.
    const question = { countyId, dataYear, knownAt, asOf };
    const names = lost.get(countyId)?.streams;
    const taking = names ? { streams: bearing(names, dataYear) } : {};
    const proving = () => this.fit(() => ({ store: this.store, types: this.types, db: this.model.db }));
    const where = `区县 ${countyId} ${dataYear} 学年第 ${knownAt} 条处`;
    const first = proving();
    try {
      let proved = await provePoint(first, question, taking).catch((error: unknown) => {
        // A rebuild put other lists in the place of those that were asked.
        if (this.model.db === first.db) throw error;
        return null;
      });
      // What differs is looked at twice before anybody is told.
      if (proved === null || proved?.outcome === 'differs') proved = await provePoint(proving(), question, taking);
      if (!proved) return this.unproved(`${where}没有核对成（查询库里找不到它的记录）。`);
      this.counted[proved.outcome] += 1;
      return proved;
    } catch (error) {
      if (isToBeTriedAgain(error)) throw error;
      return this.unproved(`${where}没有核对成（${nameOf(error)}）。`);
    }
  }

  private unproved(sentence: string): null {
    this.counted.unproved += 1;
    this.logger.error(sentence);
    return null;
  }

  /** Lists that follow the log, or nothing. @throws NotNow */
  private fit<Result>(work: () => Result): Result {
    if (this.model.state().state !== 'live' || this.model.stoppedAt !== null) throw new NotNow('查询库没有跟上日志。');
    return work();
  }
}
