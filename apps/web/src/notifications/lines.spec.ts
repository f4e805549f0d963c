import { describe, expect, it } from '@jest/globals';
import { chosenLines, isShared, placesOf } from './lines';

const way = (change: object) =>
  ({ name: 'dingtalk', configured: true, ownPlace: true, lines: [], line: null, ...change }) as never;
const office = { id: 'office', label: '督导办群' };

describe('where a way may lead', () => {
  it.each([
    ['nothing to choose with the server’s own alone', {}, []],
    ['the server’s own beside those of the county', { lines: [office] }, [null, 'office']],
    ['nothing chosen yet, and no own', { lines: [office], ownPlace: false }, [null, 'office']],
    ['no own to go back to', { lines: [office], ownPlace: false, line: 'office' }, ['office']],
    ['one that is gone from the configuration stays to be seen', { line: 'old' }, [null, 'old']],
  ])('%s', (_, change, ids) => {
    expect(placesOf(way(change)).map(({ id }) => id)).toEqual(ids);
  });

  it('says which is gone', () => {
    expect(placesOf(way({ lines: [office], line: 'old' })).filter(({ gone }) => gone)).toEqual([
      { id: 'old', label: null, gone: true },
    ]);
  });
});

it('people are reached one by one, groups and programs by a line', () => {
  expect((['email', 'sms', 'webhook', 'dingtalk', 'wecom'] as const).filter(isShared)).toEqual([
    'webhook',
    'dingtalk',
    'wecom',
  ]);
  expect(chosenLines([way({ line: 'office' })])).toEqual({ webhook: null, dingtalk: 'office', wecom: null });
});
