/** How the edge shows a refusal: 409 conflict (the default), 403, 404, 412 or 422. */
export type RefusalKind = 'conflict' | 'forbidden' | 'not-found' | 'precondition' | 'invalid';

/**
 * A rule said no. `code` is part of the API (`rectification.own-work`); `details` hold the datum that explains it.
 * The Chinese sentence for each code stands in the slice's `refusals.ts`.
 */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    readonly kind: RefusalKind = 'conflict',
  ) {
    super(code);
    this.name = 'Refusal';
  }
}

/**
 * The sentences of a slice's refusals. `{name}` in a sentence is filled from `details`.
 * A spec checks that every code thrown has a sentence.
 */
export type RefusalSentences = Readonly<Record<string, string>>;
