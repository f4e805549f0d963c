import { expect, it } from '@jest/globals';
import { nextTick } from 'vue';
import { mountPiece } from '@test/piece';
import { Refused } from '@web/server/refused';
import shell from '@web/texts/zh-CN/shell';
import ProblemNotice from './problem-notice.vue';

const refused = new Refused({
  status: 422,
  code: 'request.invalid',
  detail: '提交的内容有误，请按提示逐项修改。',
  errors: [{ field: 'name', detail: '名称：不能为空。' }],
});

it('says what is wrong, takes focus, and leads to the field', async () => {
  const field = document.createElement('input');
  field.id = 'field-name';
  document.body.append(field);
  const notice = mountPiece(ProblemNotice, { problem: null, anchor: (name: string) => `field-${name}` }, { shell });
  expect(notice.text()).toBe('');
  await notice.setProps({ problem: refused });
  await nextTick();
  expect(notice.text()).toContain('提交的内容有误');
  expect(document.activeElement).toBe(notice.get('[role=alert]').element);
  await notice.get('a').trigger('click');
  expect(document.activeElement).toBe(field);
});

it('says that there was no answer, and that nothing typed is lost', () => {
  const away = new Refused({ status: 0, code: 'web.no-answer' as never, detail: '' });
  expect(mountPiece(ProblemNotice, { problem: away }, { shell }).text()).toContain('还在本页');
});
