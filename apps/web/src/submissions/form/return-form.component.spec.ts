import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { defineComponent, h, ref } from 'vue';
import { mountPiece } from '@test/piece';
import { Refused } from '@web/server/refused';
import shell from '@web/texts/zh-CN/shell';
import submissions from '@web/texts/zh-CN/submissions';
import words from '@web/texts/zh-CN/words';
import { useReturnDraft, type DraftPort, type ReturnDraft } from './draft';
import { inMemory } from './kept-drafts';
import type { Finding, MyReturn, ReturnLine, SavedDraft } from './lines';
import ReturnForm from './return-form.vue';
import SavingMark from './saving-mark.vue';

const line = (field: string, label: string, more: Partial<ReturnLine> = {}): ReturnLine => ({
  field,
  group: 'teachers',
  label,
  unit: '人',
  kind: 'number',
  places: 0,
  max: '20000',
  notApplicable: true,
  choices: [],
  definition: '在册人员。',
  source: '统计',
  usedBy: ['L2'],
  value: null,
  explanation: null,
  origin: null,
  state: 'empty',
  last: null,
  findings: [],
  mark: null,
  returned: null,
  ...more,
});
const draftState = (revision: number, updatedAt: string | null = null) => ({
  revision,
  updatedAt,
  updatedBy: null,
  updatedByName: '韩梅梅',
});
const pageWith = (lines: ReturnLine[], revision = 0): MyReturn => ({
  unitId: 'section-1',
  unit: '小学部',
  parentId: null,
  parent: null,
  stage: 'primary',
  dataYear: '2024-2025',
  form: {
    id: 'section',
    version: 1,
    title: '学部填报表',
    groups: [
      { code: 'enrolment', label: '在校学生' },
      { code: 'teachers', label: '专任教师' },
    ],
  },
  lines,
  draft: draftState(revision),
  unconfirmed: [],
  unfilled: [],
  status: null,
  version: null,
  confirmedAt: null,
  returned: [],
  split: null,
  effects: [],
  liftedUntil: null,
  acts: [],
  campaigns: [],
});
const finding = (field: string, message: string): Finding => ({
  rule: 'part-above-whole',
  strength: 'reject',
  field,
  with: [],
  message,
  source: '填报说明',
});
const saved = (revision: number, findings: Finding[] = []): SavedDraft => ({
  ...draftState(revision, '2025-03-18T02:41:00.000Z'),
  findings,
  unconfirmed: [],
  unfilled: [],
  split: null,
  effects: [
    {
      stage: 'primary',
      indicator: 'L2',
      name: '骨干教师',
      unit: '人/百名学生',
      precision: 2,
      value: '0.000000',
      state: 'belowFloor',
      threshold: '1',
    },
  ],
});

const lines = [
  line('students', '在校学生数', { group: 'enrolment', value: '260', state: 'draft', notApplicable: false }),
  line('backboneTeachers', '骨干教师数'),
  line('fullTimeTeachers', '专任教师数'),
];
const save = jest.fn<DraftPort['save']>();
const confirm = jest.fn<DraftPort['confirm']>();
const read = jest.fn<DraftPort['read']>();
const kept = inMemory();
const mounted: VueWrapper[] = [];

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
  for (const mock of [save, confirm, read]) mock.mockReset();
  save.mockImplementation((revision) => Promise.resolve(saved(revision + 1)));
});
afterEach(async () => {
  for (const one of mounted.splice(0)) one.unmount();
  await kept.drop('me');
  jest.useRealTimers();
});

/** The form on its draft, as its page has it: the mark of saving above, the check as a button. */
const open = async (page: MyReturn) => {
  const port: DraftPort = { save, confirm, read, kept, key: 'me', quiet: 1000, retry: 15_000 };
  let draft: ReturnDraft | undefined;
  const ready = jest.fn();
  const desk = defineComponent({
    setup() {
      draft = useReturnDraft(page, port);
      const form = ref<InstanceType<typeof ReturnForm>>();
      return () => [
        h(SavingMark, { saving: draft!.saving.value }),
        h('button', { id: 'check', onClick: () => form.value?.check() }),
        h(ReturnForm, { ref: form, draft: draft!, editable: true, onReady: ready }),
      ];
    },
  });
  const wrapper = mountPiece(desk, {}, { shell, submissions, words });
  mounted.push(wrapper);
  await flushPromises();
  return { wrapper, draft: draft!, ready };
};
const quiet = async (ms = 1000): Promise<void> => {
  jest.advanceTimersByTime(ms);
  await flushPromises();
};
const pressed = (wrapper: VueWrapper, label: string): string[] =>
  wrapper
    .get(`[aria-label="${label} 填法"]`)
    .findAll('button')
    .filter((button) => button.attributes('aria-pressed') === 'true')
    .map((button) => button.text());
const choose = async (wrapper: VueWrapper, label: string, words_: string): Promise<void> => {
  const button = wrapper
    .get(`[aria-label="${label} 填法"]`)
    .findAll('button')
    .find((one) => one.text() === words_);
  await button!.trigger('click');
  await flushPromises();
};

it('keeps 未填, 有数, 是 0 and 不适用 apart, and says at once what each means', async () => {
  const { wrapper, draft } = await open(pageWith(lines));
  const field = () => wrapper.get<HTMLInputElement>('#field-backboneTeachers');
  // Opens at the first group that is not complete.
  expect(wrapper.get('h2[id^=group]').text()).toBe('专任教师');
  expect([field().element.value, field().attributes('placeholder')]).toEqual(['', '未填']);
  expect(pressed(wrapper, '骨干教师数')).toEqual([]);

  await field().setValue('0');
  expect(pressed(wrapper, '骨干教师数')).toEqual(['有数']);
  await field().trigger('blur');
  expect(pressed(wrapper, '骨干教师数')).toEqual(['是 0']);
  expect(field().element.readOnly).toBe(true);
  await quiet();
  expect(wrapper.get('#field-backboneTeachers-notes').text()).toContain('按 0 计算。');
  expect(wrapper.get('#field-backboneTeachers-notes').text()).toMatch(/骨干教师 0\.00\s*✗\s*不达标/);

  await choose(wrapper, '骨干教师数', '不适用');
  expect([field().element.value, pressed(wrapper, '骨干教师数')]).toEqual(['不适用', ['不适用']]);
  const why = wrapper.get<HTMLTextAreaElement>('#field-backboneTeachers-why');
  expect(document.activeElement).toBe(why.element);
  await why.setValue('教学点');
  await quiet();
  expect(save.mock.lastCall?.[1]).toMatchObject({ backboneTeachers: { value: 'n/a', explanation: '教学点' } });

  await choose(wrapper, '骨干教师数', '有数');
  expect([field().element.value, document.activeElement]).toEqual(['', field().element]);
  expect(draft.lines.value.find((one) => one.field === 'backboneTeachers')?.value).toBeNull();
});

it('tells of a group 未开始, 填写中 with what is missing, and 已完成', async () => {
  const { wrapper } = await open(pageWith(lines));
  const states = () => wrapper.findAll('.gl small').map((one) => one.text());
  expect(states()).toEqual(['已完成', '未开始']);
  await wrapper.get('#field-backboneTeachers').setValue('3');
  expect(states()).toEqual(['已完成', '填写中，缺 1 项']);
  await wrapper.get('#field-fullTimeTeachers').setValue('18');
  expect(states()).toEqual(['已完成', '已完成']);
  expect(wrapper.get('h2[id^=group]').text()).toBe('专任教师');
});

it('saves after a pause, once, and says when', async () => {
  const { wrapper } = await open(pageWith(lines, 4));
  for (const typed of ['1', '18']) await wrapper.get('#field-fullTimeTeachers').setValue(typed);
  expect(wrapper.get('[role=status]').text()).toBe('正在填写');
  await quiet(999);
  expect(save).not.toHaveBeenCalled();
  await quiet(1);
  expect(save.mock.calls).toEqual([
    [4, { students: { value: '260', explanation: null }, fullTimeTeachers: { value: '18', explanation: null } }],
  ]);
  expect(wrapper.get('[role=status]').text()).toBe('✓ 10:41 已自动保存');
  expect(await kept.get('me')).toBeNull();
});

it('keeps what is typed in this browser while the network is away, and sends it later, also from another visit', async () => {
  save.mockRejectedValue(new Refused({ status: 0, code: 'web.no-answer' as never, detail: '' }));
  const first = await open(pageWith(lines));
  await first.wrapper.get('#field-fullTimeTeachers').setValue('18');
  await quiet();
  expect(first.wrapper.get('[role=status]').text()).toMatch(/^○ .+ 已存在本机/);
  expect(await kept.get('me')).toMatchObject({ revision: 0, entries: { fullTimeTeachers: { value: '18' } } });
  first.wrapper.unmount();
  mounted.pop();

  save.mockReset();
  save.mockImplementation((revision) => Promise.resolve(saved(revision + 1)));
  const { wrapper } = await open(pageWith(lines));
  expect(wrapper.get<HTMLInputElement>('#field-fullTimeTeachers').element.value).toBe('18');
  expect(save).toHaveBeenCalledTimes(1);
  expect(wrapper.get('[role=status]').text()).toContain('已自动保存');
  expect(await kept.get('me')).toBeNull();
});

it('lists on top what is wrong, takes focus, and leads to the field of another group', async () => {
  save.mockImplementation((revision) =>
    Promise.resolve(saved(revision + 1, [finding('students', '在校学生数不能为负数（-3）')])),
  );
  const { wrapper, ready } = await open(pageWith(lines));
  await wrapper.get('#field-fullTimeTeachers').setValue('18');
  await quiet();
  // Found at once, at its field; the summary waits until somebody asks.
  expect(wrapper.find('.es').exists()).toBe(false);
  await wrapper.get('#check').trigger('click');
  await flushPromises();
  const summary = wrapper.get('.es');
  expect(document.activeElement).toBe(summary.element);
  expect(summary.text()).toContain('有 1 处要改');
  await summary.get('a').trigger('click');
  await flushPromises();
  expect(wrapper.get('h2[id^=group]').text()).toBe('在校学生');
  expect(document.activeElement?.id).toBe('field-students');
  expect(wrapper.get('#field-students').attributes('aria-invalid')).toBe('true');
  expect(ready).not.toHaveBeenCalled();

  save.mockImplementation((revision) => Promise.resolve(saved(revision + 1)));
  await wrapper.get('#field-students').setValue('3');
  await wrapper.get('#check').trigger('click');
  await flushPromises();
  expect(wrapper.find('.es').exists()).toBe(false);
  expect(ready).toHaveBeenCalledTimes(1);
});

it('asks for a word on each prefilled value before it is filed', async () => {
  const origin = { kind: 'prefilled', from: 'statistics', dataYear: '2024-2025' } as const;
  const offered = pageWith([line('fullTimeTeachers', '专任教师数', { value: '18', state: 'prefilled', origin })]);
  confirm.mockImplementation((revision) => Promise.resolve(saved(revision + 1)));
  const { wrapper, ready } = await open(offered);
  expect(wrapper.text()).toContain('2024-2025学年教育事业统计，请核对');
  await wrapper.get('#check').trigger('click');
  await flushPromises();
  expect(wrapper.get('.es').text()).toContain('专任教师数：预填的数还没有核对');
  await wrapper.get('.rn-offer button').trigger('click');
  await flushPromises();
  expect(confirm.mock.calls).toEqual([[0, ['fullTimeTeachers']]]);
  expect(wrapper.find('.rn-offer').exists()).toBe(false);
  expect(ready).not.toHaveBeenCalled();
});

it('shows both versions when somebody else has saved, and loses nothing', async () => {
  const theirs = [
    lines[0]!,
    line('backboneTeachers', '骨干教师数', { value: '5', state: 'draft' }),
    line('fullTimeTeachers', '专任教师数', { value: '17', state: 'draft' }),
  ];
  save.mockRejectedValueOnce(new Refused({ status: 412, code: 'draft.changed' as never, detail: '' }));
  read.mockResolvedValue(pageWith(theirs, 7));
  const { wrapper } = await open(pageWith(lines));
  await wrapper.get('#field-fullTimeTeachers').setValue('18');
  await quiet();
  const dialog = wrapper.get('.dc');
  expect(document.activeElement).toBe(dialog.element);
  const rows = dialog.findAll('fieldset').map((row) => ({
    label: row.get('legend').text(),
    sides: row.findAll('label').map((side) => side.text().replace(/\s+/g, ' ')),
    taken: row.get<HTMLInputElement>('input:checked').element.value,
  }));
  expect(rows).toEqual([
    { label: '骨干教师数', sides: ['我的 未填', '现在的 5'], taken: 'theirs' },
    { label: '专任教师数', sides: ['我的 18', '现在的 17'], taken: 'mine' },
  ]);
  await dialog.get('.btn.pri').trigger('click');
  await flushPromises();
  expect(save.mock.lastCall).toEqual([
    7,
    {
      students: { value: '260', explanation: null },
      backboneTeachers: { value: '5', explanation: null },
      fullTimeTeachers: { value: '18', explanation: null },
    },
  ]);
  expect(wrapper.find('.dc').exists()).toBe(false);
  // Whoever chose goes on at the first field of which there were two versions.
  expect(document.activeElement?.id).toBe('field-backboneTeachers');
  expect(wrapper.get('[role=status]').text()).toContain('已自动保存');
});
