import { expect, it } from '@jest/globals';
import { SuppliedClock } from '@app/platform/clock';
import { JsonLogger, withoutPersons } from './json-logger.js';

const lines: string[] = [];
const logger = (level: 'warn' | 'log' = 'log') => {
  lines.length = 0;
  return new JsonLogger(new SuppliedClock('2025-03-03T01:00:00Z'), level, (line) => lines.push(line));
};
const last = () => JSON.parse(lines.at(-1)!) as Record<string, unknown>;

it('writes one JSON object a line', () => {
  logger().log('started', 'Bootstrap');
  expect(lines.at(-1)).toMatch(/\}\n$/);
  expect(last()).toEqual({ at: '2025-03-03T01:00:00.000Z', level: 'log', context: 'Bootstrap', message: 'started' });
});

it('keeps the stack of an error on the same line', () => {
  logger().error(new Error('broken'), 'at somewhere', 'Problem');
  expect(lines).toHaveLength(1);
  expect(last()).toMatchObject({ level: 'error', context: 'Problem', message: expect.stringContaining('broken') });
});

it('has the correlation id of what happened in a request, and looks through that too', () => {
  const said = logger();
  said.error({ correlationId: 'a6f1c1de-0000-4000-8000-138123456789', message: 'incident' }, 'Problem');
  expect(last()).toMatchObject({ correlationId: 'a6f1c1de-0000-4000-8000-138123456789', message: 'incident' });
  said.warn({ correlationId: '13812345678', message: 'tel 13812345678' }, 'Problem');
  expect(last()).toMatchObject({ correlationId: '[隐去]', message: 'tel [隐去]' });
});

it('is silent below its level', () => {
  logger('warn').log('chatter', 'X');
  expect(lines).toEqual([]);
});

it('hides what looks like a person, and leaves ids alone', () => {
  expect(withoutPersons('tel 13812345678, id 210922199001011234, mail li@school.cn')).toBe(
    'tel [隐去], id [隐去], mail [隐去]',
  );
  const id = 'a6f1c1de-0000-5000-8000-138123456789';
  const frame = 'at start (file:///srv/node_modules/@nestjs/core/injector/injector.js:674:55)';
  expect(withoutPersons(frame)).toBe(frame);
  expect(withoutPersons(`account ${id} at 2025-03-03`)).toBe(`account ${id} at 2025-03-03`);
});

it('leaves why a start failed to whoever asked for it', () => {
  logger().error(new Error('no'), undefined, 'ExceptionHandler');
  expect(lines).toEqual([]);
});
