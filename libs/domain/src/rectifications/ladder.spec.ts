import { describe, expect, it } from '@jest/globals';
import { defaultLadder, publishedCalendar } from '../deadlines/index.js';
import { given } from '@test/given';
import { after, past, reject, requestClosure, requestExtension, verify } from '@test/issue-life';
import { inspector, director, leader, on, outsider, principal, system } from '@test/supervision-cast';
import type { Of } from '@test/issue-life';
import { rectification } from './rectification.js';

const tick: Of<'AdvanceLadder'> = {
  type: 'AdvanceLadder',
  ladder: { value: defaultLadder, sequence: 0 },
  calendar: { value: publishedCalendar, sequence: 0 },
};
const clock = (day: string) => on(day, system);
const rungsOf = (events: readonly { type: string; data: object }[]) =>
  events.flatMap(({ type, data }) =>
    type === 'RungFired' || type === 'EscalationProposed'
      ? [('rung' in data ? data.rung : 'proposal' in data ? data.proposal : '') as string]
      : [],
  );
const timing = {
  dueDate: '2025-04-30',
  basis: defaultLadder.basis,
  ladderKnownAt: 0,
  calendarKnownAt: 0,
};

describe('督办阶梯', () => {
  const { inProgress } = past;

  it('fires a rung on its day, once', () => {
    given(rectification, inProgress).when(tick, clock('2025-04-22')).yields([]);
    given(rectification, inProgress)
      .when(tick, clock('2025-04-23'))
      .yields([
        {
          type: 'RungFired',
          data: {
            issueId: 'issue-1',
            round: 1,
            rung: 'approaching',
            number: 1,
            noticeNumber: '彰教督整〔2025〕3号',
            leadUnitId: 'school-1',
            answerBy: null,
            ...timing,
            dueOn: '2025-04-23',
            on: '2025-04-23',
            late: false,
            clause: '督查督办惯例：临近提醒',
          },
        },
      ]);
    const reminded = after(inProgress, [tick, clock('2025-04-23')]);
    given(rectification, reminded).when(tick, clock('2025-04-23')).yields([]);
    given(rectification, reminded).when(tick, clock('2025-03-01')).yields([]);
    given(rectification, inProgress).when(tick, on('2025-04-23', director)).refuses('rectification.ladder-by-clock');
  });

  it('after a standstill fires everything due once, in order, marked late', () => {
    const events = after(inProgress, [tick, clock('2025-05-08')]).slice(inProgress.length);
    expect(events.map(({ data }) => data)).toMatchObject([
      { rung: 'approaching', number: 1, dueOn: '2025-04-23', late: true },
      { rung: 'urging', number: 2, dueOn: '2025-05-01', late: true },
      { rung: 'blue', number: 3, dueOn: '2025-05-08', on: '2025-05-08', late: false, answerBy: '2025-05-13' },
    ]);
    given(rectification, after(inProgress, [tick, clock('2025-05-08')]))
      .when(tick, clock('2025-05-08'))
      .yields([]);
  });

  it('proposes from 挂牌督办 on, and decides nothing', () => {
    const red = after(inProgress, [tick, clock('2025-05-30')]);
    given(rectification, red)
      .when(tick, clock('2025-06-03'))
      .yields([
        {
          type: 'EscalationProposed',
          data: {
            issueId: 'issue-1',
            round: 1,
            proposal: 'listed',
            leadUnitId: 'school-1',
            ...timing,
            dueOn: '2025-06-03',
            on: '2025-06-03',
            late: false,
            clause: '挂牌督办惯例',
          },
        },
      ]);
  });

  it('is silent before the order, while the office has it, and after the end', () => {
    for (const events of [[], past.raised, past.closureRequested, past.verified, past.closed])
      given(rectification, events).when(tick, clock('2025-12-31')).yields([]);
    const withdrawn = after(inProgress, [{ type: 'WithdrawIssue', reason: '不属实' }, director]);
    given(rectification, withdrawn).when(tick, clock('2025-12-31')).yields([]);
  });

  it('goes on after a refused closure without holding the office’s time against the unit', () => {
    const late = after(
      past.reportApproved,
      [tick, clock('2025-05-02')],
      [{ ...requestClosure, rectifiedOn: '2025-05-02' }, on('2025-05-02', principal)],
      [verify('2025-05-20', false), on('2025-05-20', inspector)],
      [reject, on('2025-05-26', director)],
    );
    expect(late.at(-1)).toEqual({ type: 'LadderResumed', data: { issueId: 'issue-1', round: 1, on: '2025-05-26' } });
    expect(rungsOf(after(late, [tick, clock('2025-05-26')]).slice(late.length))).toEqual(['blue']);
    const blue = after(late, [tick, clock('2025-06-01')]);
    expect(blue.at(-1)?.data).toMatchObject({ rung: 'blue', dueOn: '2025-05-26', late: true });
    expect(rungsOf(after(blue, [tick, clock('2025-06-02')]).slice(blue.length))).toEqual(['yellow']);
  });

  it('an extension moves what has not fired; a new round begins at the foot', () => {
    const extended = after(
      inProgress,
      [tick, clock('2025-04-23')],
      [requestExtension, on('2025-04-25', principal)],
      [{ type: 'GrantExtension' }, on('2025-04-26', director)],
    );
    given(rectification, extended).when(tick, clock('2025-05-31')).yields([]);
    expect(rungsOf(after(extended, [tick, clock('2025-06-01')]).slice(extended.length))).toEqual(['urging']);
  });

  it('calls an old ledger’s late issue step by step, from the day it was brought in', () => {
    const old = after(
      [],
      [
        {
          type: 'BringInIssue',
          issueId: 'issue-1',
          unitId: 'school-1',
          county: { value: 'county-1', sequence: 5 },
          foundOn: '2024-10-08',
          problem: '围墙开裂',
          severity: 'ordinary',
          leadUnitId: 'school-1',
          supportingUnitIds: [],
          unknownUnits: { value: [], sequence: 5 },
          dueDate: '2024-12-31',
          source: { hash: 'a'.repeat(64), mediaType: 'text/csv', bytes: 9, sheet: '台账', row: 2 },
        },
        on('2025-03-03', director),
      ],
    );
    expect(rungsOf(after(old, [tick, clock('2025-03-03')]))).toEqual(['urging']);
  });
});

describe('催办 by hand', () => {
  const remind: Of<'RemindNow'> = { type: 'RemindNow', note: ' 请于周五前报进展 ' };
  const day = on('2025-04-10', director);

  it('is counted, once a day', () => {
    const sent = {
      type: 'ReminderSent',
      data: {
        issueId: 'issue-1',
        round: 1,
        number: 1,
        leadUnitId: 'school-1',
        dueDate: '2025-04-30',
        note: '请于周五前报进展',
        on: '2025-04-10',
        sentBy: 'director-1',
      },
    } as const;
    given(rectification, past.inProgress).when(remind, day).yields([sent]);
    given(rectification, [...past.inProgress, sent])
      .when(remind, day)
      .yields([]);
    given(rectification, [...past.inProgress, sent])
      .when({ type: 'RemindNow' }, day)
      .refuses('rectification.reminded-today');
    const fired = after([...past.inProgress, sent], [tick, clock('2025-04-23')]);
    expect(fired.at(-1)?.data).toMatchObject({ number: 2 });
    given(rectification, fired).when(remind, on('2025-04-23', director)).refuses('rectification.reminded-today');
    given(rectification, past.closureRequested).when(remind, director).refuses('rectification.closure-pending');
    given(rectification, past.raised).when(remind, director).refuses('rectification.not-assigned');
  });
});

describe('an answer to a slip', () => {
  const blue = after(past.inProgress, [tick, clock('2025-05-08')]);
  const answer: Of<'AnswerRung'> = {
    type: 'AnswerRung',
    rung: 'blue',
    answer: '施工队下周进场',
    forecast: '2025-05-25',
  };
  const unit = on('2025-05-09', principal);
  const answered = after(blue, [answer, unit]);
  const accept: Of<'AcceptRungAnswer'> = { type: 'AcceptRungAnswer', rung: 'blue', holdUntil: '2025-05-20' };
  const office = on('2025-05-10', director);

  it('comes from the lead unit, for a rung that fired', () => {
    given(rectification, blue)
      .when(answer, unit)
      .yields([
        {
          type: 'RungAnswered',
          data: {
            issueId: 'issue-1',
            round: 1,
            rung: 'blue',
            unitId: 'school-1',
            answer: '施工队下周进场',
            forecast: '2025-05-25',
            on: '2025-05-09',
            answeredBy: 'principal-1',
          },
        },
      ]);
    given(rectification, answered).when(answer, unit).yields([]);
    given(rectification, blue).when(answer, outsider).refuses('rectification.not-lead-unit');
    given(rectification, blue)
      .when({ ...answer, rung: 'yellow' }, unit)
      .refuses('rectification.rung-not-fired');
    given(rectification, blue)
      .when({ ...answer, answer: ' ' }, unit)
      .refuses('rectification.words-missing');
    given(rectification, blue)
      .when({ ...answer, forecast: '2025-05-08' }, unit)
      .refuses('rectification.forecast-past');
  });

  it('may stop the next rung until a day; then the ladder goes on', () => {
    given(rectification, answered)
      .when(accept, office)
      .yields([
        {
          type: 'RungAnswerAccepted',
          data: {
            issueId: 'issue-1',
            round: 1,
            rung: 'blue',
            holdUntil: '2025-05-20',
            note: null,
            on: '2025-05-10',
            acceptedBy: 'director-1',
          },
        },
      ]);
    const held = after(answered, [accept, office]);
    given(rectification, held).when(accept, office).yields([]);
    given(rectification, held)
      .when({ ...answer, answer: '再缓' }, unit)
      .refuses('rectification.answer-accepted');
    given(rectification, held).when(tick, clock('2025-05-20')).yields([]);
    expect(rungsOf(after(held, [tick, clock('2025-05-21')]).slice(held.length))).toEqual(['yellow']);
    const noted = after(answered, [{ type: 'AcceptRungAnswer', rung: 'blue' }, office]);
    expect(rungsOf(after(noted, [tick, clock('2025-05-15')]).slice(noted.length))).toEqual(['yellow']);
    given(rectification, answered)
      .when({ ...accept, holdUntil: '2025-05-26' }, office)
      .refuses('rectification.hold-outside');
    given(rectification, answered)
      .when({ ...accept, holdUntil: '2025-05-09' }, office)
      .refuses('rectification.hold-outside');
    given(rectification, blue).when(accept, office).refuses('rectification.no-answer');
    given(rectification, answered).when(accept, unit).refuses('rectification.own-work');
  });
});

describe('a proposal', () => {
  const proposed = after(past.inProgress, [tick, clock('2025-06-03')]);
  const decide: Of<'DecideEscalation'> = {
    type: 'DecideEscalation',
    proposal: 'listed',
    decision: 'approved',
    reason: '两次红单未整改',
  };
  const day = on('2025-06-04', leader);

  it('is decided by a leader alone, with a reason, once', () => {
    given(rectification, proposed)
      .when(decide, day)
      .yields([
        {
          type: 'EscalationDecided',
          data: {
            issueId: 'issue-1',
            round: 1,
            proposal: 'listed',
            decision: 'approved',
            reason: '两次红单未整改',
            on: '2025-06-04',
            decidedBy: 'leader-1',
          },
        },
      ]);
    const decided = after(proposed, [decide, day]);
    given(rectification, decided).when(decide, day).yields([]);
    given(rectification, decided)
      .when({ ...decide, decision: 'declined' }, day)
      .refuses('rectification.proposal-decided');
    for (const by of [director, system, principal])
      given(rectification, proposed).when(decide, by).refuses('rectification.leader-decides');
    given(rectification, proposed)
      .when({ ...decide, reason: '' }, day)
      .refuses('rectification.words-missing');
    given(rectification, proposed)
      .when({ ...decide, proposal: 'talk' }, day)
      .refuses('rectification.no-proposal');
    given(rectification, past.inProgress).when(decide, day).refuses('rectification.no-proposal');
    const rectifier = { ...day, actorId: 'principal-1' };
    given(rectification, proposed).when(decide, rectifier).refuses('rectification.own-work');
  });
});
