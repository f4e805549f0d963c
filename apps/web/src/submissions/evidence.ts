import { ref, type Ref } from 'vue';
import { upload, type Schemas } from '@app/api-client';
import { client } from '@web/server/client';
import { answered, Refused } from '@web/server/refused';

/** A file that was kept, as a command takes it, with the name it was sent by. */
export type Kept = Readonly<Schemas['EvidenceDto'] & { name: string }>;

/** Sends files to prove something, one after another; each is kept before it is named. */
export const useEvidence = (
  unitId: () => string,
): Readonly<{
  files: Ref<Kept[]>;
  sending: Ref<boolean>;
  problem: Ref<Refused | null>;
  add: (chosen: FileList | null) => Promise<void>;
}> => {
  const files = ref<Kept[]>([]);
  const sending = ref(false);
  const problem = ref<Refused | null>(null) as Ref<Refused | null>;
  const add = async (chosen: FileList | null): Promise<void> => {
    sending.value = true;
    problem.value = null;
    try {
      for (const file of chosen ?? []) {
        const params = { query: { unitId: unitId() } };
        const { hash, mediaType, bytes } = await answered(
          client.POST('/api/attachments', { params, ...upload(file, file.name) }),
        );
        if (!files.value.some((one) => one.hash === hash))
          files.value.push({ hash, mediaType, bytes, name: file.name });
      }
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      problem.value = error;
    } finally {
      sending.value = false;
    }
  };
  return { files, sending, problem, add };
};
