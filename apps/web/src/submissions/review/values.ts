import type { Schemas } from '@app/api-client';
import { useI18n } from 'vue-i18n';
import { shown } from '@web/design/numbers';
import { notApplicable } from '../form/lines';

export type Line = Pick<Schemas['ReturnLineDto'], 'field' | 'choices'>;

/** A value as people read it: a choice by its words, a number with its thousands, the blanks by name. */
export const useValues = (lines: () => ReadonlyMap<string, Line>) => {
  const { t } = useI18n();
  return (field: string, value: string | null): string => {
    if (value === null) return t('words.blank.empty');
    if (value === notApplicable) return t('words.blank.notApplicable');
    const choice = lines()
      .get(field)
      ?.choices.find(({ code }) => code === value);
    if (choice) return choice.label;
    return /^-?\d+(\.\d+)?$/.test(value) ? shown(value, value.split('.')[1]?.length ?? 0) : value;
  };
};
