import { expect, it } from '@jest/globals';
import { submissionEvents, type FilingUnit } from '@app/domain/submissions';
import { EventTypes, InMemoryEventStore } from '@app/event-store';
import { requested } from '@test/counter';
import { kept } from '@test/kept';
import { CommandExecutor } from '../kernel/index.js';
import { SubmissionFacts } from './facts.js';
import { SubmissionHandler, SubmissionRequest, type SubmissionAsk } from './submissions.handlers.js';

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
}

const submit: SubmissionAsk = { type: 'SubmitFigures', figures: { students: '260' }, enrolment: null, note: null };

it('files figures of a unit and a year, true from the year’s first day, with what was known of the unit', async () => {
  const store = new InMemoryEventStore({ types, now: () => requested(1).at });
  const handler = new SubmissionHandler(new CommandExecutor(store, types), new Sections(), kept());
  const file = (unitId: string, dataYear: string, n: number) =>
    handler.execute(new SubmissionRequest(unitId, dataYear, submit, requested(n)));
  await expect(file('section-1', '2024-2025', 1)).resolves.toMatchObject({
    stream: 'hj.main.submission-section-1.2024-2025',
    outcome: 'done',
  });
  await expect(file('section-1', '2024-2025', 2)).resolves.toMatchObject({ outcome: 'nothing' });
  await expect(file('nobody', '2024-2025', 3)).rejects.toMatchObject({ code: 'submission.unknown-unit' });
  await expect(file('section-1', '2024-25', 4)).rejects.toMatchObject({ code: 'submission.data-year' });
  await expect(file('section-1', '2025-2026', 5)).rejects.toMatchObject({ code: 'time.in-future' });
  const [event] = await store.readStream('hj.main.submission-section-1.2024-2025');
  expect(event).toMatchObject({
    type: 'FiguresSubmitted',
    effectiveAt: '2024-09-01',
    data: { effectiveFrom: '2024-09-01', filingUnit: { kind: 'section', sharesBuildings: false, sequence: 5 } },
  });
});
