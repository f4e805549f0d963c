import { Refusal } from '@app/domain/kernel';

/** A template that is not taken. */
export const refused = (code: string, details: Readonly<Record<string, unknown>> = {}): Refusal =>
  new Refusal(`template.${code}`, details, 'invalid');
