import { afterEach, expect, it } from '@jest/globals';
import { flushPromises, type DOMWrapper, type VueWrapper } from '@vue/test-utils';
import { defineComponent, h, ref } from 'vue';
import { mountPiece } from '@test/piece';
import reviews from '@web/texts/zh-CN/reviews';
import words from '@web/texts/zh-CN/words';
import type { ReviewItem } from './legal-acts';
import ReviewItems from './review-items.vue';
import type { Words } from './words';

const item = (field: string, label: string, more: Partial<ReviewItem> = {}): ReviewItem => ({
  field,
  group: 'enrolment',
  label,
  unit: '人',
  value: '260',
  explanation: null,
  origin: { kind: 'typed' },
  before: null,
  lastYear: null,
  change: 'new',
  modifications: 0,
  mark: null,
  findings: [],
  ...more,
});
const items = [
  item('students', '在校学生数', {
    change: 'changed',
    modifications: 2,
    before: { version: 1, value: '280', explanation: null, mark: { verdict: 'returned', reason: '与学籍不符' } },
    lastYear: '200',
    findings: [{ rule: 'year-on-year', field: 'students', message: '变动超过20%' }],
    explanation: '教学点并入',
    origin: { kind: 'workbook', sheet: '小学部', cell: 'D5' },
  }),
  item('boarders', '寄宿生数', { mark: { verdict: 'accepted', reason: null } }),
  item('books', '图书册数', { group: 'library' }),
];
let said: Words = {};
let ended = 0;
let table: VueWrapper;
const show = (say = true): VueWrapper => {
  said = {};
  ended = 0;
  const Host = defineComponent(() => {
    const model = ref<Words>({});
    return () =>
      h(ReviewItems, {
        items,
        groups: new Map([
          ['enrolment', '在校学生'],
          ['library', '图书'],
        ]),
        say,
        read: (_: string, value: string | null) => value ?? '未填',
        modelValue: model.value,
        'onUpdate:modelValue': (next: Words) => {
          model.value = next;
          said = next;
        },
        onEnd: () => (ended += 1),
      });
  });
  table = mountPiece(Host, {}, { reviews, words });
  return table;
};
afterEach(() => table.unmount());

const row = (label: string): DOMWrapper<Element> => table.findAll('.rv-row').find((one) => one.text().includes(label))!;
const focused = (): string | undefined => (document.activeElement as HTMLElement | null)?.dataset['field'];
const press = async (key: string): Promise<void> => {
  document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await flushPromises();
};

it('shows a change as 原 and 现, marked in words, with what the reviewer needs beside it', () => {
  show();
  const students = row('在校学生数');
  expect(students.get('.rv-was .gone').text()).toBe('280');
  expect(students.get('.rv-now').classes()).toContain('changed');
  expect(students.get('.rv-now').text()).toContain('已改');
  for (const text of [
    '200',
    '变动超过20%',
    '说明：教学点并入',
    '第 1 版退回理由：与学籍不符',
    '本学年改过 2 次',
    '“小学部”D5',
  ])
    expect(students.text()).toContain(text);
  expect(row('图书册数').get('.rv-now').classes()).not.toContain('changed');
  expect(table.findAll('.rv-group').map((one) => one.text())).toEqual(['在校学生', '图书']);
});

it('is reviewed by keyboard: a accepts and goes on, r asks for the reason, Enter goes on, the end is told', async () => {
  show();
  (table.get('[data-field=students]').element as HTMLElement).focus();
  await press('a');
  expect(said).toEqual({ students: { verdict: 'accepted', reason: '' } });
  // What is accepted already is passed over.
  expect(focused()).toBe('books');
  await press('ArrowUp');
  expect(focused()).toBe('boarders');
  await press('ArrowDown');
  await press('r');
  const reason = table.get<HTMLInputElement>('#reason-books');
  expect(document.activeElement).toBe(reason.element);
  await reason.setValue('与台账不符');
  expect(said['books']).toEqual({ verdict: 'returned', reason: '与台账不符' });
  await press('a');
  expect(said['books']?.verdict).toBe('returned');
  await press('Enter');
  expect(ended).toBe(1);
});

it('takes a word back: Esc in the reason, a second click on what was chosen', async () => {
  show();
  (table.get('[data-field=books]').element as HTMLElement).focus();
  await press('r');
  await press('Escape');
  expect(said).toEqual({});
  expect(focused()).toBe('books');
  const accept = row('在校学生数').get('button');
  const click = (): void => void accept.element.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
  click();
  await flushPromises();
  expect(accept.attributes('aria-pressed')).toBe('true');
  click();
  await flushPromises();
  expect(said).toEqual({});
});

it('only shows to whoever has no say', () => {
  show(false);
  expect(table.findAll('button, input')).toHaveLength(0);
  expect(row('寄宿生数').get('.rv-word').text()).toBe('已认可');
});
