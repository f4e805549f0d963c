import { useI18n } from 'vue-i18n';
import { useDays } from '@web/design/days';
import { count } from '@web/design/numbers';
import type { Past } from '@web/session/past';

/** How a point of the past is said: whose day, and by which records. */
export const usePastWords = () => {
  const { t } = useI18n();
  const { full } = useDays();
  return {
    /** `按当时掌握的材料`. */
    knownSaid: ({ asOf, known }: Past): string => {
      if (known === null) return t('shell.past.known.now');
      if (known.by === 'record') return t('shell.past.known.record', { number: count(known.sequence) });
      return known.day === asOf ? t('shell.past.known.sameDay') : t('shell.past.known.day', { day: full(known.day) });
    },
    /** `2025年1月10日 24:00`. */
    daySaid: ({ asOf }: Past): string => t('shell.past.day', { day: full(asOf) }),
  };
};
