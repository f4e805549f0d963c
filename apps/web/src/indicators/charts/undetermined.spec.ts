import { expect, it } from '@jest/globals';
import type { Schemas } from '@app/api-client';
import { undetermined } from './undetermined';

const limit = { primary: '0.50', junior: '0.45' };
const indicators = [
  { id: 'L1', shortName: '教师', cvLimit: limit },
  { id: 'L2', shortName: '骨干教师', cvLimit: limit },
  { id: 'L9', shortName: '不判', cvLimit: null },
];
const stage = (sections: number, cvMet: readonly (boolean | null)[]) => ({
  sections,
  cvMet,
  cvReasons: cvMet.map((met) => (met === null ? '数据未填' : null)),
});
const stages = (primary: object, junior: object) => ({ primary, junior }) as unknown as Schemas['StagesDto'];

it('are those with a limit that nobody can say to be met, each with its reason; never those that are', () => {
  expect(undetermined(indicators, stages(stage(3, [true, null, null]), stage(2, [false, true, null])))).toEqual([
    { stage: 'primary', id: 'L2', name: '骨干教师', reason: '数据未填' },
  ]);
  expect(undetermined(indicators, stages(stage(3, [true, true, null]), stage(0, [null, null, null])))).toEqual([]);
});
