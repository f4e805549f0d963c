import { expect, it } from '@jest/globals';
import { draftKey, submissionEvents, type FilingUnit, type ReturnDraft } from '@app/domain/submissions';
import { EventTypes, InMemoryEventStore } from '@app/event-store';
import { requested } from '@test/counter';
import { kept } from '@test/kept';
import { entriesOf, soundSection } from '@test/sound-returns';
import { InMemoryOperations } from '@app/vault';
import { CommandExecutor } from '../kernel/index.js';
import { SubmissionFacts } from './facts.js';
import { SubmissionRequest, type SubmissionAsk } from './submission-request.js';
import { SubmissionHandler } from './submissions.handlers.js';

const types = new EventTypes([submissionEvents]);

/** Every unit but one is a section of its own. */
class Sections extends SubmissionFacts {
  filingUnit(unitId: string) {
    const value: FilingUnit | null = unitId === 'nobody' ? null : { kind: 'section', sharesBuildings: false };
    return { value, sequence: 5 };
  }

  standsAboveCounty(above: string) {
    return { value: above === 'city-1', sequence: 5 };
  }

  checkFacts() {
    return { value: { last: null, medians: {}, stage: 'junior' as const }, sequence: 5 };
  }
}

const submit: SubmissionAsk = { type: 'SubmitFigures', figures: { students: '260' }, enrolment: null, note: null };

it('files figures of a unit and a year, true from the year’s first day, with what was known of the unit', async () => {
  const store = new InMemoryEventStore({ types, now: () => requested(1).at });
  const handler = new SubmissionHandler(
    new CommandExecutor(store, types),
    new Sections(),
    kept(),
    new InMemoryOperations(),
  );
  const file = (unitId: string, dataYear: string, n: number) =>
    handler.execute(new SubmissionRequest(unitId, dataYear, submit, requested(n)));
  await expect(file('section-1', '2024-2025', 1)).resolves.toMatchObject({
    stream: 'hj.main.submission-section-1.2024-2025',
    outcome: 'done',
  });
  await expect(file('section-1', '2024-2025', 2)).resolves.toMatchObject({ outcome: 'nothing' });
  await expect(file('nobody', '2024-2025', 3)).rejects.toMatchObject({ code: 'submission.unknown-unit' });
  await expect(file('section-1', '2024-25', 4)).rejects.toMatchObject({ code: 'submission.data-year' });
  await expect(file('section-1', '2025-2026', 5)).rejects.toMatchObject({ code: 'submission.year-not-begun' });
  const [event] = await store.readStream('hj.main.submission-section-1.2024-2025');
  expect(event).toMatchObject({
    type: 'FiguresSubmitted',
    effectiveAt: '2024-09-01',
    data: { effectiveFrom: '2024-09-01', filingUnit: { kind: 'section', sharesBuildings: false, sequence: 5 } },
  });
});

it('files the draft as it stands, or what was typed beside it; what stands in the draft was confirmed there', async () => {
  const store = new InMemoryEventStore({ types, now: () => requested(1).at });
  const operations = new InMemoryOperations();
  const handler = new SubmissionHandler(new CommandExecutor(store, types), new Sections(), kept(), operations);
  const form = { id: 'section', version: 1 } as const;
  const ask: SubmissionAsk = { type: 'SubmitReturn', form, entries: null, note: null };
  const file = (command: SubmissionAsk, n: number) =>
    handler.execute(new SubmissionRequest('section-1', '2024-2025', command, requested(n)));
  await expect(file(ask, 1)).rejects.toMatchObject({ code: 'submission.no-draft' });

  const origin = { kind: 'prefilled', from: 'accepted', dataYear: '2023-2024' } as const;
  const sound = entriesOf(soundSection);
  const entries = { ...sound, books: { ...sound['books']!, origin } };
  const draft: ReturnDraft = { revision: 1, entries, updatedAt: requested(1).at, updatedBy: 'reporter-1' };
  await operations.drafts.put(draftKey('2024-2025', 'section-1', 'section'), JSON.stringify(draft));
  await expect(file(ask, 2)).resolves.toMatchObject({ outcome: 'done', revision: 0 });
  await expect(file(ask, 3)).resolves.toMatchObject({ outcome: 'nothing' });
  await expect(
    file({ ...ask, entries: { ...sound, computers: { value: '91', explanation: null } } }, 4),
  ).resolves.toMatchObject({
    outcome: 'done',
  });
  const [first, second] = await store.readStream('hj.main.submission-section-1.2024-2025');
  expect(first).toMatchObject({
    effectiveAt: '2024-09-01',
    data: { entries: { books: { value: '15000', origin } }, check: { sequence: 5 } },
  });
  expect(second).toMatchObject({
    data: { entries: { books: { origin: { kind: 'typed' } }, computers: { value: '91', origin: { kind: 'typed' } } } },
  });
});
