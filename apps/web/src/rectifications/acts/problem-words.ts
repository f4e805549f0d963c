import { computed, reactive, type ComputedRef } from 'vue';
import type { Severity } from '../states';

/** What is said of a problem, of one unit's or of many, as it is typed. Empty texts: not chosen. */
export type ProblemWords = {
  problem: string;
  clause: string;
  severity: Severity;
  indicator: string;
  suggestedDueDate: string;
};

/** The resource indicators that a problem may be about. */
export const indicators: readonly string[] = ['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7'];

/** The words of a form, the names of those that must be there and are not, and what is sent of them. */
export const useProblemWords = (): Readonly<{
  words: ProblemWords;
  missing: ComputedRef<readonly string[]>;
  sent: () => Readonly<
    Pick<ProblemWords, 'problem' | 'clause' | 'severity'> &
      Partial<Pick<ProblemWords, 'indicator' | 'suggestedDueDate'>>
  >;
}> => {
  const words = reactive<ProblemWords>({
    problem: '',
    clause: '',
    severity: 'ordinary',
    indicator: '',
    suggestedDueDate: '',
  });
  const missing = computed(() => (['problem', 'clause'] as const).filter((name) => words[name].trim() === ''));
  const sent = () => ({
    problem: words.problem.trim(),
    clause: words.clause.trim(),
    severity: words.severity,
    ...(words.indicator !== '' && { indicator: words.indicator }),
    ...(words.suggestedDueDate !== '' && { suggestedDueDate: words.suggestedDueDate }),
  });
  return { words, missing, sent };
};
