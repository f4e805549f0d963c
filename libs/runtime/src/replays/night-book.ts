import { plusDays } from '@app/domain/kernel';
import type { OpenReplay } from '@app/domain/proofs';
import type { KeyValues } from '@app/vault';
import { lastNight } from './nights.js';

/** What a server's last nightly proof came to. */
export type NightRecord = Readonly<{
  /** Whose lists were proved. */
  replica: string;
  /** The night, by the day of its morning (ISO date); nights before it are not asked for any more. */
  night: string;
  /** ISO instants; null before the first proof. */
  startedAt: string | null;
  endedAt: string | null;
  /** Points that were replayed and compared. */
  points: number;
  /** Points of which nothing could be said, and counties whose incidents could not be read or told. */
  unproved: number;
  /** Incidents that were open at its end, the oldest first: of its own lists, and of the log what it came upon itself. */
  open: readonly OpenReplay[];
}>;

/** What became of points since the process began. */
export type ProvedPoints = Readonly<Record<'same' | 'differs' | 'unproved', number>>;

const prefix = 'replays/';
/** A server that has proved nothing for so long is gone, and its lists with it. */
const forgottenAfter = 30 * 24 * 3_600_000;

/** Milliseconds since it ended, or since the night from which the server is here. */
const age = ({ night, endedAt }: NightRecord, now: string): number => Date.parse(now) - Date.parse(endedAt ?? night);

/** Nights that a server may miss, switched off or busy, before it counts as one that does not prove. */
const missable = 2;
/** Another server's word that is older than this is no longer news of it: it is gone, or says itself that it is not well. */
const newsFor = 4 * 24 * 3_600_000;

/** Whether what a server said still counts: it is the one that asks, or proved something of late. @param now ISO instant */
export const isNews = (record: NightRecord, own: string, now: string): boolean =>
  record.replica === own || age(record, now) < newsFor;

/**
 * Whether the nights are proved, and find nothing: a server's own last night is at most some nights old (a new one's is the
 * night it came in), left no point unproved and no incident open; the others that are here found no difference.
 * @param own the server that asks @param now ISO instant
 */
export const provedWell = (records: readonly NightRecord[], own: string, now: string): boolean =>
  records.every((record) => {
    if (record.replica !== own) return record.open.length === 0 || !isNews(record, own, now);
    const isLate = record.night < plusDays(lastNight(own, now), -missable);
    return !isLate && record.unproved === 0 && record.open.length === 0;
  });

/** Where the nightly proofs of all servers are written down. */
export class NightBook {
  constructor(private readonly kept: KeyValues) {}

  /** Of one server; null when it has not been here yet. */
  async of(replica: string): Promise<NightRecord | null> {
    const text = await this.kept.get(`${prefix}${replica}`);
    return text === null ? null : (JSON.parse(text) as NightRecord);
  }

  async put(record: NightRecord): Promise<void> {
    await this.kept.put(`${prefix}${record.replica}`, JSON.stringify(record));
  }

  /** Of no server any more. */
  async forget(): Promise<void> {
    await this.kept.replace(prefix, new Map());
  }

  /** Of every server that proved something of late, and of one whenever it did; the last one first. @param now ISO instant */
  async all(now: string, own: string): Promise<readonly NightRecord[]> {
    const texts = await this.kept.several(await this.kept.keys(prefix));
    return [...texts.values()]
      .map((text) => JSON.parse(text) as NightRecord)
      .filter((record) => record.replica === own || age(record, now) < forgottenAfter)
      .toSorted((one, other) => (other.endedAt ?? '').localeCompare(one.endedAt ?? ''));
  }
}
