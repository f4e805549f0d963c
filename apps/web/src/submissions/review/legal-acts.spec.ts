import { expect, it } from '@jest/globals';
import { actsOf, hindranceOf } from './legal-acts';

const act = (name: string, code?: string) => ({
  act: name,
  needs: [],
  blockedBy: code === undefined ? null : { code, detail: `因为 ${code}`, details: {} },
});

it('offers what the server lets the reader do, and nothing that it does not name', () => {
  const acts = [act('ReviewItems'), act('AcceptFigures', 'submission.own-work'), act('LiftLock'), act('Unheard')];
  expect([...actsOf({ acts })]).toEqual(['say', 'unlock']);
});

it('accepting the whole is offered while fields are open: the rest is said yes to first', () => {
  expect(actsOf({ acts: [act('AcceptFigures', 'submission.items-open')] }).has('accept')).toBe(true);
});

it('says in the server’s words why nothing can be decided', () => {
  const acts = [act('AcceptFigures', 'submission.not-confirmed'), act('AcceptCorrection', 'submission.no-correction')];
  expect(hindranceOf({ acts, status: 'submitted' })).toBe('因为 submission.not-confirmed');
  expect(hindranceOf({ acts, status: 'accepted' })).toBeNull();
  expect(hindranceOf({ acts: [], status: 'submitted' })).toBeNull();
});
