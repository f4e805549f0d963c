import type { Recorded } from '@app/domain/kernel';

/** A field that an event set, and what the stream said of it before; `before` is absent when nothing did. */
export type FieldChange = Readonly<{ field: string; before?: unknown; after: unknown }>;

/** What an event changed, read from its own stream. */
export type Change = Readonly<{ event: Recorded; reason: string | null; changes: readonly FieldChange[] }>;

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `figures.students` → '412': the leaves of an event's data. */
const leaves = (data: unknown, path = ''): readonly (readonly [string, unknown])[] =>
  isPlain(data) && Object.keys(data).length > 0
    ? Object.entries(data).flatMap(([key, value]) => leaves(value, path ? `${path}.${key}` : key))
    : [[path, data]];

/** Compares one event with what its stream had said before. Answers undefined when the stream has no such revision. */
export const changeAt = (stream: readonly Recorded[], revision: number): Change | undefined => {
  const event = stream.find((one) => one.revision === revision);
  if (!event) return undefined;
  const before = new Map<string, unknown>();
  for (const earlier of stream) {
    if (earlier.revision >= revision) break;
    for (const [field, value] of leaves(earlier.data)) before.set(field, value);
  }
  const { reason } = event.data as { reason?: unknown };
  return {
    event,
    reason: typeof reason === 'string' ? reason : null,
    changes: leaves(event.data)
      .filter(([field, after]) => !before.has(field) || JSON.stringify(before.get(field)) !== JSON.stringify(after))
      .map(([field, after]) => (before.has(field) ? { field, before: before.get(field), after } : { field, after })),
  };
};
