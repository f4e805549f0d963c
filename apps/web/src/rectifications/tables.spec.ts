import { describe, expect, it } from '@jest/globals';
import { actForms, formOf, isAct, type ActName } from './acts/forms';
import { nextSteps, type LegalAct } from './acts/likely';
import { bodyOf, instantOf, missingIn, startOf } from './acts/values';
import { goalsOf, moveOf } from './board/moves';
import { bulkActs, bulkBody, bulkChoices, bulkFields } from './ledger/bulk';
import { states, stepsOf, type Issue, type Status } from './states';

const issue = (more: Partial<Issue> = {}) =>
  ({
    issueId: 'issue-1',
    unitId: 'school',
    proposedLeadUnitId: null,
    suggestedDueDate: '2025-04-30',
    status: 'raised',
    severity: 'ordinary',
    percent: null,
    extensionDate: null,
    ...more,
  }) as Issue;
const names = Object.keys(actForms) as ActName[];

describe('the steps of an issue', () => {
  const at = (status: Status) => stepsOf(status).find(({ state }) => state === 'now')?.step ?? null;

  it('stands where the next act is awaited', () => {
    expect([at('raised'), at('inProgress'), at('inadequate'), at('verified')]).toEqual([
      'assigned',
      'work',
      'visit',
      'closure',
    ]);
  });

  it('has all behind it when closed, and nothing but the finding when withdrawn', () => {
    expect(stepsOf('closed').every(({ state }) => state === 'done')).toBe(true);
    expect(stepsOf('withdrawn').filter(({ state }) => state === 'done')).toEqual([{ step: 'found', state: 'done' }]);
  });
});

describe('forms', () => {
  it('start with what the issue already says, and name what is still missing', () => {
    const { fields } = formOf('AssignRectification');
    const values = startOf(fields, issue(), '2025-03-18');
    expect(values).toEqual({
      noticeNumber: null,
      leadUnitId: 'school',
      supportingUnitIds: [],
      dueDate: '2025-04-30',
    });
    expect(missingIn(fields, values)).toEqual(['noticeNumber']);
    expect(missingIn(fields, { ...values, noticeNumber: '  ' })).toEqual(['noticeNumber']);
    expect(missingIn(fields, { ...values, noticeNumber: '3号' })).toEqual([]);
    expect(missingIn(fields, { ...values, noticeNumber: '3号', dueDate: ' working' })).toEqual(['dueDate']);
    expect(bodyOf(fields, { ...values, noticeNumber: '3号', dueDate: '30 working' })).toEqual({
      noticeNumber: '3号',
      leadUnitId: 'school',
      supportingUnitIds: [],
      period: { count: 30, unit: 'working' },
    });
  });

  it('send trimmed text, numbers as numbers, lists always, and nothing that was left blank', () => {
    const { fields } = formOf('ReportProgress');
    expect(bodyOf(fields, { text: ' 隔墙已拆 ', percent: '80', evidence: [] })).toEqual({
      text: '隔墙已拆',
      percent: 80,
      evidence: [],
    });
    expect(bodyOf(formOf('ApproveRectificationPlan').fields, { note: '' })).toEqual({});
  });

  it('send a file without its name, and a minute of the bureau’s clock as an instant', () => {
    const file = { hash: 'a'.repeat(64), mediaType: 'image/jpeg', bytes: 7, name: '操场.jpg' };
    const sent = bodyOf(formOf('ReopenIssue').fields, { reason: '反弹', evidence: [file] }, '2025-03-18T10:42');
    expect(sent).toEqual({
      reason: '反弹',
      evidence: [{ hash: 'a'.repeat(64), mediaType: 'image/jpeg', bytes: 7 }],
      occurredAt: '2025-03-18T02:42:00.000Z',
    });
    expect(instantOf('2025-03-18T00:00')).toBe('2025-03-17T16:00:00.000Z');
  });

  it('take a step without its day, and an answer that is neither yes nor no, for missing', () => {
    const plan = { goal: '达标', measures: '扩建', responsibleAccountId: 'me' };
    const { fields } = formOf('SubmitRectificationPlan');
    expect(missingIn(fields, { ...plan, steps: [{ text: '施工', dueDate: '' }] })).toEqual(['steps']);
    expect(missingIn(fields, { ...plan, steps: [] })).toEqual(['steps']);
    expect(missingIn(fields, { ...plan, steps: [{ text: '施工', dueDate: '2025-04-01' }] })).toEqual([]);
    const visit = { on: '2025-03-18', finding: '76 平方米', evidence: [] };
    expect(missingIn(formOf('VerifyOnSite').fields, { ...visit, adequate: null })).toEqual(['adequate']);
    expect(missingIn(formOf('VerifyOnSite').fields, { ...visit, adequate: false })).toEqual([]);
  });
});

describe('next steps', () => {
  const legal = (act: string, code?: string): LegalAct => ({
    act,
    needs: [],
    blockedBy: code === undefined ? null : { code, detail: `因为 ${code}`, details: {} },
  });

  it('puts the likeliest first, and leaves out what has no form here', () => {
    const acts = [legal('WithdrawIssue'), legal('AssignRectification'), legal('Unheard')];
    expect(nextSteps(issue(), acts)).toEqual({
      open: ['AssignRectification', 'WithdrawIssue'],
      likely: 'AssignRectification',
      because: [],
    });
    expect(isAct('Unheard')).toBe(false);
  });

  it('fills approving the report only once the work is done', () => {
    const acts = [legal('ReportProgress'), legal('ApproveRectificationReport')];
    expect(nextSteps(issue({ status: 'inProgress', percent: 60 }), acts).likely).toBe('ReportProgress');
    expect(nextSteps(issue({ status: 'inProgress', percent: 100 }), acts).likely).toBe('ApproveRectificationReport');
  });

  it('fills nothing on a closed issue, and says once why the reader may not judge', () => {
    expect(nextSteps(issue({ status: 'closed' }), [legal('ReopenIssue')]).likely).toBeNull();
    const own = 'rectification.own-work';
    const blocked = [
      legal('VerifyOnSite', own),
      legal('RejectClosure', own),
      legal('CloseIssue', 'rectification.not-verified'),
    ];
    expect(nextSteps(issue({ status: 'closureRequested' }), blocked)).toEqual({
      open: [],
      likely: null,
      because: [{ acts: ['VerifyOnSite', 'RejectClosure'], detail: `因为 ${own}` }],
    });
  });
});

describe('the board', () => {
  it('leads only between steps, by acts that have a form', () => {
    for (const from of states)
      for (const to of goalsOf(from)) {
        expect(states).toContain(to);
        expect(names).toContain(moveOf(from, to)?.act);
      }
    expect(moveOf('raised', 'closed')).toBeNull();
    expect(moveOf('closureRequested', 'inadequate')).toEqual({ act: 'VerifyOnSite', preset: { adequate: false } });
  });

  it('asks before 销号, though nothing has to be filled in', () => {
    expect(formOf('CloseIssue')).toMatchObject({ fields: [], confirm: true });
  });
});

describe('acts on several', () => {
  it('never close anything, nor verify it', () => {
    const never: readonly ActName[] = ['CloseIssue', 'VerifyOnSite', 'RequestClosure', 'RejectClosure', 'ReopenIssue'];
    expect(bulkActs.filter(({ act }) => never.includes(act))).toEqual([]);
  });

  it('offer what fits some of the chosen, to whoever may', () => {
    const chosen = [issue(), issue({ issueId: 'issue-2', status: 'assigned' })];
    expect(bulkChoices(chosen, (needs) => needs === 'rectification.assign')).toEqual([
      { act: 'AssignRectification', issues: [chosen[0]] },
    ]);
    expect(bulkChoices(chosen, () => false)).toEqual([]);
  });

  it('let each own unit lead when no other is chosen', () => {
    expect(bulkFields('AssignRectification').map(({ name, optional }) => [name, optional])).toEqual([
      ['noticeNumber', undefined],
      ['leadUnitId', true],
      ['supportingUnitIds', true],
      ['dueDate', undefined],
    ]);
    const values = { noticeNumber: '3号', leadUnitId: null, supportingUnitIds: [], dueDate: '2025-04-30' };
    const both = [issue(), issue({ issueId: 'issue-2' })];
    expect(bulkBody('AssignRectification', values, both)).toEqual({
      act: 'AssignRectification',
      issueIds: both.map(({ issueId }) => issueId),
      noticeNumber: '3号',
      supportingUnitIds: [],
      dueDate: '2025-04-30',
    });
    expect(bulkBody('AssignRectification', { ...values, leadUnitId: 'treasury' }, both)).toMatchObject({
      leadUnitId: 'treasury',
    });
    // Each is extended to the day that it asks for.
    expect(bulkFields('GrantExtension').map(({ name }) => name)).toEqual(['note']);
  });
});
