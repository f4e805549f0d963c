import { newKey, type Schemas } from '@app/api-client';
import { ref, type Ref } from 'vue';
import { client } from '@web/server/client';
import { useLive } from '@web/server/live';
import { queries } from '@web/server/queries';
import { answered, Refused } from '@web/server/refused';

/** Units that are put under another, one command each, in order; the first that is refused stops the rest. */
export type MoveIn = Readonly<{
  /** Answers the units that have not been moved. */
  move: (unitIds: readonly string[], to: Schemas['MoveUnitDto']) => Promise<readonly string[]>;
  /** How many have been moved so far. */
  done: Ref<number>;
  pending: Ref<boolean>;
  error: Ref<Refused | null>;
  /** The unit that was refused. */
  stoppedAt: Ref<string | null>;
}>;

/** Each unit has a key of its own for as long as the page stands, so that one whose answer was lost is moved once. */
export const useMoveIn = (): MoveIn => {
  const live = useLive();
  const done = ref(0);
  const pending = ref(false);
  const error = ref<Refused | null>(null);
  const stoppedAt = ref<string | null>(null);
  const keys = new Map<string, string>();
  const one = async (id: string, body: Schemas['MoveUnitDto']): Promise<void> => {
    const asked = JSON.stringify([id, body]);
    const key = keys.get(asked) ?? newKey();
    keys.set(asked, key);
    const params = { path: { id }, header: { 'Idempotency-Key': key } };
    const { sequence } = await answered(client.POST('/api/organizations/units/{id}/parent', { params, body }));
    if (sequence !== null) live.upTo(sequence);
    keys.delete(asked);
  };
  const move: MoveIn['move'] = async (unitIds, to) => {
    [done.value, pending.value, error.value, stoppedAt.value] = [0, true, null, null];
    try {
      for (const id of unitIds) {
        stoppedAt.value = id;
        await one(id, to);
        done.value += 1;
      }
      stoppedAt.value = null;
      return [];
    } catch (cause) {
      if (!(cause instanceof Refused)) throw cause;
      error.value = cause;
      return unitIds.slice(done.value);
    } finally {
      pending.value = false;
      await queries.invalidateQueries();
    }
  };
  return { move, done, pending, error, stoppedAt };
};
