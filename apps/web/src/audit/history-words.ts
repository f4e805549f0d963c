import type { Schemas } from '@app/api-client';
import { useI18n } from 'vue-i18n';
import { useDays } from '@web/design/days';
import { count } from '@web/design/numbers';

type Looked = Schemas['HistoryReadDto'];

/** How a look at the past is said: whose, what of it, which points, how often. */
export const useHistoryWords = () => {
  const texts = useI18n();
  const { t } = texts;
  const { moment, full } = useDays();
  /** A later program's word shows as it is. */
  const kind = (name: string): string =>
    texts.te(`audit.looks.kinds.${name}`) ? t(`audit.looks.kinds.${name}`) : name;
  const event = (sequence: number): string => t('audit.looks.event', { sequence: count(sequence) });
  /** How each form of a point is said: a number of the log, a day, an instant, an event's id. */
  const forms = [
    [/^\d+$/, (point: string) => event(Number(point))],
    [/^\d{4}-\d\d-\d\d$/, (point: string) => full(point)],
    [/^\d{4}-\d\d-\d\dT/i, (point: string) => moment(point)],
    [/^/, (point: string) => t('audit.looks.eventId', { id: point.slice(0, 8) })],
  ] as const;
  const formOf = (point: string) => forms.find(([form]) => form.test(point))!;
  const known = (point: string): string => formOf(point)[1](point);
  /** Ends of two kinds, as entries of earlier programs have them, are no range. */
  const range = (points: readonly string[] | null): string | null => {
    if (points === null) return null;
    const ends = [points[0]!, points.at(-1)!] as const;
    const [first, last] = [known(ends[0]), known(ends[1])];
    if (first === last) return first;
    const isRange = formOf(ends[0]) === formOf(ends[1]);
    return isRange ? t('audit.looks.range', { first, last }) : [first, last].join(t('audit.looks.comma'));
  };
  const named = (key: 'asOf' | 'known', points: string | null): string[] =>
    points === null ? [] : [t(`audit.looks.${key}`, { points })];
  return {
    looked: ({ unitName, kinds, asOf, knownAt, knownBy, events, reads }: Looked): string =>
      [
        ...(unitName === null ? [] : [unitName]),
        kinds.map(kind).join(t('audit.looks.comma')),
        ...named('asOf', range(asOf)),
        ...named('known', range(knownAt)),
        ...named('known', range(knownBy)),
        ...(events === null ? [] : [range(events.map(String))!]),
        t('audit.looks.reads', { count: reads }),
      ].join(' · '),
  };
};
