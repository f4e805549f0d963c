import { describe, expect, it } from '@jest/globals';
import { Refusal, tried, type Context } from '@app/domain/kernel';
import {
  acceptedReturn,
  cast,
  confirmedReturn,
  liftedLock,
  returnId,
  returnedReturn,
  reviewedItems,
  submittedReturn,
  withdrawnReturn,
  yes,
} from '@test/returns';
import { entriesOf, soundSection, typed } from '@test/sound-returns';
import { savedDraft } from './campaign/draft.js';
import type { FilingUnitToday, SubmissionCommand } from './commands.js';
import type { SubmissionEvent } from './events.js';
import { filingActNames, filingActs, type FilingActName } from './filing-acts.js';
import { submission } from './submission.js';

const sound = entriesOf(soundSection);
const another = { ...sound, books: typed('15001') };
const filed = submittedReturn(1, sound);
const accepted = [filed, confirmedReturn(1), reviewedItems(1, Object.keys(sound).map(yes)), acceptedReturn(1)];
const facts = { value: { last: null, medians: {}, stage: 'junior' as const }, sequence: 9 };
const form = { id: 'section', version: 1 } as const;
const evidence = [{ hash: 'a'.repeat(64), mediaType: 'application/pdf', bytes: 1 }];
const correct: SubmissionCommand = {
  type: 'CorrectReturn',
  form,
  entries: another,
  confirmed: [],
  facts,
  reason: '漏报',
  evidence,
};
const stateOf = (past: readonly SubmissionEvent[]) => past.reduce(submission.evolve, submission.initial);
const correcting = [...accepted, ...submission.decide(correct, stateOf(accepted), cast.reporter)];

/** Every state that a return can be in, by what happened to it. */
const pasts: Readonly<Record<string, readonly SubmissionEvent[]>> = {
  none: [],
  submitted: [filed],
  bare: [submittedReturn(1, {}, { form: null, check: null })],
  confirmed: [filed, confirmedReturn(1)],
  returned: [filed, confirmedReturn(1), returnedReturn(1, [{ figure: null, reason: '请核对' }])],
  withdrawn: [filed, withdrawnReturn(1)],
  accepted,
  lifted: [...accepted, liftedLock(1, '2025-03-10')],
  lapsed: [...accepted, liftedLock(1, '2025-03-02')],
  filedAgain: [...accepted, liftedLock(1, '2025-03-10'), submittedReturn(2, another)],
  correcting,
};
const units: Readonly<Record<string, FilingUnitToday>> = {
  section: { kind: 'section', sharesBuildings: false },
  ended: { kind: 'section', sharesBuildings: false, endedFrom: '2025-01-01' },
};
const people: Readonly<Record<string, Context>> = {
  reporter: cast.reporter,
  principal: cast.principal,
  director: cast.director,
  early: { ...cast.reporter, at: '2024-08-20T01:00:00.000Z' },
};

/** What the command itself comes to: events, or the code of the refusal. */
const oracle = (name: FilingActName, past: readonly SubmissionEvent[], unit: FilingUnitToday, who: Context) => {
  const state = stateOf(past);
  const commands: Readonly<Record<Exclude<FilingActName, 'SaveDraft'>, SubmissionCommand>> = {
    SubmitReturn: {
      type: 'SubmitReturn',
      ...returnId,
      unit: { value: unit, sequence: 3 },
      form,
      entries: { ...sound, books: typed('15002') },
      confirmed: [],
      facts,
      note: null,
    },
    WithdrawSubmission: { type: 'WithdrawSubmission', reason: '重报' },
    ConfirmReturn: { type: 'ConfirmReturn', version: 'version' in state ? state.version : 1 },
    CorrectReturn: { ...correct, entries: { ...sound, books: typed('15002') } },
  };
  try {
    if (name === 'SaveDraft') {
      const change = { revision: 0, entries: { books: { value: '9', explanation: null } } };
      const own = { id: form.id, endedFrom: unit.endedFrom ?? null, asked: new Set(['books']), base: {} };
      return savedDraft(null, change, own, who) === null ? 'nothing' : null;
    }
    return submission.decide(commands[name], state, who).length === 0 ? 'nothing' : null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};
const shown = (name: FilingActName, past: readonly SubmissionEvent[], unit: FilingUnitToday, who: Context) =>
  tried(name, filingActs[name], stateOf(past), who, { ...returnId, unit: { value: unit, sequence: 3 } });

const table = Object.keys(pasts).flatMap((past) =>
  Object.keys(units).flatMap((unit) => Object.keys(people).map((who) => [past, unit, who] as const)),
);

describe('what can be done with a return', () => {
  it.each(table)('%s, %s, %s: is exactly what the command itself would be let do', (pastName, unitName, whoName) => {
    const [past, unit, who] = [pasts[pastName]!, units[unitName]!, people[whoName]!];
    for (const name of filingActNames) {
      const act = shown(name, past, unit, who);
      const refused = oracle(name, past, unit, who);
      expect([name, act !== null && act.blockedBy === null]).toEqual([name, refused === null]);
      // What is named as standing in the way is what the command would be refused for.
      expect([name, act?.blockedBy?.code ?? refused]).toEqual([name, refused]);
    }
  });

  it('is nothing where the unit files no return, or of no year', () => {
    const school = { kind: 'other', sharesBuildings: false } as const;
    for (const name of ['SaveDraft', 'SubmitReturn'] as const) {
      expect(shown(name, [], school, cast.reporter)).toBeNull();
      const of = { unitId: 'x', dataYear: '2024', unit: { value: units['section']!, sequence: 3 } };
      expect(tried(name, filingActs[name], stateOf([]), cast.reporter, of)).toBeNull();
    }
  });
});
