import { expect, it } from '@jest/globals';
import { kept } from '@test/kept';
import { requested } from '@test/counter';

const file = (letter: string) => ({ hash: letter.repeat(64), mediaType: 'image/png', bytes: 1 });
const command = { type: 'RequestClosure', evidence: [file('a'), file('b')] };
const evidence = kept(file('b').hash);

it('names the file that is not there', async () => {
  await expect(evidence.check(command, requested(1))).rejects.toMatchObject({
    code: 'attachments.not-kept',
    kind: 'invalid',
    details: { hash: file('b').hash },
  });
});

it('lets pass what is there, and what cites nothing', async () => {
  await expect(evidence.check({ ...command, evidence: [file('a')] }, requested(1))).resolves.toBeUndefined();
  await expect(evidence.check({ type: 'CloseIssue' }, requested(1))).resolves.toBeUndefined();
});

it('asks no process for what stands in the log already', async () => {
  const actor = { id: 'system', role: 'process', unit: 'system' };
  await expect(evidence.check(command, requested(1, { actor }))).resolves.toBeUndefined();
});
