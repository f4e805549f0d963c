import type { Schemas } from '@app/api-client';

type Version = Pick<Schemas['SubmissionVersionDto'], 'entries' | 'figures'>;

/** One value of a version that is another than before. */
export type Changed = Readonly<{
  field: string;
  before: string | null;
  now: string | null;
  explanation: string | null;
}>;

/** What a version holds, by field; a version that was filed bare holds its totals. */
const valuesOf = ({
  entries,
  figures,
}: Version): ReadonlyMap<string, { value: string | null; explanation: string | null }> =>
  entries.length > 0
    ? new Map(entries.map(({ field, value, explanation }) => [field, { value, explanation }]))
    : new Map(Object.entries(figures).map(([field, value]) => [field, { value: value ?? null, explanation: null }]));

/** What a version changes: all that it holds when there is none before it, or when the one before was filed otherwise. */
export const changesOf = (version: Version, before: Version | null): readonly Changed[] => {
  const now = valuesOf(version);
  const comparable = before !== null && before.entries.length > 0 === version.entries.length > 0;
  const then = comparable ? valuesOf(before) : new Map<string, { value: string | null }>();
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((field) => {
    const was = then.get(field)?.value ?? null;
    const is = now.get(field)?.value ?? null;
    return was === is ? [] : [{ field, before: was, now: is, explanation: now.get(field)?.explanation ?? null }];
  });
};
