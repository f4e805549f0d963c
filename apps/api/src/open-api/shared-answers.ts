import { refusalSentences } from '@app/domain/catalogue';
import { documentOf, edgeSentences, Problem } from '@app/platform/http';
import type { Components } from './parts.js';

/** What is said for each code that an answer may have. */
export const sentences: Readonly<Record<string, string>> = { ...edgeSentences, ...refusalSentences };

const listed = (codes: readonly string[]) => codes.map((code) => `- \`${code}\` ${sentences[code]}`).join('\n');

const titleOf = (status: number) => documentOf(new Problem(status, ''), {}).title;

const response = (status: number, codes: readonly string[]) => ({
  description: `${titleOf(status)}。可能的 code：\n\n${listed(codes)}`,
  content: {
    'application/problem+json': {
      schema: { $ref: '#/components/schemas/ProblemDto' },
      example: documentOf(new Problem(status, codes[0]!), sentences),
    },
  },
  ...((status === 429 || status === 503) && {
    headers: { 'Retry-After': { description: '几秒后可以再试', schema: { type: 'integer' as const } } },
  }),
});

/** Answers to which routes refer: the same status with the same codes is one. */
export class SharedAnswers {
  /** By name, as the document holds them. */
  readonly responses: NonNullable<Components['responses']> = {};
  private readonly names = new Map<string, string>();

  /** Name of the answer of `status` with `codes`; a new one is called by `owner`, its slice or the edge. */
  nameOf(status: number, codes: readonly string[], owner: string): string {
    const known = `${status} ${codes.join(' ')}`;
    const name = this.names.get(known) ?? this.unused(`${owner}${status}`);
    this.names.set(known, name);
    this.responses[name] ??= response(status, codes);
    return name;
  }

  private unused(name: string): string {
    let free = name;
    for (let n = 2; Object.hasOwn(this.responses, free); n++) free = `${name}_${n}`;
    return free;
  }
}
