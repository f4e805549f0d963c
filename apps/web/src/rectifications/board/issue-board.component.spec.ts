import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { mountPiece } from '@test/piece';
import rectifications from '@web/texts/zh-CN/rectifications';
import shell from '@web/texts/zh-CN/shell';
import words from '@web/texts/zh-CN/words';
import type { Issue, Status } from '../states';

const card = (issueId: string, status: Status, problem: string) =>
  ({
    issueId,
    status,
    problem,
    unitId: 'school',
    unitName: '第三小学',
    countyId: 'county',
    severity: 'ordinary',
    dueDate: null,
    extensionDate: null,
    proposedLeadUnitId: null,
    suggestedDueDate: null,
    percent: null,
    overdue: false,
    rectifiedInTime: null,
    round: 1,
    revision: 1,
  }) as unknown as Issue;
const assigned = card('i1', 'assigned', '音乐教室面积不足');
const verified = card('i2', 'verified', '图书未上架');
const column = (status: Status, ...items: Issue[]) => ({ status, total: items.length, overdue: 0, items });
const columns = [column('assigned', assigned), column('acknowledged'), column('verified', verified), column('closed')];

// The pages' client, answering from a table.
type Init = { params: { path: { id: string }; header?: Record<string, string> } };
const ask =
  (method: string) =>
  (template: string, { params }: Init) => {
    const path = template.replace('{id}', params.path.id);
    asked.push({ method, path, ifMatch: params.header?.['If-Match'] ?? null });
    const { status, body } = answers[`${method} ${path}`] ?? { status: 404, body: {} };
    const ok = status < 400;
    return Promise.resolve({ [ok ? 'data' : 'error']: body, response: { ok, status } });
  };
jest.unstable_mockModule('@web/server/client', () => ({ client: { GET: ask('GET'), POST: ask('POST') } }));
const { default: IssueBoard } = await import('./issue-board.vue');

type Answer = { status: number; body: unknown };
let asked: { method: string; path: string; ifMatch: string | null }[];
let answers: Record<string, Answer>;
let board: VueWrapper;

const inColumn = (at: number): string => board.findAll('.rc-column')[at]!.text();
const said = (): string => board.get('[role=status]').text();
const moveBy = async (id: string, to: string): Promise<void> => {
  const item = board.findAll('.rc-card').find((one) => one.find(`#card-${id}`).exists())!;
  await item.get('button').trigger('click');
  await flushPromises();
  expect(item.get('ul').element.contains(document.activeElement)).toBe(true);
  await item
    .findAll('ul button')
    .find((one) => one.text() === to)!
    .trigger('click');
  await flushPromises();
};
const legal = (issue: Issue, acts: unknown[]): Answer => ({ status: 200, body: { ...issue, acts } });

beforeEach(() => {
  asked = [];
  answers = {};
  // jsdom has no modal dialogs.
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true;
  };
  board = mountPiece(IssueBoard, { columns, query: {} }, { rectifications, shell, words });
});
afterEach(() => board.unmount());

describe('a card moved by its menu', () => {
  it('is the act between the two steps: asked of the server, announced, and focus stays with the card', async () => {
    answers['GET /api/issues/i1'] = legal(assigned, [{ act: 'AcknowledgeRectification', needs: [], blockedBy: null }]);
    answers['POST /api/issues/i1/acknowledgement'] = { status: 201, body: { outcome: 'done' } };
    await moveBy('i1', '待报方案');
    expect(asked.at(-1)).toEqual({ method: 'POST', path: '/api/issues/i1/acknowledgement', ifMatch: '"1"' });
    expect(said()).toContain('已从“待签收”移到“待报方案”');
    expect(board.emitted('changed')).toHaveLength(1);
    expect(document.activeElement?.id).toBe('card-i1');
  });

  it('goes back with the server’s reason when a rule stands in the way, and nothing is sent', async () => {
    const blockedBy = {
      code: 'rectification.own-work',
      detail: '整改人不得办结自己整改的问题，请换人办理。',
      details: {},
    };
    answers['GET /api/issues/i2'] = legal(verified, [{ act: 'CloseIssue', needs: [], blockedBy }]);
    await moveBy('i2', '已销号');
    expect(said()).toContain('整改人不得办结自己整改的问题');
    expect(inColumn(2)).toContain('图书未上架');
    expect(asked.filter(({ method }) => method === 'POST')).toEqual([]);
    expect(document.activeElement?.id).toBe('card-i2');
  });

  it('goes back when the server refuses what it had offered', async () => {
    answers['GET /api/issues/i1'] = legal(assigned, [{ act: 'AcknowledgeRectification', needs: [], blockedBy: null }]);
    answers['POST /api/issues/i1/acknowledgement'] = {
      status: 409,
      body: { status: 409, code: 'rectification.ended', detail: '该问题已办结，不能再办理。' },
    };
    await moveBy('i1', '待报方案');
    expect(said()).toContain('没有移动：音乐教室面积不足。该问题已办结，不能再办理。');
    expect(inColumn(0)).toContain('音乐教室面积不足');
    expect(inColumn(1)).not.toContain('音乐教室面积不足');
    expect(board.emitted('changed')).toBeUndefined();
  });

  it('opens the form where something has to be said, and comes back when that is given up', async () => {
    answers['GET /api/issues/i2'] = legal(verified, [{ act: 'CloseIssue', needs: [], blockedBy: null }]);
    await moveBy('i2', '已销号');
    expect(board.get('dialog').text()).toContain('准予销号');
    expect(inColumn(3)).toContain('图书未上架');
    await board.get('dialog footer button[type=button]').trigger('click');
    await flushPromises();
    expect(board.find('dialog').exists()).toBe(false);
    expect(inColumn(2)).toContain('图书未上架');
    expect(said()).toContain('没有移动');
  });

  it('closes its menu on Escape and returns to the button', async () => {
    const item = board.findAll('.rc-card')[0]!;
    await item.get('button').trigger('click');
    await flushPromises();
    await item.get('ul button').trigger('keydown', { key: 'Escape' });
    expect(item.find('ul').exists()).toBe(false);
    expect(document.activeElement).toBe(item.get('button').element);
  });
});

describe('a card that is dragged', () => {
  const drag = async (from: number, to: number): Promise<void> => {
    await board.findAll('.rc-column')[from]!.get('.rc-card').trigger('dragstart');
    await board.findAll('.rc-column')[to]!.trigger('drop');
    await flushPromises();
  };

  it('does what the menu does', async () => {
    answers['GET /api/issues/i1'] = legal(assigned, [{ act: 'AcknowledgeRectification', needs: [], blockedBy: null }]);
    answers['POST /api/issues/i1/acknowledgement'] = { status: 201, body: { outcome: 'done' } };
    await drag(0, 1);
    expect(said()).toContain('已从“待签收”移到“待报方案”');
  });

  it('snaps back from a step that no act leads to, and says which do', async () => {
    await drag(0, 3);
    expect(said()).toContain('不能从“待签收”直接到“已销号”。可以到：待报方案。');
    expect(asked).toEqual([]);
    expect(inColumn(0)).toContain('音乐教室面积不足');
  });

  it('snaps back when the act is not the reader’s', async () => {
    answers['GET /api/issues/i1'] = legal(assigned, []);
    await drag(0, 1);
    expect(said()).toContain('这一步不由你的岗位办理');
  });
});
