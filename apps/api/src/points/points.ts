import { Injectable } from '@nestjs/common';
import { asInstant, dayOf } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import type { Scope, Soon } from '@app/platform/http';
import { instantOf, momentOf, ownRecords, sequenceAt, trailInScope, type OwnRecords } from '@app/projections/audit';
import { ReadModel, Recent } from '@app/projections/kernel';
import { EventIds } from './event-ids.js';
import { beforeFirstRecord, wrongPoint, type PointField } from './wrong-point.js';

/** A point as it is asked: see `PointQuery`. */
type Asked = Readonly<{ knownAt?: string | undefined; knownBy?: string | undefined; asOf?: string | undefined }>;

/** Whether nothing but the present is asked about, on either axis. */
export const asksNow = ({ knownAt, knownBy, asOf }: Asked): boolean =>
  knownAt === undefined && knownBy === undefined && asOf === undefined;

/** A point in time, as read models take it: `knownAt` absent is now. */
export type Point = Readonly<{ knownAt: number | undefined; asOf: string }>;

/** How a point is read. */
export type PointOptions = Readonly<{ prefix?: '' | 'from'; isAhead?: boolean }>;

/** Somebody's records, and the edition of the lists that they were read in. */
type Reach = Readonly<{ edition: string; own: OwnRecords | null }>;

/** People with different duties whose reach is kept. */
const mostRoots = 500;

const fieldOf = (name: 'knownAt' | 'knownBy' | 'asOf', prefix: '' | 'from'): PointField =>
  prefix === '' ? name : (`from${name[0]!.toUpperCase()}${name.slice(1)}` as PointField);

/**
 * What a query's point means, to whoever asks. A time is the last event recorded by then: between two events the earlier
 * one, of several in one millisecond the last; a day is its end in the bureau's zone. What lies before their first event
 * or has not come is refused; what others recorded is answered like what nobody did, so that nothing is learnt of it. A
 * day later than what is known is allowed: it is answered by what was known.
 */
@Injectable()
export class TimePoints {
  private readonly reach = new Recent<Reach>(mostRoots);

  constructor(
    private readonly model: ReadModel,
    private readonly events: EventIds,
    private readonly clock: Clock,
  ) {}

  /**
   * @param scope of whoever asks
   * @param options `prefix` of the fields' names: `from` for `fromKnownAt`; `isAhead`: a day that has not come may be asked
   * about, by what only says what would be. @throws Problem 400
   */
  of(asked: Asked, scope: Scope, options: PointOptions = {}): Soon<Point> {
    const { knownAt, knownBy } = asked;
    if (knownAt === undefined && knownBy === undefined) return { knownAt: undefined, asOf: this.day(asked, options) };
    return this.past(asked, scope, options);
  }

  private async past({ knownAt, knownBy, asOf }: Asked, { roots }: Scope, options: PointOptions): Promise<Point> {
    const { prefix = '' } = options;
    const known = [
      ...(knownAt === undefined ? [] : [await this.known(knownAt, fieldOf('knownAt', prefix), roots)]),
      ...(knownBy === undefined
        ? []
        : [this.by(instantOf(knownBy, 'end'), fieldOf('knownBy', prefix), roots, knownBy.length === 10)]),
    ];
    return { knownAt: Math.min(...known), asOf: this.day({ asOf }, options) };
  }

  /** The day that is asked about: today unless it says otherwise. */
  private day({ asOf }: Asked, { prefix = '', isAhead = false }: PointOptions): string {
    const today = dayOf(this.clock.now());
    if (!isAhead && asOf !== undefined && asOf > today)
      throw wrongPoint(fieldOf('asOf', prefix), '日期还没有到，请填今天或以前的日期。');
    return asOf ?? today;
  }

  private async known(text: string, field: PointField, roots: readonly string[]): Promise<number> {
    if (/^\d+$/.test(text)) return this.numbered(Number(text), field, roots);
    if (/t/i.test(text)) return this.by(text, field, roots, false);
    const sequence = await this.events.sequenceOf(text.toLowerCase());
    if (sequence === null || trailInScope(this.model.db, roots, { sequence, limit: 1 }).length === 0)
      throw wrongPoint(field, '没有这个编号的记录，或不在本账号的管辖范围内，请核对记录编号。');
    return sequence;
  }

  private numbered(sequence: number, field: PointField, roots: readonly string[]): number {
    if (sequence < 1) throw wrongPoint(field, '记录号从1开始，请填1或更大的数。');
    const own = this.own(roots, ({ last }) => sequence <= last);
    if (own === null || sequence > own.last)
      throw wrongPoint(field, '本账号的管辖范围内还没有到这个记录号，请核对记录号。');
    return sequence;
  }

  private by(text: string, field: PointField, roots: readonly string[], isDay: boolean): number {
    const instant = asInstant(text);
    if (instant === undefined) throw wrongPoint(field, '没有这个时间，请核对。');
    const now = this.clock.now();
    const isAhead = isDay ? dayOf(instant) > dayOf(now) : instant > now;
    if (isAhead) throw wrongPoint(field, '时间还没有到，请填现在或以前的时间。');
    const { db } = this.model;
    const sequence = sequenceAt(db, instant);
    const own = this.own(roots, ({ first }) => first <= sequence);
    if (own !== null && own.first <= sequence) return sequence;
    throw beforeFirstRecord(field, own && momentOf(db, own.first));
  }

  /** The records that concern somebody, read again when those that are kept do not do and more were recorded since. */
  private own(roots: readonly string[], isEnough: (own: OwnRecords) => boolean): OwnRecords | null {
    const key = roots.toSorted().join(' ');
    const { db } = this.model;
    const read = (): Reach => ({ edition: db.edition(), own: ownRecords(db, roots) });
    const kept = this.reach.get(key, read);
    if ((kept.own !== null && isEnough(kept.own)) || kept.edition === db.edition()) return kept.own;
    this.reach.drop(key, kept);
    return this.reach.get(key, read).own;
  }
}
