import { useI18n } from 'vue-i18n';

/** The names of a team in one line; a name that the reader may not know is 不详. */
export const useTeam = (): ((names: readonly (string | null)[]) => string) => {
  const { t } = useI18n();
  return (names) => names.map((name) => name ?? t('words.unknown')).join(t('inspections.and'));
};
