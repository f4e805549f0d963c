import { expect, it } from '@jest/globals';
import { fieldLabel } from './field-label.js';

it('calls a field as its form does, and a bare total as the figure', () => {
  expect(['teachingAncillaryTotalArea', 'students', 'teachingAncillaryArea'].map(fieldLabel)).toEqual([
    '教学及辅助用房总面积',
    '在校学生数',
    '教学及辅助用房',
  ]);
});
