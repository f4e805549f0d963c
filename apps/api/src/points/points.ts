import { Injectable } from '@nestjs/common';
import { asInstant, dayOf } from '@app/domain/kernel';
import { Clock } from '@app/platform/clock';
import { Problem } from '@app/platform/http';
import { firstMoment, instantOf, sequenceAt } from '@app/projections/audit';
import { ReadModel } from '@app/projections/kernel';
import { EventIds } from './event-ids.js';

/** A point as it is asked: see `PointQuery`. */
type Asked = Readonly<{ knownAt?: string | undefined; knownBy?: string | undefined; asOf?: string | undefined }>;

/** A point in time, as read models take it: `knownAt` absent is now. */
export type Point = Readonly<{ knownAt: number | undefined; asOf: string }>;

/** How a point is read. */
export type PointOptions = Readonly<{ prefix?: '' | 'from'; isAhead?: boolean }>;

const wrong = (field: string, detail: string) => new Problem(400, 'request.invalid', {}, [{ field, detail }]);

/** `2025年3月3日9:00`. */
const told = (instant: string): string => {
  const at = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${Number(at.slice(0, 4))}年${Number(at.slice(5, 7))}月${Number(at.slice(8, 10))}日${at.slice(11, 16)}`;
};

/**
 * What a query's point means. A time is the last event recorded by then: between two events the earlier one, of several in
 * one millisecond the last; a day is its end in the bureau's zone. What lies before the first event or has not come is
 * refused. A day later than what is known is allowed: it is answered by what was known.
 */
@Injectable()
export class TimePoints {
  constructor(
    private readonly model: ReadModel,
    private readonly events: EventIds,
    private readonly clock: Clock,
  ) {}

  /**
   * @param options `prefix` of the fields' names: `from` for `fromKnownAt`; `isAhead`: a day that has not come may be asked
   * about, by what only says what would be. @throws Problem 400
   */
  async of({ knownAt, knownBy, asOf }: Asked, { prefix = '', isAhead = false }: PointOptions = {}): Promise<Point> {
    const field = (name: string) => (prefix === '' ? name : `${prefix}${name[0]!.toUpperCase()}${name.slice(1)}`);
    const known = [
      ...(knownAt === undefined ? [] : [await this.known(String(knownAt), field('knownAt'))]),
      ...(knownBy === undefined ? [] : [this.by(instantOf(knownBy, 'end'), field('knownBy'), knownBy.length === 10)]),
    ];
    const today = dayOf(this.clock.now());
    if (!isAhead && asOf !== undefined && asOf > today) throw wrong(field('asOf'), '日期还没有到，不能晚于今天。');
    return { knownAt: known.length === 0 ? undefined : Math.min(...known), asOf: asOf ?? today };
  }

  private async known(text: string, field: string): Promise<number> {
    if (/^\d+$/.test(text)) return this.numbered(Number(text), field);
    if (text.includes('T') || text.includes('t')) return this.by(text, field, false);
    const sequence = await this.events.sequenceOf(text.toLowerCase());
    if (sequence === null) throw wrong(field, '没有这个编号的记录，请核对记录编号。');
    return this.numbered(sequence, field);
  }

  private numbered(sequence: number, field: string): number {
    const last = this.model.sequence;
    if (sequence < 1) throw wrong(field, '记录号从1开始。');
    if (sequence > last) throw wrong(field, `还没有这个记录号，目前记到${last}。`);
    return sequence;
  }

  private by(text: string, field: string, isDay: boolean): number {
    const instant = asInstant(text);
    if (instant === undefined) throw wrong(field, '没有这个时间，请核对。');
    const now = this.clock.now();
    const isAhead = isDay ? dayOf(instant) > dayOf(now) : instant > now;
    if (isAhead) throw wrong(field, '时间还没有到，不能晚于现在。');
    const { db } = this.model;
    const sequence = sequenceAt(db, instant);
    if (sequence > 0) return sequence;
    const first = firstMoment(db);
    throw wrong(field, first === null ? '还没有任何记录。' : `早于第一条记录（${told(first)}），那时还没有任何记录。`);
  }
}
