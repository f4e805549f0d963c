import { expect, it } from '@jest/globals';
import { checkpointPage } from './checkpoint-page.js';

it('a page has the checkpoint in words and in the code, and nothing that a name could put in', () => {
  const note = 'hengjian/x\n3\nAAAA\n\n— <b>"log" BBBB\n';
  const checkpoint = {
    count: 3,
    root: 'f'.repeat(64),
    madeAt: '2025-05-03T08:00:00.000Z',
    reason: 'asked' as const,
    verifier: null,
    note,
  };
  const page = checkpointPage(checkpoint);
  expect(page).toContain('— &lt;b&gt;&quot;log&quot; BBBB');
  expect(page).toMatch(/<svg viewBox="0 0 \d+ \d+"[^>]*><path d="M4,4h1v1h-1z/);
  expect(page).toContain('没有签名');
  expect(page).toContain('2025年5月3日 16:00（北京时间）');
  // Many witnesses make no code that cannot be printed.
  const many = `${note}${'— witness CCCC\n'.repeat(60)}`;
  expect(checkpointPage({ ...checkpoint, note: many })).toContain(
    page.slice(page.indexOf('<svg'), page.indexOf('</svg>')),
  );
  expect(page).not.toMatch(/<script|https?:|src=/);
});
