import type { CheckFacts, FieldValue } from '@app/domain/submissions';

export type Values = Readonly<Record<string, FieldValue>>;

/** A case: on a sound return, these values make the rule fire at these fields; with those others it is silent. */
export type Case = Readonly<{
  of?: 'section' | 'premises' | 'county';
  facts?: Partial<CheckFacts>;
  fires: Values;
  at: readonly string[];
  silent: Values;
  says: string;
}>;

export const last = (values: Values): Partial<CheckFacts> => ({ last: values });
