import { useI18n } from 'vue-i18n';
import { exact } from '@web/design/numbers';
import type { Assumption } from './assumptions';

/** How what is assumed is said. */
export const useAssumptionWords = () => {
  const { t } = useI18n();
  /** A number as it was typed, with its thousands separated where it is one. */
  const number = (text: string): string => (/^-?\d+(\.\d+)?$/.test(text) ? exact(text) : text);
  return {
    /** `第二小学：体育运动场馆面积按 4,120 计`. */
    said: (one: Assumption): string => {
      if (one.kind === 'standard') return t('indicators.whatIf.said.standard', { name: one.standardName });
      if (one.kind === 'growth')
        return t('indicators.whatIf.said.growth', { stage: t(`words.stage.${one.stage}`), percent: one.percent });
      if (one.kind === 'value' || one.kind === 'project') {
        const figure = t(`submissions.figure.${one.figure}`);
        return one.kind === 'value'
          ? t('indicators.whatIf.said.value', { unit: one.unit, figure, value: number(one.value) })
          : t('indicators.whatIf.said.project', {
              unit: one.unit,
              figure,
              name: one.name,
              adds: number(one.adds),
              day: one.readyOn,
            });
      }
      const { indicator, stage, bound } = one;
      return t(`indicators.whatIf.said.${one.kind}`, { indicator, stage: t(`words.stage.${stage}`), bound });
    },
  };
};
