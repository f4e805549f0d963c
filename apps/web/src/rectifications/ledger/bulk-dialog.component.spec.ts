import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { mountPiece } from '@test/piece';
import rectifications from '@web/texts/zh-CN/rectifications';
import shell from '@web/texts/zh-CN/shell';
import words from '@web/texts/zh-CN/words';
import type { Issue } from '../states';

type Answer = { status: number; body: unknown };
type Sent = { path: string; body: { act: string; issueIds: string[]; note?: string }; key: string };
let answers: Answer[];
let sent: Sent[];
const post = (path: string, { params, body }: { params: { header: Record<string, string> }; body: Sent['body'] }) => {
  sent.push({ path, body, key: params.header['Idempotency-Key']! });
  const { status, body: answer } = answers.shift() ?? { status: 500, body: {} };
  const ok = status < 400;
  return Promise.resolve({ [ok ? 'data' : 'error']: answer, response: { ok, status } });
};
jest.unstable_mockModule('@web/server/client', () => ({ client: { GET: post, POST: post } }));
const { default: BulkDialog } = await import('./bulk-dialog.vue');

const issue = (issueId: string, problem: string) =>
  ({
    issueId,
    problem,
    unitId: 'school',
    unitName: '第三小学',
    countyId: 'county',
    dueDate: null,
    proposedLeadUnitId: null,
  }) as Issue;
const issues = [issue('i1', '图书不足'), issue('i2', '围墙开裂')];
const line = (issueId: string, detail: string | null = null) => ({
  issueId,
  done: detail === null,
  code: detail && 'x',
  detail,
});
const told = (...items: ReturnType<typeof line>[]): Answer => ({
  status: 201,
  body: { done: items.filter(({ done }) => done).length, refused: 0, position: null, sequence: 7, items },
});
let dialog: VueWrapper;
const press = async (): Promise<void> => {
  await dialog.get('form').trigger('submit');
  await flushPromises();
};

beforeEach(() => {
  [answers, sent] = [[], []];
  // jsdom has no modal dialogs.
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true;
  };
  dialog = mountPiece(BulkDialog, { act: 'RemindNow', issues }, { rectifications, shell, words });
});
afterEach(() => dialog.unmount());

it('says how many and which, and sends them in one call', async () => {
  expect(dialog.text()).toContain('将对 2 条问题办理“催办”');
  answers = [told(line('i1'), line('i2'))];
  await dialog.get('textarea').setValue('请抓紧');
  await press();
  expect(sent).toMatchObject([
    { path: '/api/issues/batch', body: { act: 'RemindNow', issueIds: ['i1', 'i2'], note: '请抓紧' } },
  ]);
  expect(dialog.text()).toContain('已办 2 条');
  expect(dialog.find('button[type=submit]').exists()).toBe(false);
  await dialog.get('footer button').trigger('click');
  expect(dialog.emitted('close')).toEqual([[true]]);
});

it('tells why each refused one was, with a way to it, and sends only those again', async () => {
  answers = [told(line('i1'), line('i2', '今天已经催办过。')), told(line('i2'))];
  await press();
  const refused = dialog.get('[role=alert]');
  expect(refused.text()).toContain('今天已经催办过。');
  expect(refused.get('a').attributes('href')).toBe('/issues/i2');
  expect(dialog.text()).toContain('已办 1 条');
  await press();
  expect(sent.map(({ body }) => body.issueIds)).toEqual([['i1', 'i2'], ['i2']]);
  expect(dialog.text()).toContain('已办 2 条');
  expect(dialog.find('[role=alert]').exists()).toBe(false);
});

it('keeps what was typed when the whole call is refused or lost, and asks again under the same key', async () => {
  answers = [
    { status: 403, body: { status: 403, code: 'access.not-permitted', detail: '本岗位没有此项权限。' } },
    told(line('i1'), line('i2')),
  ];
  await dialog.get('textarea').setValue('请抓紧');
  await press();
  expect(dialog.text()).toContain('本岗位没有此项权限。');
  expect(dialog.get('textarea').element.value).toBe('请抓紧');
  await press();
  expect(sent[1]!.key).toBe(sent[0]!.key);
  expect(dialog.text()).toContain('已办 2 条');
});
