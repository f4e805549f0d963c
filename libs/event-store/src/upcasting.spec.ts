import { describe, expect, it } from '@jest/globals';
import type { EventCatalogue } from '@app/domain/kernel';
import { UnknownEvent } from './event-store.js';
import { EventTypes } from './upcasting.js';

const notes: EventCatalogue = {
  category: 'note',
  versions: { NoteTaken: 3, NoteStruck: 1 },
  upcasts: {
    'NoteTaken@1': ({ text }: { text: string }) => ({ lines: [text] }),
    'NoteTaken@2': ({ lines }: { lines: string[] }) => ({ lines, length: lines.length }),
  },
};

describe('event types', () => {
  const types = new EventTypes([notes]);

  it('names and numbers what is stored', () => {
    expect(types.toWire('NoteTaken')).toEqual({ type: 'note.note-taken', version: 3 });
    expect(() => types.toWire('NoteSung')).toThrow('NoteSung');
  });

  it('brings every older shape up, step by step, and leaves today’s alone', () => {
    const today = { type: 'NoteTaken', data: { lines: ['a'], length: 1 } };
    expect(types.fromWire('note.note-taken', 1, { text: 'a' })).toEqual(today);
    expect(types.fromWire('note.note-taken', 2, { lines: ['a'] })).toEqual(today);
    expect(types.fromWire('note.note-taken', 3, today.data)).toEqual(today);
  });

  it.each([
    ['note.note-taken', 4],
    ['note.note-taken', 0],
    ['note.note-sung', 1],
    ['NoteTaken', 1],
  ])('does not know %s version %i', (wire, version) => {
    expect(() => types.fromWire(wire, version, {})).toThrow(UnknownEvent);
  });

  it.each<[string, EventCatalogue[]]>([
    ['a type of two categories', [notes, { category: 'song', versions: { NoteTaken: 1 } }]],
    ['two types of one wire name', [notes, { category: 'note', versions: { noteTaken: 1 } }]],
    ['a missing step', [{ category: 'note', versions: { NoteTaken: 2 } }]],
    ['a step from today', [{ category: 'note', versions: { NoteTaken: 1 }, upcasts: { 'NoteTaken@1': () => ({}) } }]],
    ['a step of nothing', [{ category: 'note', versions: {}, upcasts: { 'NoteTaken@1': () => ({}) } }]],
    ['a version that is no count', [{ category: 'note', versions: { NoteTaken: 0 } }]],
  ])('are not built with %s', (_, catalogues) => {
    expect(() => new EventTypes(catalogues)).toThrow(/Note|note/);
  });
});
