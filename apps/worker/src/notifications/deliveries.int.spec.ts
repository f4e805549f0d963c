import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayOf } from '@app/domain/kernel';
import { isQuiet, usualTimes } from '@app/domain/notifications';
import { NotDelivered } from '@app/platform/channels';
import { usualDelivery } from '@app/runtime';
import { InMemoryOperations } from '@app/vault';
import { DeliveryStage, type Given, type Telling } from '@test/deliveries';

const stages: DeliveryStage[] = [];
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.close();
});
const started = async (...asked: Parameters<typeof DeliveryStage.start>) => {
  const stage = await DeliveryStage.start(...asked);
  stages.push(stage);
  return stage;
};
const orders = (many: number): readonly Telling[] => Array.from({ length: many }, () => 'order');
const subjects = (given: readonly Given[]) => given.map(({ address, message }) => [address, message.subject]);
const statuses = async (stage: DeliveryStage, subject: string) =>
  (await stage.operations.outbox.about(subject)).map(({ status, reason }) => [status, reason]);

describe('one digest a person and day', () => {
  it('holds all that was told since the last, at half past eight, and comes once', async () => {
    const stage = await started(orders(4));
    stage.tell(2);
    expect(await stage.at('2025-03-18', '10:00')).toEqual([]);
    expect(await stage.at('2025-03-19', '08:29')).toEqual([]);
    const [digest, ...others] = await stage.at('2025-03-19', '08:31');
    expect(others).toEqual([]);
    expect(digest).toMatchObject({
      address: 'principal-1@example.cn',
      message: {
        id: expect.stringMatching(/^d-[0-9a-f]{32}-2025-03-19$/),
        subject: '衡鉴 3月19日：到期 0 件，新消息 2 条',
        link: 'https://hj.example/inbox',
      },
    });
    expect(digest!.message.lines[0]).toEqual({
      text: '整改通知书（彰教督整〔2025〕3号）待签收：音乐专用教室面积 68 平方米，低于 73 平方米',
      kind: 'issues.assigned',
      dueDate: '2025-04-30',
      link: 'https://hj.example/issues/issue-1',
    });
    stage.tell(2);
    expect(await stage.at('2025-03-19', '08:32')).toEqual([]);
    expect(await stage.at('2025-03-19', '19:59')).toEqual([]);
    expect(subjects(await stage.at('2025-03-20', '09:00'))).toEqual([
      ['principal-1@example.cn', '衡鉴 3月20日：到期 0 件，新消息 2 条'],
    ]);
  });

  it('comes when something is due that nobody told of, and not again when the hour is moved on that day', async () => {
    const stage = await started(orders(2));
    stage.tell();
    await stage.at('2025-03-19', '08:30');
    expect(await stage.at('2025-04-29', '08:30')).toEqual([]);
    const due = await stage.at('2025-04-30', '08:30');
    expect(subjects(due)).toEqual([['principal-1@example.cn', '衡鉴 4月30日：到期 1 件，新消息 0 条']]);
    expect(due[0]!.message.lines[0]!.text).toMatch(/^今天到期：签收整改通知：音乐/);
    await stage.settings.setCounty('county-1', { ...usualDelivery, digestAt: '10:00' });
    stage.tell();
    expect(await stage.at('2025-04-30', '09:00')).toEqual([]);
    expect(await stage.at('2025-04-30', '10:00')).toEqual([]);
    expect(subjects(await stage.at('2025-05-01', '10:00'))).toEqual([
      ['principal-1@example.cn', '衡鉴 5月1日：到期 2 件，新消息 1 条'],
    ]);
  });

  it('is one however often the process is started anew', async () => {
    const operations = new InMemoryOperations();
    const first = await started(orders(1), { operations });
    first.tell();
    expect(await first.at('2025-03-18', '10:00')).toEqual([]);
    expect(await first.at('2025-03-19', '08:30')).toHaveLength(1);
    await first.close();
    const again = await started(orders(1), { operations });
    again.tell();
    expect(await again.at('2025-03-19', '08:31')).toEqual([]);
    expect(await again.at('2025-03-20', '08:30')).toEqual([]);
  });
});

describe('what is urgent', () => {
  it('goes at once, and in quiet hours when they end', async () => {
    const stage = await started(['inspection', 'inspection']);
    stage.tell();
    expect(subjects(await stage.at('2025-03-18', '10:00'))).toEqual([
      ['principal-1@example.cn', '衡鉴：督导通知（彰教督通〔2025〕2号）：专用教室与班额专项督导'],
    ]);
    stage.tell();
    expect(await stage.at('2025-03-18', '20:00')).toEqual([]);
    expect(await stage.at('2025-03-19', '07:59')).toEqual([]);
    expect(await stage.at('2025-03-19', '08:00')).toHaveLength(1);
  });

  it('waits for the digest of whoever wants it so, and goes no way that they switched off', async () => {
    const stage = await started(['inspection', 'inspection'], { channels: ['email', 'sms'] });
    await stage.settings.setCounty('county-1', { ...usualDelivery, channels: ['email', 'sms'] });
    await stage.settings.setPerson('principal-1', { off: ['sms'], digestOnly: true });
    stage.tell();
    expect(await stage.at('2025-03-18', '10:00')).toEqual([]);
    const sent = await stage.at('2025-03-19', '08:30');
    expect(sent.map(({ channel }) => channel)).toEqual(['email']);
  });
});

describe('quiet hours and digests, whatever happens when', () => {
  const minute = 60_000;
  const begin = Date.parse('2025-03-13T00:00:00.000Z');
  const step = fc.record({ after: fc.integer({ min: 1, max: 900 }), tells: fc.boolean(), fails: fc.boolean() });
  const tellings = fc.array(fc.constantFrom<Telling>('order', 'inspection'), { minLength: 1, maxLength: 8 });

  it('nothing goes to a person in a quiet hour, no day has two digests, and nothing is said twice or left out', async () => {
    await fc.assert(
      fc.asyncProperty(
        tellings,
        fc.array(step, { minLength: 4, maxLength: 20 }),
        fc.boolean(),
        async (told, steps, quietDays) => {
          const stage = await DeliveryStage.start(told, { at: new Date(begin).toISOString() });
          const times = { ...usualDelivery, quietDays };
          await stage.settings.setCounty('county-1', times);
          let now = begin;
          for (const { after, tells, fails } of steps) {
            if (tells) stage.tell();
            stage.fail = () => (fails ? new NotDelivered('status-500', false) : undefined);
            await stage.look(new Date((now += after * minute)).toISOString());
          }
          stage.fail = () => undefined;
          stage.tell(told.length);
          // Long enough for every pause, every weekend and the last digest.
          for (let turn = 0; turn < 12 * 6; turn++) await stage.look(new Date((now += 120 * minute)).toISOString());
          const weekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
          for (const { at } of stage.given) expect(isQuiet(at, times, weekend)).toBe(false);
          const digests = stage.given.filter(({ message }) => message.id.startsWith('d-')).map(({ at }) => dayOf(at));
          expect(new Set(digests).size).toBe(digests.length);
          const said = stage.given.flatMap(({ message }) => message.lines.map(({ link }) => String(link))).sort();
          const expected = told.map(
            (what, n) => `https://hj.example/${what === 'order' ? 'issues/issue' : 'inspections/inspection'}-${n + 1}`,
          );
          expect(said).toEqual(expected.sort());
          await stage.close();
        },
      ),
      { numRuns: 10 },
    );
  });

  it('are the usual ones where a county has set nothing', () => {
    expect(usualTimes).toEqual({ digestAt: '08:30', quiet: { from: '20:00', to: '08:00' }, quietDays: false });
  });
});

describe('a way out that fails', () => {
  it('is tried again with longer pauses, then given up in sight; by hand it starts anew', async () => {
    const stage = await started(['inspection']);
    stage.tell();
    stage.fail = () => new NotDelivered('smtp-450', false);
    const tried: string[] = [];
    for (let hour = 0; hour < 48; hour++) {
      await stage.look(new Date(Date.parse('2025-03-18T01:00:00.000Z') + hour * 3_600_000).toISOString());
      tried.push(
        ...(await stage.operations.outbox.about('inspection-1')).map(({ status, attempts }) => `${status} ${attempts}`),
      );
    }
    expect(tried.at(0)).toBe('waiting 1');
    expect(tried.at(-1)).toBe('failed 6');
    const [failed] = await stage.operations.outbox.failed(['county-1'], 9);
    expect(failed).toMatchObject({ reason: 'smtp-450', recipient: 'principal-1' });
    stage.fail = () => undefined;
    expect(await stage.at('2025-03-20', '10:00')).toEqual([]);
    await stage.operations.outbox.retry(failed!.id, ['county-1'], stage.clock.now());
    expect(await stage.at('2025-03-20', '10:01')).toHaveLength(1);
  });

  it('for good is given up at once', async () => {
    const stage = await started(['inspection']);
    stage.tell();
    stage.fail = () => new NotDelivered('smtp-550', true);
    await stage.at('2025-03-18', '10:00');
    expect(await statuses(stage, 'inspection-1')).toEqual([['failed', 'smtp-550']]);
  });

  it('with 500 for an hour is called less and less, while the others go on; then all arrives, each once', async () => {
    const stage = await started([...orders(12), 'inspection'], { channels: ['webhook', 'email'] });
    await stage.settings.setCounty('county-1', { ...usualDelivery, channels: ['webhook', 'email'] });
    let calls = 0;
    stage.fail = (channel) => {
      if (channel !== 'webhook') return undefined;
      calls += 1;
      return new NotDelivered('status-500', false);
    };
    stage.tell(13);
    const from = Date.parse('2025-03-18T01:00:00.000Z');
    for (let minutes = 0; minutes < 60; minutes++) await stage.look(new Date(from + minutes * 60_000).toISOString());
    expect(calls).toBeLessThan(10);
    expect(stage.given.map(({ channel }) => channel)).toEqual(['email']);
    stage.fail = () => undefined;
    for (let minutes = 60; minutes < 300; minutes += 5)
      await stage.look(new Date(from + minutes * 60_000).toISOString());
    const arrived = stage.given.filter(({ channel }) => channel === 'webhook').map(({ message }) => message.id);
    expect(new Set(arrived).size).toBe(arrived.length);
    // Every order tells two: who leads, and who takes part.
    expect(arrived).toHaveLength(25);
  });
});

it('dying between sending and writing it down sends the same message once more, under its own id', async () => {
  const operations = new InMemoryOperations();
  const dying = await started(['inspection'], { operations });
  operations.outbox.settle = () => Promise.reject(new Error('power cut'));
  dying.tell();
  const [first] = await dying.at('2025-03-18', '10:00');
  await dying.close();
  Reflect.deleteProperty(operations.outbox, 'settle');
  const next = await started(['inspection'], { operations });
  next.tell();
  expect(await next.at('2025-03-18', '10:14')).toEqual([]);
  const [again] = await next.at('2025-03-18', '10:16');
  expect(again!.message.id).toBe(first!.message.id);
  expect(await next.at('2025-03-18', '10:40')).toEqual([]);
});

describe('whoever is gone', () => {
  it('is told no more; the office is, and reads why', async () => {
    const stage = await started(['order', 'leaves']);
    stage.tell();
    expect(await stage.at('2025-03-18', '10:00')).toEqual([]);
    stage.tell();
    const told = [...(await stage.at('2025-03-19', '08:30')), ...(await stage.at('2025-03-20', '08:30'))];
    expect(told.map(({ address }) => address)).toEqual(['director-1@example.cn']);
    expect(told[0]!.message.lines[0]!.text).toContain('第一小学无人接收，请督导室转告');
    expect(await statuses(stage, 'issue-1')).toEqual(
      expect.arrayContaining([
        ['dropped', 'no-longer'],
        ['sent', null],
      ]),
    );
  });

  it('or has no address, or switched the way off meanwhile, is not written to', async () => {
    const stage = await started(orders(2), { channels: ['email'] });
    stage.tell();
    await stage.at('2025-03-18', '10:00');
    await stage.forgetAddress('principal-1');
    expect(await stage.at('2025-03-19', '08:30')).toEqual([]);
    expect(await statuses(stage, 'issue-1')).toEqual([['dropped', 'no-address']]);
    stage.tell();
    await stage.at('2025-03-19', '10:00');
    expect(await statuses(stage, 'issue-2')).toEqual([]);
  });
});

describe('what is not sent', () => {
  it('whatever was told before there was a way out', async () => {
    const operations = new InMemoryOperations();
    const silent = await started(orders(3), { channels: [], operations });
    silent.tell(2);
    await silent.at('2025-03-18', '10:00');
    const stage = await started(orders(3), { operations });
    stage.tell(2);
    await stage.close();
    const loud = await started(orders(3), { operations });
    loud.tell(3);
    await loud.at('2025-03-18', '11:00');
    expect(await loud.at('2025-03-19', '08:30')).toHaveLength(1);
  });

  it('whatever waited for longer than a week, or whose way the county has closed', async () => {
    const stage = await started(['inspection', 'inspection']);
    stage.tell();
    stage.fail = () => new NotDelivered('timeout', false);
    await stage.at('2025-03-18', '19:59');
    stage.fail = () => undefined;
    expect(await stage.at('2025-03-26', '10:00')).toEqual([]);
    expect(await statuses(stage, 'inspection-1')).toEqual([['dropped', 'too-old']]);
    stage.tell();
    stage.fail = () => new NotDelivered('timeout', false);
    await stage.at('2025-03-26', '10:30');
    stage.fail = () => undefined;
    await stage.settings.setCounty('county-1', { ...usualDelivery, channels: [] });
    expect(await stage.at('2025-03-26', '12:00')).toEqual([]);
    expect(await statuses(stage, 'inspection-2')).toEqual([['dropped', 'channel-off']]);
  });
});

it('a group is told once a day and of what is urgent at once; a program of everything, at any hour', async () => {
  const stage = await started(['order', 'inspection'], { channels: ['dingtalk', 'webhook'] });
  await stage.settings.setCounty('county-1', { ...usualDelivery, channels: ['dingtalk', 'webhook'] });
  stage.tell();
  const byNight = await stage.at('2025-03-18', '22:00');
  expect(byNight.map(({ channel, message }) => `${channel} ${message.lines[0]!.kind}`).sort()).toEqual([
    'webhook issues.assigned',
    'webhook issues.supporting',
  ]);
  stage.tell();
  const morning = await stage.at('2025-03-19', '08:00');
  expect(morning.map(({ channel }) => channel).sort()).toEqual(['dingtalk', 'webhook']);
  expect(
    (await stage.at('2025-03-19', '08:30')).map(({ channel, message }) => [channel, message.lines.length]),
  ).toEqual([['dingtalk', 2]]);
});

describe('a group of the county’s own', () => {
  const to = (dingtalk?: string) => ({ ...usualDelivery, channels: ['dingtalk'], lines: { dingtalk } }) as never;
  const begun = async (lines: readonly string[]) => {
    const stage = await started(['inspection', 'inspection', 'inspection'], { channels: ['dingtalk'], lines });
    await stage.settings.setCounty('county-1', to('office'));
    return stage;
  };

  it('is told, and the one of all counties is not', async () => {
    const stage = await begun(['office', 'elsewhere']);
    stage.tell();
    expect((await stage.at('2025-03-18', '10:00')).map(({ address }) => address)).toEqual(['office']);
    await stage.settings.setCounty('county-1', to());
    stage.tell();
    expect((await stage.at('2025-03-18', '10:01')).map(({ address }) => address)).toEqual(['']);
  });

  it('that is gone from the configuration is a failure to be seen, and never another group’s message', async () => {
    const stage = await begun(['elsewhere']);
    stage.tell();
    expect(await stage.at('2025-03-18', '10:00')).toEqual([]);
    expect(await statuses(stage, 'inspection-1')).toEqual([['failed', 'line-gone']]);
  });

  it('that fails rests alone', async () => {
    const stage = await begun(['office', 'elsewhere']);
    stage.fail = (_, line) => (line === 'office' ? new NotDelivered('timeout', false) : undefined);
    stage.tell();
    expect(await stage.at('2025-03-18', '10:00')).toEqual([]);
    await stage.settings.setCounty('county-1', to('elsewhere'));
    stage.tell();
    expect((await stage.at('2025-03-18', '10:00')).map(({ address }) => address)).toEqual(['elsewhere']);
  });
});
