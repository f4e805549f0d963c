import { Inject, Injectable } from '@nestjs/common';
import { permits, type Grant } from '@app/domain/access';
import { Tree } from '@app/platform/http';
import { changedStreams, type ChangedStream } from '@app/projections/audit';
import { ReadModel } from '@app/projections/kernel';
import { noticesFor } from '@app/projections/notifications';
import { tenant } from '../options.js';
import { matterOf } from './matters.js';

/** That something about a thing has changed; what, its reader asks of the lists. No words, no names, no figures. */
export type Change = Readonly<{
  slice: string;
  /** Of the issue, inspection, campaign, unit, account …; of a filing `<unit>.<year>`. */
  id: string;
  /** The units it belongs to, as far as the reader may see them. */
  unitIds: readonly string[];
  /** Number in the log of its last event. */
  sequence: number;
}>;

/** What has changed since a sequence. `refetch`: too much to tell, or nobody knows: everything is to be asked again. */
export type Changes = Readonly<{ sequence: number; refetch: boolean; changes: readonly Change[] }>;

/** Whoever reads: their account, and their grants in force. */
export type Reader = Readonly<{ accountId: string; grants: readonly Grant[] }>;

/** More things at once than this are told as "everything". */
const most = 200;
/** Units named of one thing. */
const mostUnits = 20;

/** What of the log's news somebody may hear of, once the lists show it. */
@Injectable()
export class ChangeFeed {
  private last: Readonly<{ key: string; streams: readonly ChangedStream[] }> | undefined;

  constructor(
    private readonly model: ReadModel,
    private readonly tree: Tree,
    @Inject(tenant) private readonly tenantName: string,
  ) {}

  /** Number of the last event that the lists show. */
  get sequence(): number {
    return this.model.sequence;
  }

  /** Tells after each batch of events that has reached the lists. Answers how to stop. */
  onMoved(listener: () => void): () => void {
    return this.model.onMoved(listener);
  }

  /** What a reader may know of what came after a sequence. */
  since(after: number, reader: Reader): Changes {
    const { sequence } = this.model;
    if (after > sequence) return { sequence, refetch: true, changes: [] };
    const streams = this.streamsAfter(after, sequence);
    if (streams.length > most) return { sequence, refetch: true, changes: [] };
    const changes = streams.flatMap((one) => this.toldTo(reader, one) ?? []);
    return { sequence, refetch: false, changes: [...changes, ...this.noticesTo(reader, after)] };
  }

  /** That there is something to read, once: what, the inbox says. */
  private noticesTo({ grants }: Reader, after: number): readonly Change[] {
    if (after >= this.model.sequence) return [];
    const [newest] = noticesFor(this.model.db, { seats: grants }, { after, limit: 1 });
    return newest
      ? [{ slice: 'notifications', id: newest.id, unitIds: [newest.unitId], sequence: newest.sequence }]
      : [];
  }

  /** Everybody who listens asks for the same stretch of the log. */
  private streamsAfter(after: number, sequence: number): readonly ChangedStream[] {
    if (after === sequence) return [];
    const key = `${after} ${sequence}`;
    if (this.last?.key !== key) this.last = { key, streams: changedStreams(this.model.db, after, most + 1) };
    return this.last.streams;
  }

  private toldTo({ accountId, grants }: Reader, changed: ChangedStream): Change | null {
    const found = matterOf(changed, this.tenantName);
    if (!found) return null;
    const { matter, category, id } = found;
    const roots = grants.filter(({ role }) => permits(role, matter.permission)).map(({ unitId }) => unitId);
    const units = roots.length > 0 ? [...new Set(matter.units(this.model.db, id, changed.unit, roots))] : [];
    const unitIds = units.filter((unit) => roots.some((root) => this.tree.within(unit, root))).slice(0, mostUnits);
    // One's own account is one's own, whoever keeps it.
    const own = category === 'account' && id === accountId;
    return unitIds.length > 0 || own ? { slice: matter.slice, id, unitIds, sequence: changed.sequence } : null;
  }
}
