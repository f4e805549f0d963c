import { expect, it } from '@jest/globals';
import { canDo, hindrance } from './legal';

const acts = [
  { act: 'CloseCampaign', needs: ['reason'], blockedBy: null },
  {
    act: 'SubmitReturn',
    needs: [],
    blockedBy: { code: 'submission.unit-ended', detail: '该单位已撤并。', details: {} },
  },
];

it('takes the server’s word for what can be done, and for why not', () => {
  expect(['CloseCampaign', 'SubmitReturn', 'ReopenCampaign'].map((name) => canDo({ acts }, name))).toEqual([
    true,
    false,
    false,
  ]);
  expect(['CloseCampaign', 'SubmitReturn', 'ReopenCampaign'].map((name) => hindrance({ acts }, name))).toEqual([
    null,
    '该单位已撤并。',
    null,
  ]);
});
