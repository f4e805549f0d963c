import type { EventCatalogue, Facts } from '@app/domain/kernel';
import { EventTypes, type NewEvent } from '@app/event-store';

/** Events of no slice, for specs of stores and of what reads them. */
export type NoteEvent = Facts<{ NoteTaken: { text: string; number: number }; NoteStruck: Record<string, never> }>;

export const noteEvents: EventCatalogue<NoteEvent> = {
  category: 'note',
  versions: { NoteTaken: 2, NoteStruck: 1 },
  upcasts: { 'NoteTaken@1': ({ text }: { text: string }) => ({ text, number: 0 }) },
};

export const noteTypes = new EventTypes([noteEvents]);

/** The moment of every spec that does not care when. */
export const moment = '2025-03-03T01:00:00.000Z';

let made = 0;

/** A new event, as the executor would build it; every call makes another id. */
export const note = (number = 0, changes: Partial<NewEvent> = {}): NewEvent => ({
  id: `00000000-0000-5000-8000-${String(++made).padStart(12, '0')}`,
  type: 'note.note-taken',
  schemaVersion: 2,
  data: { text: '音乐教室面积不足', number },
  commandId: '11111111-1111-5111-8111-111111111111',
  requestDigest: 'd'.repeat(64),
  correlationId: '22222222-2222-4222-8222-222222222222',
  causationId: null,
  actor: { id: 'account-1', role: 'inspector', unit: 'county-1' },
  tenant: 'main',
  occurredAt: '2025-03-02T02:00:00.000Z',
  effectiveAt: '2025-03-02',
  ...changes,
});

/** That many new events, numbered from `first`. */
export const notes = (count: number, first = 0): NewEvent[] =>
  Array.from({ length: count }, (_, index) => note(first + index));
