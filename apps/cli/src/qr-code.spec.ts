import { createHash } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { checkpointPage } from './checkpoint-page.js';
import { qrCode, TooLongForCode } from './qr-code.js';

const text = (bytes: number) => '衡'.repeat(Math.floor(bytes / 3)) + 'x'.repeat(bytes % 3);
const digest = (rows: readonly (readonly boolean[])[]) =>
  createHash('sha256')
    .update(rows.map((row) => row.map(Number).join('')).join('\n'))
    .digest('hex')
    .slice(0, 16);

// What uqr 0.1.3 (unjs/uqr, MIT) draws at level M with mask 0: each step of the tables, with and without version numbers.
it.each([
  [1, 21, '27dcc9269d483f93'],
  [14, 21, '7fff67c9d9363177'],
  [15, 25, '625380f731d13ca8'],
  [106, 41, 'fc208530839a0834'],
  [107, 45, 'edf95c35aa03e7e5'],
  [122, 45, '9d9c0e9f9e0cd68e'],
  [180, 53, 'a0964a8f9e756083'],
  [181, 57, 'ff2cc2279bade2eb'],
  [213, 57, '59adb48c662ab118'],
  [251, 61, 'd7e7bf9e9122c266'],
  [300, 69, '851129abf66a0b0d'],
  [660, 97, '79dcc3274529a7da'],
] as const)('%i bytes are the code that others draw', (bytes, size, expected) => {
  const code = qrCode(text(bytes));
  expect([code.length, digest(code)]).toEqual([size, expected]);
});

it('a text that is too long is refused', () => {
  expect(() => qrCode('x'.repeat(667))).toThrow(TooLongForCode);
});

it('a page has the checkpoint in words and in the code, and nothing that a name could put in', () => {
  const note = 'hengjian/x\n3\nAAAA\n\n— <b>"log" BBBB\n';
  const page = checkpointPage({
    count: 3,
    root: 'f'.repeat(64),
    madeAt: '2025-05-03T08:00:00.000Z',
    reason: 'asked',
    verifier: null,
    note,
  });
  expect(page).toContain('— &lt;b&gt;&quot;log&quot; BBBB');
  expect(page).toMatch(/<svg viewBox="0 0 \d+ \d+"[^>]*><path d="M4,4h1v1h-1z/);
  expect(page).toContain('没有签名');
  // Many witnesses make no code that cannot be printed.
  const many = `${note}${'— witness CCCC\n'.repeat(60)}`;
  expect(checkpointPage({ count: 3, root: '', madeAt: '', reason: 'asked', verifier: null, note: many })).toContain(
    page.slice(page.indexOf('<svg'), page.indexOf('</svg>')),
  );
  expect(page).not.toMatch(/<script|https?:|src=/);
});
