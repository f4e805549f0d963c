import type { Problem } from '@app/api-client';

/** An answer other than success, as the server words it. `status` 0: there was no answer at all. */
export class Refused extends Error {
  constructor(
    readonly problem: Pick<Problem, 'status' | 'detail' | 'code' | 'details' | 'errors'> & { incident?: string },
  ) {
    super(problem.code);
    this.name = 'Refused';
  }

  get status(): number {
    return this.problem.status;
  }
}

/** Code of "no answer": the network is away or the server is. */
export const noAnswer = 'web.no-answer';

/** What a call of the client has answered. @throws Refused */
export const answered = async <T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> => {
  const { data, error, response } = await call.catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new Refused({ status: 0, code: noAnswer as Problem['code'], detail: '' });
  });
  if (response.ok) return data as T;
  const problem = error as Partial<Problem> | undefined;
  throw new Refused({
    status: response.status,
    code: problem?.code ?? (noAnswer as Problem['code']),
    detail: problem?.detail ?? '',
    ...problem,
  });
};
