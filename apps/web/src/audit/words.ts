import { useI18n } from 'vue-i18n';

/** How an event's type and the person behind it are said. */
export const useEventWords = () => {
  const texts = useI18n();
  const { t } = texts;
  return {
    /** `rectification.issue-raised` → 登记问题; a type of a later version shows as it is. */
    typeName: (type: string): string => (texts.te(`audit.types.${type}`) ? t(`audit.types.${type}`) : type),
    /** `basis.from` → 期限依据 · 起始. `labels`: of a form's fields, by code; what nobody names shows as it is. */
    fieldName: (path: string, labels: Readonly<Record<string, string>>): string =>
      path
        .split('.')
        .map((part) => labels[part] ?? (texts.te(`fields.${part}`) ? t(`fields.${part}`) : part))
        .join(' · '),
    personName: (person: string, name: string | null): string =>
      person === 'system' ? t('audit.system') : (name ?? t('audit.unnamed')),
  };
};
