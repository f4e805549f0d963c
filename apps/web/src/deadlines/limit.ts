import type { Schemas } from '@app/api-client';

/** How a limit is given: as its last day, or as so many days after the day of the order. */
export const limitKinds = ['date', 'natural', 'working'] as const;
export type LimitKind = (typeof limitKinds)[number];

/** What a limit's field holds, in one text: an ISO date, or a number with its unit (`30 working`). */
export type LimitText = Readonly<{ kind: LimitKind; value: string }>;

/** The text of a field, taken apart. A blank one asks for a date. */
export const limitIn = (text: string): LimitText => {
  const [value = '', kind] = text.split(' ');
  return { value, kind: kind === 'natural' || kind === 'working' ? kind : 'date' };
};

/** A limit as one text; blank while nothing is said. */
export const limitText = ({ kind, value }: LimitText): string => (kind === 'date' ? value : `${value} ${kind}`);

/** Whether the field says nothing that could be sent. */
export const isBlankLimit = (text: string): boolean => limitIn(text).value.trim() === '';

/** What is sent: the day under the route's own name of it, or the period. */
export const limitBody = <Name extends string>(
  text: string,
  name: Name,
): Partial<Record<Name, string>> & { period?: Schemas['OrderedPeriodDto'] } => {
  const { kind, value } = limitIn(text);
  return kind === 'date'
    ? ({ [name]: value } as Partial<Record<Name, string>>)
    : ({ period: { count: Number(value), unit: kind } } as Partial<Record<Name, string>> & {
        period: Schemas['OrderedPeriodDto'];
      });
};
