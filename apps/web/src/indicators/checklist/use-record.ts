import { computed, shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useAct } from '@web/server/act';
import type { Question } from '../question';
import { send, type Filled, type RecordAct } from './acts';
import { withPassed } from './passed';

/** What is being recorded in a county's record: asked for by a dialog, sent, and over when the server has taken it. */
export const useRecord = ({ county, dataYear }: Question, standardId: () => string) => {
  const { t } = useI18n();
  const asking = shallowRef<RecordAct | null>(null);
  const act = useAct(
    ({ act: of, filled }: { act: Pick<RecordAct, 'type' | 'subject' | 'dataYear'>; filled: Filled }, header) =>
      send(
        of,
        { county: county.value?.unitId ?? '', dataYear: of.dataYear ?? dataYear.value, standardId: standardId() },
        { ...filled, values: withPassed(filled.values, t('indicators.record.passed')) },
        header,
      ),
  );
  const ask = (one: RecordAct): void => {
    act.reset();
    asking.value = one;
  };
  const sendIt = async (filled: Filled): Promise<void> => {
    if (!asking.value) return;
    const { type, subject, dataYear: year } = asking.value;
    const done = await act.mutateAsync({ act: { type, subject, dataYear: year }, filled }).catch(() => null);
    if (done) asking.value = null;
  };
  const close = (): void => {
    asking.value = null;
  };
  return { asking, ask, sendIt, close, unitId: computed(() => county.value?.unitId ?? ''), act };
};

export type Recording = ReturnType<typeof useRecord>;
