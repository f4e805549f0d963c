import { newKey } from '@app/api-client';
import { useMutation, type UseMutationReturnType } from '@tanstack/vue-query';
import { useLive } from './live';
import { queries } from './queries';
import { answered, type Refused } from './refused';

type Call<T> = Promise<{ data?: T; error?: unknown; response: Response }>;

/**
 * An act: a call of the client that changes something. After success everything shown is read again. The same input asked
 * again after a lost answer brings the same key, so it is done once.
 * `const { mutateAsync, isPending, error } = useAct((body: Body, headers) => client.POST(path, { params: { header: headers, … }, body }))`
 */
export const useAct = <Input, Output>(
  run: (input: Input, header: { 'Idempotency-Key': string }) => Call<Output>,
): UseMutationReturnType<Output, Refused, Input, unknown> => {
  const live = useLive();
  let last: { input: string; key: string } | null = null;
  return useMutation<Output, Refused, Input>({
    mutationFn: (input) => {
      const text = JSON.stringify(input) ?? '';
      last = last?.input === text ? last : { input: text, key: newKey() };
      return answered(run(input, { 'Idempotency-Key': last.key }));
    },
    onSuccess: async (outcome) => {
      last = null;
      const { sequence } = (outcome ?? {}) as { sequence?: unknown };
      if (typeof sequence === 'number') live.upTo(sequence);
      await queries.invalidateQueries();
    },
  });
};
