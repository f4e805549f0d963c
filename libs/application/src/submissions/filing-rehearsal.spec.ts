import { expect, it } from '@jest/globals';
import { noFacts, submissionEvents, type FilingUnit, type ReturnDraft } from '@app/domain/submissions';
import { EventTypes, InMemoryEventStore } from '@app/event-store';
import { InMemoryOperations } from '@app/vault';
import { requested } from '@test/counter';
import { kept } from '@test/kept';
import { entriesOf, soundSection } from '@test/sound-returns';
import { CommandExecutor } from '../kernel/index.js';
import { SubmissionFacts } from './facts.js';
import { FilingRehearsal } from './filing-rehearsal.js';
import { SubmissionRequest, type SubmissionAsk } from './submission-request.js';
import { SubmissionHandler } from './submissions.handlers.js';

/** Every unit is a section of its own, of junior pupils. */
class Sections extends SubmissionFacts {
  filingUnit() {
    const value: FilingUnit = { kind: 'section', sharesBuildings: false };
    return { value, sequence: 5 };
  }
  checkFacts = () => ({ value: { ...noFacts, stage: 'junior' as const }, sequence: 5 });
  standsAboveCounty = () => ({ value: false, sequence: 5 });
}

const types = new EventTypes([submissionEvents]);
const ask: SubmissionAsk = { type: 'SubmitReturn', form: { id: 'section', version: 1 }, entries: null, note: null };
const asked = (n: number) => new SubmissionRequest('section-1', '2024-2025', ask, requested(n));
const draftOf = (changes: Readonly<Record<string, string>> = {}): ReturnDraft => ({
  revision: 1,
  entries: entriesOf({ ...soundSection, ...changes }),
  updatedAt: requested(1).at,
  updatedBy: 'reporter-1',
});

it('says what a filing would be refused for, and writes nothing either way', async () => {
  const store = new InMemoryEventStore({ types, now: () => requested(1).at });
  const [facts, operations] = [new Sections(), new InMemoryOperations()];
  const rehearsal = new FilingRehearsal(store, facts, operations);
  await expect(rehearsal.check(asked(1), draftOf({ certifiedTeachers: '43' }))).rejects.toMatchObject({
    code: 'submission.return',
  });
  await expect(rehearsal.check(asked(1), draftOf())).resolves.toBeUndefined();
  expect((await store.head()).count).toBe(0);

  const handler = new SubmissionHandler(new CommandExecutor(store, types), facts, kept(), operations);
  const entries = draftOf().entries;
  await handler.execute(new SubmissionRequest('section-1', '2024-2025', { ...ask, entries }, requested(2)));
  // Its own request has been answered; whatever came after it, a repeat is no new filing.
  await expect(rehearsal.check(asked(2), draftOf({ certifiedTeachers: '43' }))).resolves.toBeUndefined();
});
