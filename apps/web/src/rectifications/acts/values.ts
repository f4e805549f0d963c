import type { Schemas } from '@app/api-client';
import { cited, type KeptFile } from '@web/server/evidence';
import { isBlankLimit, limitBody } from '@web/deadlines/limit';
import type { Issue } from '../states';
import type { Field } from './forms';

export type PlanStep = Schemas['PlanStepDto'];
/** What a field holds while it is filled in. */
export type FieldValue = string | boolean | null | readonly string[] | readonly KeptFile[] | readonly PlanStep[];
export type Values = Readonly<Record<string, FieldValue>>;

const lists: ReadonlySet<Field['kind']> = new Set<Field['kind']>(['units', 'evidence', 'steps', 'stages']);

/** What a form starts with for an issue. */
export const startOf = (fields: readonly Field[], issue: Issue, today: string): Values =>
  Object.fromEntries(
    fields.map(({ name, kind, start }): [string, FieldValue] => [
      name,
      kind === 'steps' || kind === 'stages'
        ? [{ text: '', dueDate: '' }]
        : lists.has(kind)
          ? []
          : (start?.(issue, today) ?? null),
    ]),
  );

const isBlank = (kind: Field['kind'], value: FieldValue | undefined): boolean => {
  if (value === null || value === undefined) return true;
  if (kind === 'steps' || kind === 'stages')
    return (
      (value as readonly PlanStep[]).length === 0 ||
      (value as readonly PlanStep[]).some(({ text, dueDate }) => text.trim() === '' || dueDate === '')
    );
  if (kind === 'limit') return isBlankLimit(value as string);
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'string' && value.trim() === '';
};

/** Names of the fields that still have to be filled in. */
export const missingIn = (fields: readonly Field[], values: Values): readonly string[] =>
  fields.filter(({ name, kind, optional }) => !optional && isBlank(kind, values[name])).map(({ name }) => name);

const sent = (kind: Field['kind'], value: FieldValue): unknown => {
  if (kind === 'percent') return Number(value);
  if (kind === 'stages')
    return (value as readonly PlanStep[]).map(({ text, dueDate }) => ({ goal: text.trim(), reviewOn: dueDate }));
  if (kind === 'decision') return value === true ? 'approved' : 'declined';
  if (kind === 'evidence') return cited(value as readonly KeptFile[]);
  return typeof value === 'string' ? value.trim() : value;
};

/** The minute that was chosen on the bureau's clock (`2025-03-18T10:42`), as an instant. */
export const instantOf = (local: string): string => new Date(`${local}:00+08:00`).toISOString();

/** The body that is sent: what was left blank is not named, but lists always are. `doneAt`: a minute in the past. */
export const bodyOf = (fields: readonly Field[], values: Values, doneAt = ''): Readonly<Record<string, unknown>> => ({
  ...Object.fromEntries(
    fields
      .filter(({ name, kind }) => lists.has(kind) || !isBlank(kind, values[name]))
      .flatMap(({ name, kind }) =>
        kind === 'limit'
          ? Object.entries(limitBody(values[name] as string, name))
          : [[name, sent(kind, values[name] ?? [])]],
      ),
  ),
  ...(doneAt !== '' && { occurredAt: instantOf(doneAt) }),
});
