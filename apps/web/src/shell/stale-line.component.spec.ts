import { expect, it } from '@jest/globals';
import { nextTick } from 'vue';
import { mountPiece } from '@test/piece';
import { noticeKnowledge } from '@web/server/knowledge';
import shell from '@web/texts/zh-CN/shell';
import words from '@web/texts/zh-CN/words';
import StaleLine from './stale-line.vue';

const answered = async (method: string, ok: boolean, headers: Record<string, string>): Promise<void> => {
  noticeKnowledge({ method }, { ok, headers: new Headers(headers) });
  await nextTick();
};

it('says up to when what is shown is known, for as long as reads say so', async () => {
  const line = mountPiece(StaleLine, {}, { shell, words });
  expect(line.text()).toBe('');
  await answered('GET', true, { 'X-Known-Until': '2025-03-03T02:42:00.000Z' });
  expect(line.text()).toBe('记录服务暂时没有应答，以下是截至 10:42 的内容。');
  await answered('POST', false, {});
  await answered('GET', false, {});
  expect(line.text()).not.toBe('');
  await answered('GET', true, {});
  expect(line.text()).toBe('');
});
