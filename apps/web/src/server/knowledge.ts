import { readonly, ref, type Ref } from 'vue';

const header = 'X-Known-Until';
const until = ref<string | null>(null);

/** The instant up to which the last answer knew the log; null while the server hears of everything. */
export const knownUntil: Readonly<Ref<string | null>> = readonly(until);

/** Reads off an answer how old its knowledge is; one that is no success says nothing of it. */
export const noticeKnowledge = (
  { method }: Pick<Request, 'method'>,
  { ok, headers }: Pick<Response, 'ok' | 'headers'>,
): void => {
  if (method === 'GET' && ok) until.value = headers.get(header);
};
