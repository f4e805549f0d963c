import { ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { rememberRules } from './kept-rules.js';
import { Problem } from './problem.js';
import { fieldErrors } from './validation-messages.js';

/** Queries of one form that are kept, and the characters of the longest one that is. */
const [most, longest] = [500, 400];

/** Nobody may change what others are given too. */
const frozen = <Value>(value: Value): Value => {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
};

/**
 * A query is a few short texts, asked again and again: what was found in order once is kept, by its form and its texts,
 * and handed out frozen. Bodies are checked each time.
 */
class CheckedOnce extends ValidationPipe {
  private readonly queries = new WeakMap<object, Map<string, unknown>>();

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type !== 'query' || !metadata.metatype) return super.transform(value, metadata);
    const text = JSON.stringify(value);
    const kept = this.keptOf(metadata.metatype);
    if (kept.has(text)) return kept.get(text);
    const checked: unknown = frozen(await super.transform(value, metadata));
    if (kept.size === most) kept.clear();
    if (text.length <= longest) kept.set(text, checked);
    return checked;
  }

  private keptOf(form: object): Map<string, unknown> {
    const known = this.queries.get(form);
    if (known) return known;
    const kept = new Map<string, unknown>();
    this.queries.set(form, kept);
    return kept;
  }
}

/**
 * Checks bodies and queries against their DTO: unknown fields are errors, values are never converted
 * (a DTO says `@Type(() => Number)` where a query parameter is a number).
 */
export const validationPipe = (): ValidationPipe => {
  rememberRules();
  return new CheckedOnce({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    // The messages are looked up in the target's declaration; the target itself is not sent.
    validationError: { target: true },
    exceptionFactory: (errors) => new Problem(400, 'request.invalid', {}, fieldErrors(errors)),
  });
};
