import type { DeliveryStatus, NewEntry, OutboxEntry, Settlement } from '../outbox.js';

export type Fields = Readonly<Record<string, string>>;

/** An entry as Redis keeps it: texts alone, and nothing where there is null. */
export const texts = (entry: NewEntry | (OutboxEntry & Readonly<{ heldUntil: string | null }>)): Fields =>
  Object.fromEntries(
    Object.entries(entry).flatMap(([field, value]) => (value === null ? [] : [[field, String(value)]])),
  );

/** Names and values, one after the other, as scripts answer them. */
export const flat = (found: readonly string[]): Fields =>
  Object.fromEntries(Array.from({ length: found.length / 2 }, (_, n) => [found[2 * n]!, found[2 * n + 1]!]));

export const entryOf = (fields: Fields): OutboxEntry => {
  const text = (name: keyof OutboxEntry): string | null => fields[name] ?? null;
  return {
    id: fields['id']!,
    noticeId: fields['noticeId']!,
    kind: fields['kind']!,
    subjectId: text('subjectId'),
    sequence: Number(fields['sequence']),
    recipient: fields['recipient']!,
    countyId: fields['countyId']!,
    channel: fields['channel']!,
    bundle: fields['bundle']!,
    status: fields['status'] as DeliveryStatus,
    notBefore: fields['notBefore']!,
    attempts: Number(fields['attempts']),
    messageId: text('messageId'),
    receipt: text('receipt'),
    reason: text('reason'),
    madeAt: fields['madeAt']!,
    doneAt: text('doneAt'),
  };
};

/** What the script is told of a settlement; `at`: from when again, or when it was done. Absent: null. */
export const settlementOf = (settlement: Settlement) => {
  const optional = (name: 'messageId' | 'reason' | 'receipt', value: string | null) =>
    value === null ? {} : { [name]: value };
  if (settlement.status === 'retry') {
    const { notBefore, messageId, reason, counts } = settlement;
    const told = { ...optional('messageId', messageId), ...optional('reason', reason) };
    return { status: 'retry', at: notBefore, attempts: counts ? 1 : 0, ...told };
  }
  const { status, at, messageId } = settlement;
  const told = status === 'sent' ? optional('receipt', settlement.receipt) : optional('reason', settlement.reason);
  return { status, at, attempts: status === 'dropped' ? 0 : 1, ...optional('messageId', messageId), ...told };
};
