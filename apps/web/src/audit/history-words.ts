import type { Schemas } from '@app/api-client';
import { useI18n } from 'vue-i18n';
import { useDays } from '@web/design/days';

type Looked = Schemas['HistoryReadDto'];

/** How a look at the past is said: whose, what of it, which points, how often. */
export const useHistoryWords = () => {
  const texts = useI18n();
  const { t } = texts;
  const { moment, full } = useDays();
  /** A later program's word shows as it is. */
  const kind = (name: string): string =>
    texts.te(`audit.looks.kinds.${name}`) ? t(`audit.looks.kinds.${name}`) : name;
  const range = <One>(points: readonly One[] | null, say: (point: One) => string): string | null => {
    if (points === null) return null;
    const [first, last] = [say(points[0]!), say(points.at(-1)!)];
    return first === last ? first : t('audit.looks.range', { first, last });
  };
  /** A number of the log, an instant, or an event's id. */
  const known = (point: string): string =>
    /^\d+$/.test(point)
      ? t('audit.looks.event', { sequence: point })
      : /^\d{4}-\d\d-\d\dT/.test(point)
        ? moment(point)
        : point;
  const named = (key: 'asOf' | 'known', points: string | null): string[] =>
    points === null ? [] : [t(`audit.looks.${key}`, { points })];
  return {
    looked: ({ unitName, kinds, asOf, knownAt, knownBy, events, reads }: Looked): string =>
      [
        ...(unitName === null ? [] : [unitName]),
        kinds.map(kind).join(t('audit.looks.comma')),
        ...named('asOf', range(asOf, full)),
        ...named('known', range(knownAt, known)),
        ...named('known', range(knownBy, known)),
        ...(events === null ? [] : [range(events, (sequence) => t('audit.looks.event', { sequence }))!]),
        t('audit.looks.reads', { count: reads }),
      ].join(' · '),
  };
};
