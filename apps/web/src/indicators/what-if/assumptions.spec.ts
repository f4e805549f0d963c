import { expect, it } from '@jest/globals';
import { bodyOf, ofPlan, withOne, type Assumption } from './assumptions';

const of = { unitId: 'u', unit: '二小', figure: 'sportsVenueArea' } as const;
const all: readonly Assumption[] = [
  { kind: 'value', ...of, value: '4120' },
  { kind: 'value', ...of, figure: 'students', value: '1900' },
  { kind: 'project', ...of, name: '操场', adds: '300', readyOn: '2026-09-01' },
  { kind: 'growth', stage: 'junior', percent: '-5' },
  { kind: 'threshold', indicator: 'L5', stage: 'primary', bound: '7' },
  { kind: 'cvLimit', indicator: 'L5', stage: 'primary', bound: '0.45' },
  { kind: 'standard', standard: 'hqb-2026', standardName: '优质均衡 2026' },
];

it('asks for figures by unit and for bounds by indicator, each once', () => {
  expect(bodyOf(all)).toEqual({
    figures: [{ unitId: 'u', figures: { sportsVenueArea: '4120', students: '1900' } }],
    growth: [{ stage: 'junior', percent: '-5' }],
    projects: [{ name: '操场', unitId: 'u', figure: 'sportsVenueArea', adds: '300', readyOn: '2026-09-01' }],
    bounds: [{ indicator: 'L5', stage: 'primary', threshold: '7', cvLimit: '0.45' }],
    standard: 'hqb-2026',
  });
  expect(bodyOf([])).toEqual({ figures: [], growth: [], projects: [], bounds: [] });
});

it('puts what is assumed again in the place of what was assumed before', () => {
  const again = withOne(all, { kind: 'value', ...of, value: '5000' });
  expect(bodyOf(again).figures).toEqual([{ unitId: 'u', figures: { students: '1900', sportsVenueArea: '5000' } }]);
  expect(again).toHaveLength(all.length);
  const twice = withOne(all, { kind: 'project', ...of, name: '体育馆', adds: '800', readyOn: '2026-09-01' });
  expect(bodyOf(twice).projects).toHaveLength(2);
});

it('takes over what a county lacks', () => {
  const change = {
    unitId: 'u',
    unit: '二小',
    figure: 'sportsVenueArea',
    from: '3800',
    amount: '320',
    to: '4120',
    for: [],
    sentence: '',
  };
  expect(ofPlan({ changes: [change, { ...change, figure: 'of a later version' }] })).toEqual([
    { kind: 'value', ...of, value: '4120' },
  ]);
});
