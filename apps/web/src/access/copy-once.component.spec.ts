import { expect, it, jest } from '@jest/globals';
import { mountPiece } from '@test/piece';
import { nextTick } from 'vue';
import shell from '@web/texts/zh-CN/shell';
import CopyOnce from './copy-once.vue';

it('copies where the browser has no clipboard to offer, as on a site without TLS', async () => {
  const copy = jest.fn((_command: string) => true);
  Object.assign(document, { execCommand: copy });
  expect([window.isSecureContext === true, navigator.clipboard]).toEqual([false, undefined]);
  const piece = mountPiece(CopyOnce, { secret: '口令-2025' }, { shell });
  await piece.get('button').trigger('click');
  await nextTick();
  expect(copy).toHaveBeenCalledWith('copy');
  expect(piece.get('button').text()).toBe(shell.act.copied);
});
