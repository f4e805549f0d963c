import { describe, expect, it } from '@jest/globals';
import { given } from '@test/given';
import {
  answer,
  answerDefence,
  checked,
  complete,
  conclude,
  defend,
  find,
  notify,
  opine,
  plan,
  start,
  team,
  visit,
} from '@test/inspection-life';
import { lived, stateAfter } from '@test/lived';
import { director, inspector, on, outsider, photo, principal } from '@test/supervision-cast';
import { publishedCalendar } from '../deadlines/index.js';
import { inspection } from './inspection.js';

const office = (day: string) => on(day, director);
const visiting = on('2025-03-10', inspector);

describe('an inspection plan', () => {
  it('names whom, when, by whom and asking what; once', () => {
    given(inspection, []).when(plan, office('2025-03-03')).yields(visit.planned);
    given(inspection, visit.planned).when(plan, office('2025-03-03')).yields([]);
    given(inspection, visit.planned)
      .when({ ...plan, subject: '别的' }, director)
      .refuses('inspection.already-planned');
    given(inspection, [])
      .when({ ...plan, county: { value: null, sequence: 5 } }, director)
      .refuses('inspection.unknown-unit');
    given(inspection, [])
      .when({ ...plan, date: '2025-02-29' }, director)
      .refuses('time.malformed');
  });

  it.each(['thematic', 'comprehensive'] as const)('%s needs three inspectors, each counted once', (kind) => {
    const two = ['inspector-1', 'inspector-2'];
    given(inspection, [])
      .when({ ...plan, kind, team: two, recusal: checked('2025-03-10', ...two) }, director)
      .refuses('inspection.team-too-small');
    given(inspection, [])
      .when({ ...plan, kind, team: [...two, 'inspector-2'], recusal: checked('2025-03-10', ...two) }, director)
      .refuses('inspection.twice-in-team');
  });

  it('routine goes with one, and without a notice', () => {
    const routine = lived(inspection, [
      [
        { ...plan, kind: 'routine', team: ['inspector-1'], recusal: checked('2025-03-10', 'inspector-1') },
        office('2025-03-03'),
      ],
      [start, visiting],
    ]);
    expect(stateAfter(inspection, routine)).toMatchObject({ status: 'started', notice: null });
  });

  it('has nobody on the team who is recused, and knows that the very team was checked for the very day', () => {
    const recused = [{ accountId: 'inspector-2', reason: 'leftWithin3Years' }];
    const { value, sequence } = plan.recusal;
    given(inspection, [])
      .when({ ...plan, recusal: { value: { ...value, recused }, sequence } }, director)
      .refuses('inspection.recused');
    given(inspection, [])
      .when({ ...plan, recusal: checked('2025-03-11', ...team) }, director)
      .refuses('inspection.recusal-unchecked');
    given(inspection, [])
      .when({ ...plan, recusal: checked('2025-03-10', 'inspector-1') }, director)
      .refuses('inspection.recusal-unchecked');
  });

  it('may be changed before the visit, under the same rules', () => {
    const others = ['inspector-1', 'inspector-4', 'inspector-5'];
    const change = {
      type: 'ChangeTeam',
      team: others,
      reason: '出差',
      recusal: checked('2025-03-10', ...others),
    } as const;
    const move = {
      type: 'Reschedule',
      date: '2025-03-12',
      reason: '停电',
      recusal: checked('2025-03-12', ...team),
    } as const;
    const changed = lived(inspection, [[change, office('2025-03-04')]], visit.planned);
    const moved = lived(inspection, [[move, office('2025-03-04')]], visit.planned);
    given(inspection, changed).when(change, director).yields([]);
    given(inspection, moved).when(move, director).yields([]);
    given(inspection, changed).when(move, office('2025-03-04')).refuses('inspection.recusal-unchecked');
    given(inspection, visit.planned)
      .when({ ...change, team: ['inspector-4'], recusal: checked('2025-03-10', 'inspector-4') }, director)
      .refuses('inspection.team-too-small');
    given(inspection, visit.started).when(move, office('2025-03-10')).refuses('inspection.not-planned');
  });
});

describe('the visit', () => {
  it('follows a written notice when it is thematic or comprehensive', () => {
    given(inspection, visit.planned).when(start, visiting).refuses('inspection.notice-first');
    given(inspection, visit.noticed).when(notify, office('2025-03-05')).yields([]);
    given(inspection, visit.noticed)
      .when({ ...notify, noticeNumber: '9号' }, director)
      .refuses('inspection.already-notified');
    given(inspection, visit.noticed).when(start, on('2025-03-04', inspector)).refuses('inspection.before-notice');
    given(inspection, visit.started).when(start, visiting).yields([]);
  });

  it('belongs to the team', () => {
    for (const command of [start, answer, find, complete] as const)
      given(inspection, command === start ? visit.noticed : visit.answered)
        .when(command, on('2025-03-10', director))
        .refuses('inspection.not-in-team');
  });

  it('lets an answer be corrected: the last stands, the log keeps the earlier', () => {
    const corrected = { ...answer, answer: 'notApplicable', note: '全校 11 个班', evidence: [] } as const;
    given(inspection, visit.answered)
      .when(corrected, visiting)
      .yields([
        {
          type: 'ChecklistAnswered',
          data: {
            inspectionId: 'inspection-1',
            questionId: 'q1',
            answer: 'notApplicable',
            note: '全校 11 个班',
            evidence: [],
            previous: 'no',
            answeredBy: 'inspector-1',
          },
        },
      ]);
    given(inspection, visit.answered).when(answer, visiting).yields([]);
    given(inspection, visit.answered)
      .when({ ...corrected, note: ' ' }, visiting)
      .refuses('inspection.words-missing');
    given(inspection, visit.answered)
      .when({ ...answer, questionId: 'q9' }, visiting)
      .refuses('inspection.unknown-question');
    given(inspection, visit.completed).when(corrected, visiting).refuses('inspection.not-started');
  });

  it('finds nothing without a clause', () => {
    given(inspection, visit.answered)
      .when({ ...find, clause: '' }, visiting)
      .refuses('inspection.clause-missing');
    given(inspection, visit.found).when(find, visiting).yields([]);
    given(inspection, visit.found)
      .when({ ...find, problem: '别的' }, visiting)
      .refuses('inspection.finding-there');
    const { findingId: _, ...unnamed } = find;
    expect(stateAfter(inspection, lived(inspection, [[unnamed, visiting]], visit.answered))).toMatchObject({
      findings: [{ findingId: 'inspector-1-finding' }],
    });
  });

  it('may take a finding back, with the reason', () => {
    const back = { type: 'WithdrawFinding', findingId: 'finding-1', reason: '复测达标' } as const;
    const withdrawn = lived(inspection, [[back, visiting]], visit.found);
    given(inspection, withdrawn).when(back, visiting).yields([]);
    given(inspection, withdrawn).when(find, visiting).refuses('inspection.finding-there');
    given(inspection, visit.answered).when(back, visiting).refuses('inspection.unknown-finding');
    given(inspection, visit.completed).when(back, visiting).refuses('inspection.not-started');
    expect(lived(inspection, [[complete, visiting]], withdrawn).at(-1)).toMatchObject({
      data: { findings: [{ findingId: 'finding-2' }] },
    });
  });

  it('ends when every question is answered, and carries its findings', () => {
    given(inspection, visit.started).when(complete, visiting).refuses('inspection.unanswered');
    given(inspection, visit.completed).when(complete, visiting).yields([]);
    given(inspection, visit.found)
      .when({ ...complete, effectiveAt: '2025-03-09' }, visiting)
      .refuses('inspection.completed-before-started');
    expect(visit.completed.at(-1)).toMatchObject({
      type: 'InspectionCompleted',
      data: {
        unitId: 'school-1',
        countyId: 'county-1',
        on: '2025-03-10',
        findings: [
          { findingId: 'finding-1', severity: 'serious', evidence: [photo] },
          { findingId: 'finding-2', severity: 'onTheSpot' },
        ],
      },
    });
  });

  it('may be cancelled as long as it has not ended', () => {
    const cancel = { type: 'CancelInspection', reason: '学校停课' } as const;
    const cancelled = lived(inspection, [[cancel, office('2025-03-06')]], visit.noticed);
    given(inspection, cancelled).when(cancel, director).yields([]);
    given(inspection, cancelled).when(start, visiting).refuses('inspection.not-planned');
    given(inspection, visit.completed).when(cancel, director).refuses('inspection.already-completed');
    given(inspection, []).when(cancel, director).refuses('inspection.unknown');
  });
});

describe('初步意见 → 申辩 → 督导意见书', () => {
  it('opens a window of ten natural days and says why', () => {
    given(inspection, visit.completed)
      .when(opine, office('2025-03-12'))
      .yields([
        {
          type: 'PreliminaryOpinionIssued',
          data: {
            inspectionId: 'inspection-1',
            opinion: '音乐教室面积不足',
            on: '2025-03-12',
            defenceDueDate: '2025-03-22',
            basis: {
              act: 'PreliminaryOpinionIssued',
              rule: 'defence-window',
              calendar: 'natural',
              from: '2025-03-12',
              days: 10,
              clause: '教育督导条例 第二十条',
            },
          },
        },
      ]);
    given(inspection, visit.hearing).when(opine, office('2025-03-12')).yields([]);
    given(inspection, visit.hearing)
      .when({ ...opine, opinion: '改口' }, director)
      .refuses('inspection.opinion-there');
    given(inspection, visit.found).when(opine, director).refuses('inspection.not-completed');
    given(inspection, visit.completed)
      .when({ ...opine, defenceDays: 0 }, office('2025-03-12'))
      .refuses('inspection.defence-days');
    given(inspection, visit.completed)
      .when({ ...opine, effectiveAt: '2025-03-09' }, office('2025-03-12'))
      .refuses('inspection.opinion-before-completion');
    expect(
      lived(
        inspection,
        [[{ ...opine, defenceDays: 5, clause: '重庆市教育督导条例 第二十七条' }, office('2025-03-12')]],
        visit.completed,
      ).at(-1),
    ).toMatchObject({
      data: { defenceDueDate: '2025-03-17', basis: { days: 5, clause: '重庆市教育督导条例 第二十七条' } },
    });
  });

  it('hears the unit, nobody else, and only in time', () => {
    given(inspection, visit.hearing).when(defend, outsider).refuses('inspection.not-the-unit');
    given(inspection, visit.hearing).when(defend, on('2025-03-23', principal)).refuses('inspection.defence-too-late');
    given(inspection, visit.defended).when(defend, on('2025-03-15', principal)).yields([]);
    given(inspection, visit.defended)
      .when({ ...defend, text: '又一说' }, principal)
      .refuses('inspection.defence-there');
    given(inspection, visit.completed).when(defend, principal).refuses('inspection.not-hearing');
    given(inspection, visit.concluded).when(defend, principal).refuses('inspection.not-hearing');
    expect(lived(inspection, [[defend, on('2025-03-22', principal)]], visit.hearing)).toHaveLength(
      visit.hearing.length + 1,
    );
  });

  it('answers every defence once', () => {
    given(inspection, visit.answeredDefence).when(answerDefence, director).yields([]);
    given(inspection, visit.answeredDefence)
      .when({ ...answerDefence, upheld: true }, director)
      .refuses('inspection.defence-answered');
    given(inspection, visit.hearing).when(answerDefence, director).refuses('inspection.unknown-defence');
  });

  it('ends in a letter that cites the answers, not before', () => {
    given(inspection, visit.defended).when(conclude, office('2025-03-23')).refuses('inspection.defence-unanswered');
    given(inspection, visit.answeredDefence).when(conclude, office('2025-03-22')).refuses('inspection.window-open');
    // Dated back into the window: the unit's days are not shortened by a date on paper.
    given(inspection, visit.answeredDefence)
      .when({ ...conclude, effectiveAt: '2025-03-20' }, office('2025-03-23'))
      .refuses('inspection.window-open');
    given(inspection, visit.answeredDefence)
      .when(conclude, office('2025-03-23'))
      .yields([
        {
          type: 'OpinionLetterIssued',
          data: {
            inspectionId: 'inspection-1',
            letterNumber: '彰教督意〔2025〕1号',
            opinion: '限期整改音乐教室面积',
            on: '2025-03-23',
            rectificationDueDate: '2025-05-31',
            basis: {
              act: 'OpinionLetterIssued',
              rule: 'set-by-letter',
              calendar: 'natural',
              from: '2025-03-23',
              days: null,
              clause: '教育督导条例 第二十一条',
            },
            defences: [{ defenceId: 'defence-1', upheld: false, answer: '过渡期标准为音乐教室 73 平方米' }],
          },
        },
      ]);
    given(inspection, visit.concluded).when(conclude, office('2025-03-23')).yields([]);
    given(inspection, visit.concluded)
      .when({ ...conclude, letterNumber: '2号' }, director)
      .refuses('inspection.letter-there');
    given(inspection, visit.completed).when(conclude, director).refuses('inspection.not-hearing');
    given(inspection, visit.answeredDefence)
      .when({ ...conclude, rectificationDueDate: '2025-03-20' }, office('2025-03-23'))
      .refuses('inspection.due-in-past');
  });

  it('need not wait when the unit waives; what was filed is still answered', () => {
    const waive = { type: 'WaiveDefence' } as const;
    const early = office('2025-03-14');
    const waived = lived(inspection, [[waive, on('2025-03-13', principal)]], visit.hearing);
    given(inspection, visit.hearing).when(waive, outsider).refuses('inspection.not-the-unit');
    given(inspection, waived).when(waive, principal).yields([]);
    given(inspection, waived).when(defend, on('2025-03-14', principal)).refuses('inspection.defence-waived');
    expect(stateAfter(inspection, lived(inspection, [[conclude, early]], waived))).toMatchObject({
      status: 'concluded',
    });
    given(inspection, lived(inspection, [[waive, on('2025-03-16', principal)]], visit.defended))
      .when(conclude, office('2025-03-17'))
      .refuses('inspection.defence-unanswered');
  });

  it('is reported to the government once, before or after the letter', () => {
    const file = { type: 'FileReport', reportNumber: '彰教督报〔2025〕1号', report: '全文' } as const;
    const reported = lived(inspection, [[file, on('2025-03-20', inspector)]], visit.completed);
    given(inspection, reported).when(file, inspector).yields([]);
    given(inspection, reported)
      .when({ ...file, reportNumber: '2号' }, inspector)
      .refuses('inspection.already-reported');
    given(inspection, visit.found).when(file, inspector).refuses('inspection.not-completed');
    expect(
      stateAfter(inspection, lived(inspection, [[file, on('2025-03-25', inspector)]], visit.concluded)),
    ).toMatchObject({
      status: 'concluded',
      report: { on: '2025-03-25' },
    });
  });
});

describe('the limit that the letter sets', () => {
  const { rectificationDueDate: _day, ...bare } = conclude;
  const calendar = { value: publishedCalendar, sequence: 9 };
  const letter = { ...bare, period: { count: 30, unit: 'working' }, calendar } as const;
  const day = office('2025-03-24');

  it('may be a period: reckoned from the day of the letter', () => {
    const waived = lived(inspection, [[{ type: 'WaiveDefence' }, on('2025-03-15', principal)]], visit.hearing);
    const concluded = lived(inspection, [[letter, day]], waived);
    expect(concluded.at(-1)).toMatchObject({
      type: 'OpinionLetterIssued',
      data: {
        // 4 to 6 April and 1 to 5 May are off, 27 April is worked.
        rectificationDueDate: '2025-05-08',
        basis: {
          act: 'OpinionLetterIssued',
          rule: 'period-by-letter',
          calendar: 'working',
          from: '2025-03-24',
          days: 30,
        },
      },
    });
    given(inspection, concluded).when(letter, day).yields([]);
    given(inspection, concluded)
      .when({ ...letter, period: { count: 20, unit: 'working' } }, day)
      .refuses('inspection.letter-there');
    given(inspection, waived)
      .when({ ...letter, rectificationDueDate: '2025-05-31' }, day)
      .refuses('inspection.limit-twice');
    given(inspection, waived).when(bare, day).refuses('inspection.limit-missing');
  });
});
