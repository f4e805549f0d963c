import type { Schemas } from '@app/api-client';
import type { UseMutationReturnType } from '@tanstack/vue-query';
import { useAct } from '@web/server/act';
import { client } from '@web/server/client';
import type { Refused } from '@web/server/refused';
import { formOf, type ActName, type ActPath } from './forms';

/** One act on one issue. `revision`: what the person saw; null: whatever it is by now. */
export type Asking = Readonly<{
  id: string;
  act: ActName;
  revision: number | null;
  body: Readonly<Record<string, unknown>>;
}>;

type Outcome = Schemas['OutcomeDto'];
type Post = (path: ActPath, init: object) => Promise<{ data?: Outcome; error?: unknown; response: Response }>;

/** Sends an act. The table of forms has checked the path and the names of its fields. */
export const sendAct = (
  { id, act, revision, body }: Asking,
  header: Readonly<Record<string, string>>,
): ReturnType<Post> =>
  (client.POST as Post)(formOf(act).path, {
    params: { path: { id }, header: { ...header, ...(revision !== null && { 'If-Match': `"${revision}"` }) } },
    body,
  });

/** Acts on an issue; after success everything shown is read again. */
export const useIssueAct = (): UseMutationReturnType<Outcome, Refused, Asking, unknown> => useAct(sendAct);
