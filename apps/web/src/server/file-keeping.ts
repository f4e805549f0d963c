import { upload } from '@app/api-client';
import { ref, type Ref } from 'vue';
import { client } from './client';
import type { KeptFile } from './evidence';
import { answered, Refused } from './refused';

/**
 * Sends files that prove something, one after another, each told to `onKept` as soon as the server keeps it.
 * `sending` is the name of the one under way, empty otherwise. The first that is refused ends it; what was kept stays.
 * `unitId` null: there is no unit to keep them for, and nothing is sent.
 */
export const useFileKeeping = (
  unitId: () => string | null,
  onKept: (file: KeptFile) => void,
): Readonly<{
  sending: Ref<string>;
  problem: Ref<Refused | null>;
  take: (chosen: Iterable<File> | null) => Promise<void>;
}> => {
  const sending = ref('');
  const problem = ref(null) as Ref<Refused | null>;
  const take = async (chosen: Iterable<File> | null): Promise<void> => {
    const unit = unitId();
    problem.value = null;
    if (unit === null) return;
    try {
      for (const file of chosen ?? []) {
        sending.value = file.name;
        const params = { query: { unitId: unit } };
        onKept(await answered(client.POST('/api/attachments', { params, ...upload(file, file.name) })));
      }
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      problem.value = error;
    } finally {
      sending.value = '';
    }
  };
  return { sending, problem, take };
};
