import { nextTick, ref, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useAct } from '@web/server/act';
import { queries } from '@web/server/queries';
import type { Decision, Said } from './decide-dialog.vue';
import type { Review } from './legal-acts';
import { doStep, isConflict, type Step } from './review-steps';
import { movedSince, stillSaid, toSay, yesToTheRest, type Moved, type Words } from './words';

type Conflict = Readonly<{ moved: readonly Moved[]; looked: number }>;

/** What a decision does, in its order: unsaved words go first. */
const stepsOf = (decision: Decision, said: Said, review: Review, words: Words): readonly Step[] => {
  const { version } = review;
  const spoken = toSay(words);
  const say = (items: Step & { act: 'say' }): Step[] => (items.items.length > 0 ? [items] : []);
  switch (decision) {
    case 'accept':
      return [
        ...say({ act: 'say', version, items: [...spoken, ...yesToTheRest(review.items, words)] }),
        { act: 'accept', version },
      ];
    case 'sendBack': {
      const reasons = said.reason === '' ? [] : [{ figure: said.figure, reason: said.reason }];
      return [...say({ act: 'say', version, items: spoken }), { act: 'sendBack', version, reasons }];
    }
    case 'acceptCorrection':
      return [{ act: 'acceptCorrection', version }];
    case 'refuseCorrection':
      return [{ act: 'refuseCorrection', version, reason: said.reason }];
    case 'unlock':
      return [{ act: 'unlock', reason: said.reason, until: said.until }];
    case 'verify':
      return [{ act: 'verify', version: review.acceptedVersion ?? version, note: said.reason || null }];
  }
};

/**
 * The reviewer's words and acts. Each act rests on what was looked at; when that has changed, everything is read again, the
 * differences are told, and the words that still hold are kept.
 */
export const useReviewing = (review: () => Review) => {
  const { t } = useI18n();
  const words = ref<Words>({}) as Ref<Words>;
  const conflict = ref<Conflict | null>(null) as Ref<Conflict | null>;
  const told = ref('');
  const act = useAct(doStep);

  const run = async (steps: readonly Step[]): Promise<'done' | 'refused' | 'conflict'> => {
    const looked = review();
    conflict.value = null;
    told.value = '';
    try {
      for (const step of steps) {
        await act.mutateAsync({ step, at: review() });
        if (step.act === 'say') words.value = {};
        // What was read again has to arrive before the next step rests on it.
        await nextTick();
      }
      return 'done';
    } catch {
      if (!isConflict(act.error.value)) return 'refused';
      await queries.invalidateQueries();
      await nextTick();
      const moved = movedSince(looked, review());
      words.value = stillSaid(words.value, moved);
      conflict.value = { moved, looked: looked.version };
      return 'conflict';
    }
  };
  const say = async (): Promise<void> => {
    const items = toSay(words.value);
    if (items.length === 0) return;
    const count = items.length;
    if ((await run([{ act: 'say', version: review().version, items }])) === 'done')
      told.value = t('reviews.say.saved', { count });
  };
  const decide = async (decision: Decision, said: Said): Promise<'done' | 'refused' | 'conflict'> => {
    const { version } = review();
    const outcome = await run(stepsOf(decision, said, review(), words.value));
    if (outcome === 'done') told.value = t(`reviews.decide.${decision}.done`, { version });
    return outcome;
  };
  const hold = async (step: 'claim' | 'release'): Promise<void> => {
    await run([{ act: step }]);
  };
  return { words, conflict, told, act, say, decide, hold };
};
