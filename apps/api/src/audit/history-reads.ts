import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { dayOf } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Resources, type PointNamed, type PossiblyPast, type ResourceKind } from '@app/platform/http';
import { instantOf, trailOf } from '@app/projections/audit';
import { ReadModel } from '@app/projections/kernel';
import { isWithin } from '@app/projections/organizations';
import { AccessJournal, type HistoryRead } from '@app/vault';
import { EventIds } from '../points/event-ids.js';

/** Looks that follow each other this closely (ms) are one entry, and none waits longer than `longest` to be written. */
const together = 3000;
const longest = 30_000;

type Looks = {
  readonly at: string;
  readonly accountId: string;
  readonly address: string;
  readonly unitId: string | null;
  readonly kinds: Set<string>;
  readonly axes: Map<PointNamed['axis'], [string, string]>;
  events: [number, number] | null;
  reads: number;
  readonly since: number;
  waiting: NodeJS.Timeout;
};

/** Numbers by size; instants, and days at their end, by time. */
const place = (value: string): number => (/^\d+$/.test(value) ? Number(value) : Date.parse(instantOf(value, 'end')));
const before = (one: string, other: string): boolean => place(one) < place(other);

/**
 * Notes in the access journal who looked at which past point of whose. Looks of one person at one unit that come
 * together are one entry: a page asks ten times, and a year is played in twelve steps. Nothing waits for it.
 */
@Injectable()
export class HistoryReads implements BeforeApplicationShutdown {
  private readonly logger = new Logger('HistoryReads');
  private readonly open = new Map<string, Looks>();
  /** Entries on their way. */
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly journal: AccessJournal,
    private readonly resources: Resources,
    private readonly model: ReadModel,
    private readonly clock: Clock,
    private readonly ids: EventIds,
  ) {}

  /** Takes a query that was answered; what is of now is passed over. */
  saw(read: PossiblyPast): void {
    const event = eventOf(read);
    if (event === null && !/\/(difference|series)$/.test(read.route) && !read.points.some((one) => this.isPast(one)))
      return;
    this.writing = this.writing.then(() => this.take(read, event)).catch((error: unknown) => this.failed(error));
  }

  /** Writes what is still being gathered. */
  async written(): Promise<void> {
    await this.writing;
    for (const key of this.open.keys()) this.close(key);
    await this.writing;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.written();
  }

  private isPast({ axis, value }: PointNamed): boolean {
    if (axis === 'asOf') return value < dayOf(this.clock.now());
    if (axis === 'knownAt' && /^\d+$/.test(value) && value.length < 17) return Number(value) < this.model.sequence;
    const at = Date.parse(value);
    // An event's id stands for what was known then.
    return Number.isNaN(at) || at < Date.parse(this.clock.now());
  }

  private async take(read: PossiblyPast, event: number | null): Promise<void> {
    const named = await Promise.all(this.pointsOf(read).map((point) => this.alike(point)));
    for (const unitId of await this.unitsOf(read, event)) this.gather(read, unitId, named, event);
  }

  /** A series without a last day goes up to today. */
  private pointsOf({ route, query, points }: PossiblyPast): readonly PointNamed[] {
    const isOpen = route.endsWith('/series') && query['to'] === undefined;
    return isOpen ? [...points, { axis: 'asOf', value: dayOf(this.clock.now()) }] : points;
  }

  private gather(
    { accountId, address, route }: PossiblyPast,
    unitId: string | null,
    named: readonly PointNamed[],
    event: number | null,
  ): void {
    const key = [accountId, address, unitId].join(' ');
    const looks = this.open.get(key) ?? this.begun(key, { accountId, address, unitId });
    looks.kinds.add(kindOf(route));
    looks.reads += 1;
    for (const { axis, value } of named) {
      const [first, last] = looks.axes.get(axis) ?? [value, value];
      looks.axes.set(axis, [before(value, first) ? value : first, before(last, value) ? value : last]);
    }
    if (event !== null)
      looks.events = [Math.min(looks.events?.[0] ?? event, event), Math.max(looks.events?.[1] ?? event, event)];
    clearTimeout(looks.waiting);
    const left = Math.max(0, Math.min(together, looks.since + longest - performance.now()));
    looks.waiting = setTimeout(() => this.close(key), left).unref();
  }

  /** So that a range has ends of one kind: of records only numbers, times apart from them. */
  private async alike(point: PointNamed): Promise<PointNamed> {
    const { axis, value } = point;
    if (axis !== 'knownAt' || /^\d+$/.test(value)) return point;
    if (/t/i.test(value)) return { axis: 'knownBy', value };
    const sequence = await this.ids.sequenceOf(value.toLowerCase());
    return sequence === null ? point : { axis, value: String(sequence) };
  }

  private begun(key: string, of: Pick<Looks, 'accountId' | 'address' | 'unitId'>): Looks {
    const waiting = setTimeout(() => undefined, 0);
    const begun = { ...of, at: this.clock.now(), kinds: new Set<string>(), events: null, reads: 0, waiting };
    const looks: Looks = { ...begun, axes: new Map(), since: performance.now() };
    this.open.set(key, looks);
    return looks;
  }

  private close(key: string): void {
    const looks = this.open.get(key);
    if (!looks) return;
    this.open.delete(key);
    clearTimeout(looks.waiting);
    const { at, accountId, address, unitId, kinds, axes, events, reads } = looks;
    const range = (axis: PointNamed['axis']) => axes.get(axis) ?? null;
    const about: HistoryRead = {
      unitId,
      kinds: [...kinds].sort(),
      asOf: range('asOf'),
      knownAt: range('knownAt'),
      knownBy: range('knownBy'),
      events,
      reads,
    };
    const note = { at, kind: 'history-read', accountId, address, about } as const;
    this.writing = this.writing
      .then(async () => void (await this.journal.note(note)))
      .catch((error: unknown) => this.failed(error));
  }

  /** The units that were looked at: the one that the route addresses, that the event is about, or those of a list. */
  private async unitsOf(
    { on, params, query, roots }: PossiblyPast,
    event: number | null,
  ): Promise<readonly (string | null)[]> {
    const { db } = this.model;
    if (event !== null) return [trailOf(db, { sequence: event, limit: 1 })[0]?.unit ?? null];
    const named = on.find((one) => typeof one === 'object');
    if (!named) return listed(db, query['unit'], roots);
    const [kind, parameter] = Object.entries(named)[0] as [ResourceKind | 'bodyUnit', string];
    const id = params[parameter] ?? query[parameter];
    if (typeof id !== 'string' || kind === 'bodyUnit') return [null];
    return [(await this.resources.unitsOf(kind, id, []))?.[0] ?? null];
  }

  private failed(error: unknown): void {
    this.logger.error(`查看历史没有记入访问日志：${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Whose a list was: of the unit that it was narrowed to, if the reader may see that; else of all they see. */
const listed = (db: ReadModel['db'], unit: unknown, roots: readonly string[]): readonly (string | null)[] => {
  if (typeof unit === 'string' && roots.some((root) => isWithin(db, unit, root))) return [unit];
  return roots.length > 0 ? roots : [null];
};

/** The event that was opened or proven; null for other routes. */
const eventOf = ({ route, params }: PossiblyPast): number | null =>
  route.startsWith('/api/audit/events/') ? Number(params['sequence']) : null;

/** The last word of a route's address: `/api/counties/:countyId/standing` is `standing`. */
const kindOf = (route: string): string => route.split('/').findLast((part) => part !== '' && !part.startsWith(':'))!;
