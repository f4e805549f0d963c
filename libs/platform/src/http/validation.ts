import type { ValidationError, ValidatorOptions } from 'class-validator';
import { ValidationPipe, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { rememberRules } from './kept-rules.js';
import { Problem } from './problem.js';
import { isSurelyRight, listsInLists } from './sure-forms.js';
import { fieldErrors } from './validation-messages.js';

/** Queries of one form that are kept, and the characters of the longest one that is. */
const [most, longest] = [500, 400];

/** Nobody may change what others are given too. */
const frozen = <Value>(value: Value): Value => {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
};

/** What no rule says anything of: who asks, as the guard left it, and a plain text of the path. */
const isFree = (value: unknown, { type, metatype }: ArgumentMetadata): boolean =>
  type === 'custom' || (type === 'param' && metatype === String && typeof value === 'string');

/**
 * A query is a few short texts, asked again and again: what was found in order once is kept, by its form and its texts,
 * and handed out frozen. Bodies are checked each time.
 */
class CheckedOnce implements PipeTransform {
  private readonly queries = new WeakMap<object, Map<string, unknown>>();

  constructor(private readonly rules: ValidationPipe) {}

  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    if (isFree(value, metadata)) return value;
    if (metadata.type !== 'query' || !metadata.metatype) return this.rules.transform(value, metadata);
    const text = JSON.stringify(value);
    const kept = this.keptOf(metadata.metatype);
    return kept.has(text) ? kept.get(text) : this.checked(value, metadata, text, kept);
  }

  private async checked(value: unknown, metadata: ArgumentMetadata, text: string, kept: Map<string, unknown>) {
    const checked: unknown = frozen(await this.rules.transform(value, metadata));
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

/** class-validator's rules; it is asked itself where something may be wrong. */
class Rules extends ValidationPipe {
  protected override validate(
    form: object,
    options?: ValidatorOptions,
  ): Promise<ValidationError[]> | ValidationError[] {
    return isSurelyRight(form) ? [] : this.found(form, options);
  }

  private async found(form: object, options?: ValidatorOptions): Promise<ValidationError[]> {
    const faults = await super.validate(form, options);
    return faults.length > 0 ? faults : listsInLists(form);
  }
}

/**
 * Checks bodies and queries against their DTO: unknown fields are errors, values are never converted
 * (a DTO says `@Type(() => Number)` where a query parameter is a number).
 */
export const validationPipe = (): PipeTransform => {
  rememberRules();
  const rules = new Rules({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    // The messages are looked up in the target's declaration; the target itself is not sent.
    validationError: { target: true },
    exceptionFactory: (errors) => new Problem(400, 'request.invalid', {}, fieldErrors(errors)),
  });
  return new CheckedOnce(rules);
};
