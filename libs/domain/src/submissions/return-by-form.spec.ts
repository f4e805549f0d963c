import { describe, expect, it } from '@jest/globals';
import { Refusal, type Context } from '@app/domain/kernel';
import { given } from '@test/given';
import { acceptedReturn, cast, confirmedReturn, liftedLock, returnId, reviewedItems, yes } from '@test/returns';
import { soundSection, typed } from '@test/sound-returns';
import type { SubmissionCommand } from './commands.js';
import type { SubmissionEvent } from './events.js';
import type { Entries, FieldValue } from './form/index.js';
import { submission } from './submission.js';

type Submit = Extract<SubmissionCommand, { type: 'SubmitReturn' }>;
type Submitted = Extract<SubmissionEvent, { type: 'FiguresSubmitted' }>;
type Correct = Extract<SubmissionCommand, { type: 'CorrectReturn' }>;

const { reporter, director, deputy } = cast;
const entriesOf = (values: Readonly<Record<string, FieldValue>>): Entries =>
  Object.fromEntries(Object.entries(values).map(([field, value]) => [field, typed(value)]));
const sound = entriesOf(soundSection);
const facts = { value: { last: null, medians: {}, stage: 'junior' as const }, sequence: 9 };
const submit = (change: Partial<Submit> = {}): Submit => ({
  type: 'SubmitReturn',
  ...returnId,
  unit: { value: { kind: 'section', sharesBuildings: false }, sequence: 3 },
  form: { id: 'section', version: 1 },
  entries: sound,
  confirmed: [],
  facts,
  note: null,
  ...change,
});
const deciding = (past: readonly SubmissionEvent[], command: SubmissionCommand, by: Context = reporter) =>
  submission.decide(command, past.reduce(submission.evolve, submission.initial), by);
/** What a command adds to the past. */
const and = (past: readonly SubmissionEvent[], command: SubmissionCommand, by: Context = reporter) => [
  ...past,
  ...deciding(past, command, by),
];
const filed = (past: readonly SubmissionEvent[]): Submitted['data'] => (past.at(-1) as Submitted).data;
const refusal = (command: SubmissionCommand, past: readonly SubmissionEvent[] = [], by: Context = reporter) => {
  try {
    return deciding(past, command, by);
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, details: error.details };
    throw error;
  }
};
const everything = (past: readonly SubmissionEvent[]) => Object.keys(filed(past).entries).map(yes);
/** Confirmed, every field accepted, accepted. */
const through = (past: readonly SubmissionEvent[]) => {
  const { version } = filed(past);
  return [...past, confirmedReturn(version), reviewedItems(version, everything(past)), acceptedReturn(version)];
};

describe('a return by form', () => {
  it('is filed with its entries and the figures that they amount to; the same again is nothing new', () => {
    const [event] = deciding([], submit()) as [Submitted];
    const { entries, figures, ...rest } = event.data;
    expect(rest).toEqual({
      ...returnId,
      version: 1,
      filingUnit: { kind: 'section', sharesBuildings: false, sequence: 3 },
      enrolment: null,
      form: { id: 'section', version: 1 },
      check: { sequence: 9, findings: [] },
      note: null,
      submittedBy: 'reporter-1',
      effectiveFrom: '2024-09-01',
    });
    expect(entries['students']).toEqual(sound['students']);
    expect(figures.students).toBe(soundSection['students']);
    const sum = Number(soundSection['sportsGroundArea']) + Number(soundSection['indoorSportsArea']);
    expect(figures.sportsVenueArea).toBe(String(sum));
    given(submission, [event]).when(submit(), reporter).yields([]);
    const otherwise = { ...sound, students: typed(` 0${soundSection['students']} `) };
    given(submission, [event])
      .when(submit({ entries: otherwise }), reporter)
      .yields([]);
    const elsewhere = {
      ...sound['students']!,
      origin: { kind: 'workbook', hash: 'a'.repeat(64), sheet: '填报表', cell: 'D5' },
    } as const;
    given(submission, [event])
      .when(submit({ entries: { ...sound, students: elsewhere } }), reporter)
      .yields([]);
    expect(deciding([event], submit({ note: '已核对' }))).toMatchObject([{ data: { version: 2, note: '已核对' } }]);
  });

  it('is refused with everything that is wrong at once, and then nothing is filed', () => {
    const entries = {
      ...sound,
      staff: typed('1'),
      students: typed('-1'),
      backboneTeachers: typed('1.5'),
      books: { ...typed('9000'), origin: { kind: 'prefilled', from: 'accepted', dataYear: '2023-2024' } as const },
      computers: typed('n/a'),
    };
    const said = refusal(
      submit({ entries, facts: { ...facts, value: { ...facts.value, last: { networkedMultimediaClassrooms: '1' } } } }),
    );
    expect(said).toMatchObject({ code: 'submission.return' });
    const { errors, unconfirmed, rejected, unexplained, count } = (said as { details: Record<string, unknown> })
      .details;
    const fields = (errors as { field: string }[]).map(({ field }) => field);
    for (const field of [
      'staff',
      'students',
      'backboneTeachers',
      'computers',
      'networkedMultimediaClassrooms',
      'books',
    ])
      expect(fields).toContain(`entries.${field}`);
    expect(unconfirmed).toEqual(['books']);
    expect(unexplained).toBe(1);
    expect(count).toBe(fields.length);
    expect(rejected).toBe(fields.length - 2);
  });

  it('is refused without a figure, be its choices made and its gaps explained; filed with 未填 among others', () => {
    const message = '一项数据也没有填（71项均为未填），请填写后再提交，个别暂缺的可以留空';
    const { sponsor, ownership } = sound;
    for (const entries of [{}, { sponsor: sponsor!, ownership: ownership!, books: typed(null, '正在清点') }])
      expect(refusal(submit({ entries }))).toMatchObject({
        code: 'submission.return',
        details: { errors: [{ field: 'entries.students', message }], count: 1, first: message },
      });
    expect(deciding([], submit({ entries: { books: sound['books']! } }))).toMatchObject([
      { type: 'FiguresSubmitted', data: { figures: { students: null, books: soundSection.books } } },
    ]);
  });

  it('is filed when what is implausible is explained: the finding and the explanation go with it', () => {
    const before = { ...facts, value: { ...facts.value, last: { networkedMultimediaClassrooms: '1' } } };
    const value = soundSection['networkedMultimediaClassrooms']!;
    expect(refusal(submit({ facts: before }))).toMatchObject({ details: { rejected: 0, unexplained: 1 } });
    const explained = { ...typed(value), explanation: ' 新购一批 ' };
    const entries = { ...sound, networkedMultimediaClassrooms: explained };
    const [event] = deciding([], submit({ entries, facts: before })) as [Submitted];
    expect(event.data.check).toMatchObject({
      sequence: 9,
      findings: [{ rule: 'year-on-year', field: 'networkedMultimediaClassrooms' }],
    });
    expect(event.data.entries['networkedMultimediaClassrooms']).toMatchObject({ value, explanation: '新购一批' });
  });

  it('takes prefilled values when somebody has let them stand, and keeps where they came from', () => {
    const origin = { kind: 'prefilled', from: 'statistics', dataYear: '2024-2025' } as const;
    const entries = { ...sound, books: { ...sound['books']!, origin } };
    expect(refusal(submit({ entries }))).toMatchObject({ details: { unconfirmed: ['books'], count: 1 } });
    const [event] = deciding([], submit({ entries, confirmed: ['books'] })) as [Submitted];
    expect(event.data.entries['books']).toMatchObject({ origin });
  });

  it('is by the form of the unit, in today’s version, out of a draft that there is', () => {
    given(submission, [])
      .when(submit({ form: { id: 'premises', version: 1 } }), reporter)
      .refuses('submission.other-form');
    given(submission, [])
      .when(submit({ form: { id: 'section', version: 99 } }), reporter)
      .refuses('submission.other-form');
    given(submission, [])
      .when(submit({ entries: null }), reporter)
      .refuses('submission.no-draft');
    given(submission, []).when(submit(), director).refuses('submission.not-yours');
    const bare: SubmissionCommand = {
      type: 'SubmitFigures',
      ...returnId,
      unit: submit().unit,
      figures: { students: '1' },
      enrolment: null,
      note: null,
    };
    given(submission, deciding([], submit())).when(bare, reporter).refuses('submission.needs-form');
    given(submission, deciding([], bare))
      .when({ type: 'WithdrawSubmission', reason: '改用填报表' }, director)
      .refuses('submission.not-yours');
  });

  it('is filed while its unit stands; what was filed before can still be decided on', () => {
    const value = { kind: 'section', sharesBuildings: false, endedFrom: '2025-03-01' } as const;
    const ended = submit({ unit: { value, sequence: 3 } });
    expect(refusal(ended)).toEqual({ code: 'submission.unit-ended', details: { since: '2025-03-01' } });
    given(submission, deciding([], submit())).when(ended, reporter).refuses('submission.unit-ended');
    given(submission, []).when(ended, director).refuses('submission.not-yours');
  });

  it('says 未填 of a field that was filled in before and no longer is', () => {
    const past = deciding([], submit());
    const { books: _, ...without } = sound;
    expect(filed(and(past, submit({ entries: without }))).entries['books']).toEqual({
      value: null,
      explanation: null,
      origin: { kind: 'typed' },
    });
    const again = and(past, submit({ entries: without }));
    given(submission, again)
      .when(submit({ entries: without }), reporter)
      .yields([]);
  });

  it('is filed again while its lock is lifted, and not a day longer', () => {
    const past = through(deciding([], submit()));
    const more = submit({ entries: { ...sound, books: typed('9999') } });
    given(submission, past).when(submit(), reporter).yields([]);
    given(submission, past).when(more, reporter).refuses('submission.already-accepted');
    const open = [...past, liftedLock(1, '2025-03-03')];
    expect(deciding(open, more)).toMatchObject([{ type: 'FiguresSubmitted', data: { version: 2 } }]);
    given(submission, open)
      .when(more, { ...reporter, at: '2025-03-03T16:00:00.000Z' })
      .refuses('submission.already-accepted');
  });
});

describe('an accepted return', () => {
  const past = through(deciding([], submit()));
  const evidence = [{ hash: 'a'.repeat(64), mediaType: 'application/pdf', bytes: 10 }];
  const correct: Correct = {
    type: 'CorrectReturn',
    form: { id: 'section', version: 1 },
    entries: { ...sound, backboneTeachers: typed('3') },
    confirmed: [],
    facts,
    reason: '误计一人',
    evidence,
    effectiveAt: '2025-02-01',
  };

  it('is corrected by form with another’s word; figures follow the entries', () => {
    const waits = and(past, correct);
    expect(waits.at(-1)).toMatchObject({
      type: 'CorrectionProposed',
      data: {
        version: 2,
        supersedesVersion: 1,
        figures: { backboneTeachers: '3' },
        entries: { backboneTeachers: { value: '3' } },
        form: { id: 'section' },
        check: { sequence: 9 },
        effectiveFrom: '2025-02-01',
      },
    });
    given(submission, waits).when(correct, reporter).yields([]);
    given(submission, waits).when({ type: 'AcceptCorrection', version: 2 }, reporter).refuses('submission.own-work');
    const done = and(waits, { type: 'AcceptCorrection', version: 2 }, director);
    expect(done.at(-1)).toMatchObject({ type: 'CorrectionAccepted' });
    given(submission, done).when(correct, reporter).yields([]);
    expect(done.reduce(submission.evolve, submission.initial)).toMatchObject({
      accepted: { version: 2, filedBy: 'reporter-1', entries: { backboneTeachers: { value: '3' } } },
    });
  });

  it('is corrected whole, with a reason and proof, and not by bare totals', () => {
    given(submission, past)
      .when({ ...correct, reason: ' ' }, reporter)
      .refuses('submission.reason-missing');
    given(submission, past)
      .when({ ...correct, evidence: [] }, reporter)
      .refuses('submission.evidence-missing');
    given(submission, past)
      .when({ ...correct, entries: {} }, reporter)
      .refuses('submission.return');
    given(submission, past)
      .when({ ...correct, entries: { ...sound, books: typed('-1') } }, reporter)
      .refuses('submission.return');
    given(submission, past)
      .when({ type: 'ProposeCorrection', figures: {}, enrolment: null, reason: '误', evidence }, reporter)
      .refuses('submission.needs-form');
    given(submission, deciding([], submit())).when(correct, reporter).refuses('submission.not-accepted');
    const waits = and(past, correct);
    given(submission, waits)
      .when({ ...correct, entries: { ...sound, backboneTeachers: typed('2') } }, reporter)
      .refuses('submission.correction-waits');
    given(submission, waits)
      .when({ type: 'LiftLock', reason: '补报', until: '2025-03-10' }, deputy)
      .refuses('submission.correction-waits');
  });
});
