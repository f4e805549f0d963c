import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { EventTypes, InMemoryEventStore, LogTree } from '@app/event-store';
import { parseCheckpoint, openNote } from '@app/ledger';
import { Channels, noChannels } from '@app/platform/channels';
import { SuppliedClock } from '@app/platform/clock';
import { Checkpoints, mailedKey, readMailed } from '@app/runtime/proofs';
import { InMemoryOperations } from '@app/vault';
import { keyOf, keysOf } from '@test/ledger-log';
import { SmtpSink } from '@test/smtp-sink';
import { note } from '../../../../test/support/stored.js';
import { CheckpointMail } from './checkpoint-mail.js';

Logger.overrideLogger(false);
let sink: SmtpSink;
beforeAll(async () => {
  sink = await SmtpSink.start();
});
afterAll(() => sink.close());
beforeEach(() => {
  sink.mails.length = 0;
  sink.refuse = () => undefined;
});

let streams = 0;
/** A log of one event, its checkpoints, and what mails them to two addresses. */
const office = async (keys = keysOf(null)) => {
  const clock = new SuppliedClock('2025-05-03T08:00:00.000Z');
  const store = new InMemoryEventStore({ types: new EventTypes([]), now: () => clock.now() });
  const operations = new InMemoryOperations();
  const checkpoints = new Checkpoints(new LogTree(store), store.storeId, operations.notes, keys, clock);
  const email = { url: sink.url, from: '衡鉴 <hj@example.cn>' };
  const channels = Channels.of({ ...noChannels, email, checkpointsTo: ['a@audit.cn', 'b@audit.cn'] });
  const mail = new CheckpointMail(channels, operations, clock);
  const grow = async () => {
    await store.append(`hj.main.note-${(streams += 1)}`, 'noStream', [note(1)]);
    await checkpoints.make('act');
  };
  const round = () => mail.round(() => checkpoints.latest());
  const mailed = async () => readMailed(await operations.checkpoints.get(mailedKey));
  await grow();
  return { clock, checkpoints, operations, channels, grow, round, mailed, mail };
};
const sent = () => sink.mails.flatMap(({ to }) => to).toSorted();

it('each day’s first checkpoint goes to everybody once, and can be taken out of the mail as it is', async () => {
  const { clock, checkpoints, grow, round } = await office();
  await round();
  await grow();
  await round();
  expect(sent()).toEqual(['a@audit.cn', 'b@audit.cn']);
  const text = sink.mails[0]!.text.replace(/\r\n/g, '\n');
  const { note: kept } = (await checkpoints.recent(2))[1]!;
  expect(text).toContain(kept);
  expect(parseCheckpoint(openNote(kept, []).text).count).toBe(1);
  expect([sink.mails[0]!.subject, text]).toEqual([
    '衡鉴检查点：2025-05-03，1 条',
    expect.stringContaining('这个检查点没有签名'),
  ]);
  clock.set('2025-05-04T08:00:00.000Z');
  await round();
  clock.set('2025-05-05T08:00:00.000Z');
  // Nothing was added since: nobody is written to.
  await round();
  expect(sink.mails).toHaveLength(4);
});

it('what nobody could sign when it was mailed is mailed again once it is signed, though nothing was added', async () => {
  let keys = keysOf(null);
  const { clock, checkpoints, round } = await office({ current: () => keys.current(), named: () => keys.named() });
  await round();
  keys = keysOf(keyOf('hengjian/test', 1));
  const { note: signed } = await checkpoints.make('day');
  for (const day of ['04', '05']) {
    clock.set(`2025-05-${day}T08:00:00.000Z`);
    await round();
  }
  const texts = sink.mails.map(({ text }) => text.replace(/\r\n/g, '\n'));
  expect(texts.map((text) => text.includes(signed))).toEqual([false, false, true, true]);
  // Two mails of one id are one to many mail servers, which throw the second away.
  expect(new Set(sink.mails.map(({ messageId }) => messageId)).size).toBe(2);
});

it('whom it did not reach is told, and tried again; the others are left alone', async () => {
  const { round, mailed } = await office();
  sink.refuse = (address) => (address === 'b@audit.cn' ? 451 : undefined);
  await round();
  expect((await mailed())!.failed).toEqual([{ address: 'b@audit.cn', reason: 'smtp-451' }]);
  sink.refuse = () => undefined;
  await round();
  expect([sent(), (await mailed())!.failed]).toEqual([['a@audit.cn', 'b@audit.cn'], []]);
  sink.refuse = () => 550;
  await round();
  expect(sink.mails).toHaveLength(2);
});

it('what one server is in the middle of sending another leaves alone, and goes on with what nobody ends', async () => {
  const { round, mailed, operations, channels, clock, checkpoints } = await office();
  const other = new CheckpointMail(channels, operations, clock);
  const others: Promise<void>[] = [];
  sink.refuse = () => void others.push(other.round(() => checkpoints.latest()));
  await round();
  await Promise.all(others);
  expect([others.length, sent()]).toEqual([2, ['a@audit.cn', 'b@audit.cn']]);
  expect(await mailed()).toMatchObject({ tries: 1, failed: [] });
  // A process that was killed before it came to the second address.
  sink.refuse = () => undefined;
  const left = { ...(await mailed())!, failed: [{ address: 'b@audit.cn', reason: 'waiting' }] };
  await operations.checkpoints.put(mailedKey, JSON.stringify(left));
  await round();
  clock.set('2025-05-03T08:04:00.000Z');
  await round();
  expect(sink.mails).toHaveLength(2);
  clock.set('2025-05-03T08:06:00.000Z');
  await round();
  expect(sent()).toEqual(['a@audit.cn', 'b@audit.cn', 'b@audit.cn']);
});

it('a server that was overtaken sends no more, and takes nothing back', async () => {
  const { round, mailed, operations } = await office();
  const overtaken = JSON.stringify({ day: '2025-05-03', checkpoint: {}, tries: 2, failed: [] });
  let turn: Promise<unknown> = Promise.resolve();
  sink.refuse = () => void (turn = operations.checkpoints.put(mailedKey, overtaken));
  await round();
  await turn;
  expect([sent(), (await mailed())!.tries]).toEqual([['a@audit.cn'], 2]);
});

it('several servers send it once, and nobody is tried for ever', async () => {
  const { round, mailed, operations, channels, clock, checkpoints } = await office();
  const other = new CheckpointMail(channels, operations, clock);
  await Promise.all([round(), other.round(() => checkpoints.latest())]);
  expect(sent()).toEqual(['a@audit.cn', 'b@audit.cn']);
  clock.set('2025-05-04T08:00:00.000Z');
  sink.refuse = () => 550;
  await checkpoints.make('day');
  for (let turn = 0; turn < 15; turn++) await round();
  expect((await mailed())!.tries).toBeLessThanOrEqual(10);
});
