import type { FiledReturn } from './filed-return.js';
import type { Finding, ReturnRule } from './rules.js';

/** `{label}不能为负数` with its words. */
const filled = (sentence: string, details: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{(\w+)\}/g, (_whole, name: string) => details[name] ?? '');

/** What the given rules say, in their order, explained or not. */
export const findingsOf = (rules: readonly ReturnRule[], filed: FiledReturn): readonly Finding[] => {
  const findings: Finding[] = [];
  for (const { code, strength, sentence, source, find } of rules)
    for (const hit of find(filed)) {
      const message = filled(sentence, hit.details);
      findings.push({ rule: code, strength, field: hit.field, with: hit.with, message, source });
    }
  return findings;
};
