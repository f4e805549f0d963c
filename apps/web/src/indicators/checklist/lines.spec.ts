import { expect, it } from '@jest/globals';
import type { Schemas } from '@app/api-client';
import { checklistOf, figuresIn, recognitionOf, type Entry } from './lines';

const item = { clause: '', kind: 'judged', claimed: null, contradicted: false, figuresOf: null } as const;
const standing = {
  items: [
    { ...item, id: 'B7', group: 'government', name: '公用经费', verdict: 'notMet', reasons: ['6904.76，应不低于8000'] },
    { ...item, id: 'C1', group: 'quality', name: '巩固率', verdict: 'pending', reasons: [] },
  ],
  recognition: '91.2',
  vetoes: [
    { id: 'V1', name: '考试招生', clause: '', raised: null },
    { id: 'V2', name: '违规择校', clause: '', raised: true },
    { id: 'V3', name: '重点班', clause: '', raised: false },
  ],
  blockers: [{ kind: 'notMet', part: 'veto', sentence: '' }],
} as unknown as Schemas['StandingDto'];
const entry = (kind: Entry['kind'], subject: string, content: Record<string, unknown>): Entry => ({
  kind,
  subject,
  content,
  by: 'a',
  byName: null,
  effectiveFrom: '2024-12-27',
  sequence: 9,
  recordedAt: '2024-12-27T01:00:00Z',
});
const b7 = entry('item', 'B7', { judgement: 'met', figures: { funds: '870000' }, note: '按标准拨付', evidence: [] });

it('stands each part by itself, with what the record says of each line', () => {
  const groups = checklistOf(standing, [b7, entry('veto', 'V2', { finding: '查实两例' })], recognitionOf(standing));
  expect(groups.map(({ key, lines }) => [key, lines.map(({ id, verdict, says }) => [id, verdict, ...says])])).toEqual([
    ['government', [['B7', 'notMet', '6904.76，应不低于8000', '按标准拨付']]],
    ['quality', [['C1', 'pending']]],
    ['recognition', [['', 'met']]],
    [
      'veto',
      [
        ['V1', 'pending'],
        ['V2', 'notMet', '查实两例'],
        ['V3', 'met'],
      ],
    ],
  ]);
  expect(figuresIn(b7)).toEqual({ funds: '870000' });
});

it('asks for no survey where the standard has none', () => {
  const none = { ...standing, recognition: null, blockers: [] };
  expect(checklistOf(none, [], 'met').map(({ key }) => key)).not.toContain('recognition');
  const missing = { ...none, blockers: [{ kind: 'pending' as const, part: 'recognition' as const, sentence: '' }] };
  expect(recognitionOf(missing)).toBe('pending');
});
