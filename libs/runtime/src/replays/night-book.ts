import type { OpenReplay } from '@app/domain/proofs';
import type { KeyValues } from '@app/vault';

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
  /** Points of which nothing could be said. */
  unproved: number;
  /** Incidents that were open at its end, the oldest first. */
  open: readonly OpenReplay[];
}>;

const prefix = 'replays/';
/** A server that has proved nothing for so long is gone, and its lists with it. */
const forgottenAfter = 30 * 24 * 3_600_000;

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

  /** Of every server that proved something of late, the last one first. @param now ISO instant */
  async all(now: string): Promise<readonly NightRecord[]> {
    const texts = await this.kept.several(await this.kept.keys(prefix));
    return [...texts.values()]
      .map((text) => JSON.parse(text) as NightRecord)
      .filter(({ night, endedAt }) => Date.parse(now) - Date.parse(endedAt ?? night) < forgottenAfter)
      .toSorted((one, other) => (other.endedAt ?? '').localeCompare(one.endedAt ?? ''));
  }
}
