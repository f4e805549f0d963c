import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { basic2012, hqb2017, type Standard } from '@app/domain/standards';
import {
  differenceOf,
  noCountyFacts,
  standingOf,
  turnOf,
  type CountyFacts,
  type Figure,
  type SectionInput,
  type SharedSchoolInput,
  type StandingInput,
} from '../index.js';

/** 500 pupils with so much of each resource that a primary school meets everything. */
const good: Readonly<Record<string, Figure>> = {
  students: '500',
  aboveStandardQualifiedTeachers: '40',
  backboneTeachers: '10',
  peArtsFullTimeTeachers: '10',
  teachingAncillaryArea: '4000',
  sportsVenueArea: '6000',
  teachingEquipmentValue: '1500000',
  networkedMultimediaClassrooms: '20',
};
const section = (id: string, figures: Readonly<Record<string, Figure>> = {}): SectionInput => ({
  id,
  name: `${id}校`,
  stage: id.startsWith('p') ? 'primary' : 'junior',
  schoolId: null,
  kind: 'school',
  figures: { ...good, ...figures },
});
const others = [section('p2'), section('j1'), section('j2')];
const input = (sections: readonly SectionInput[], more: Partial<StandingInput> = {}): StandingInput => ({
  standard: hqb2017,
  dataYear: '2024-2025',
  date: '2025-03-03',
  sections,
  sharedSchools: [],
  county: noCountyFacts,
  ...more,
});
const judged = (one: StandingInput) => ({ input: one, standing: standingOf(one) });
/** With the inputs behind each step by their keys. */
const difference = (from: StandingInput, to: StandingInput) => {
  const { changes, inputs } = differenceOf('county', judged(from), judged(to));
  const keys = (places: readonly number[]) => places.map((place) => inputs[place]?.key);
  return {
    inputs,
    changes: changes.map((one) => ({
      ...one,
      steps: one.steps.map((step) => ({ ...step, inputs: keys(step.inputs) })),
    })),
  };
};
const found = (from: StandingInput, to: StandingInput, unitId: string, subject: string) =>
  difference(from, to).changes.find((one) => one.unitId === unitId && one.subject === subject);
const p1 = (sportsVenueArea: Figure, more: Readonly<Record<string, Figure>> = {}) =>
  section('p1', { students: '520', sportsVenueArea, ...more });
const withP1 = (area: Figure, more: Partial<StandingInput> = {}) => input([p1(area), ...others], more);
const relief = (expires: string): CountyFacts => ({
  ...noCountyFacts,
  exemptions: [{ exemptionId: 'e1', sectionId: 'p1', subject: 'L5', plan: '扩建', expires }],
});

describe('a figure that was corrected', () => {
  const [before, after] = [withP1('3800'), withP1('4120')];

  it('turns the indicator, with the exact numbers and the figure behind it', () => {
    expect(found(before, after, 'p1', 'L5')).toMatchObject({
      kind: 'indicator',
      label: 'p1校生均体育运动场馆面积',
      from: { value: '7.307692', exact: '95/13', verdict: 'notMet', state: 'aboveFloor', bound: '7.5' },
      to: { value: '7.923077', exact: '103/13', verdict: 'met' },
      steps: [{ why: 'record', inputs: ['figure p1 sportsVenueArea'] }],
    });
    expect(difference(before, after).inputs).toMatchObject([
      { unitId: 'p1', label: 'p1校体育运动场馆', measure: '平方米', from: '3800', to: '4120' },
    ]);
  });

  it('moves the mean, the coefficient and the number that pass, and nothing that does not rest on it', () => {
    const { changes } = difference(before, after);
    expect(changes.map(({ unitId, subject }) => `${unitId} ${subject}`)).toEqual([
      'county passing.primary.L5',
      'county mean.primary.L5',
      'county cv.primary.L5',
      'county composite.primary',
      'p1 L5',
    ]);
    for (const { steps } of changes) expect(steps).toMatchObject([{ inputs: ['figure p1 sportsVenueArea'] }]);
  });

  it('is told though the printed values are alike', () => {
    const [one, other] = [withP1('4120.001'), withP1('4120.0011')];
    expect(found(one, other, 'p1', 'L5')).toMatchObject({
      from: { value: '7.923079', exact: '4120001/520000' },
      to: { value: '7.923079', exact: '41200011/5200000' },
    });
  });

  it('is 未填 before, never 0', () => {
    expect(found(withP1(null), after, 'p1', 'L5')).toMatchObject({
      from: { value: null, exact: null, verdict: 'pending', state: 'missing' },
      to: { verdict: 'met' },
    });
  });

  it('of shared buildings touches every stage of the school', () => {
    const school = (area: string): SharedSchoolInput => ({
      id: 's',
      name: '九年制',
      type: 'nineYear',
      students: { primary: '166', junior: '210' },
      figures: { ...good, sportsVenueArea: area },
      sections: (['primary', 'junior'] as const).map((stage) => ({ ...section(`${stage}-9`), stage })),
    });
    const of = (area: string) => input(others, { sharedSchools: [school(area)] });
    for (const id of ['primary-9', 'junior-9'])
      expect(found(of('3000'), of('3100'), id, 'L5')?.steps).toMatchObject([{ inputs: ['figure s sportsVenueArea'] }]);
  });
});

describe('what no figure changed', () => {
  it('an exemption that ended is the day’s doing', () => {
    const [before, after] = ['2025-06-30', '2025-07-01'].map((date) =>
      withP1('3800', { date, county: relief('2025-06-30') }),
    );
    expect(found(before!, after!, 'p1', 'L5')).toMatchObject({
      from: { exempted: true },
      to: { exempted: false },
      steps: [{ why: 'day', inputs: [] }],
    });
    expect(difference(before!, after!).inputs).toEqual([]);
    expect(difference(before!, { ...before!, date: '2025-06-29' }).changes).toEqual([]);
  });

  const stepped: Standard = {
    ...hqb2017,
    indicators: hqb2017.indicators.flatMap((indicator) =>
      indicator.id === 'L5'
        ? [
            { ...indicator, effectiveTo: '2025-09-01' },
            { ...indicator, effectiveFrom: '2025-09-01', threshold: { primary: '8', junior: '10.5' } },
          ]
        : [indicator],
    ),
  };

  it('a rule that came into force is the day’s doing too, and what was asked before is told', () => {
    const [before, after] = ['2025-08-31', '2025-09-01'].map((date) => withP1('4120', { date, standard: stepped }));
    expect(found(before!, after!, 'p1', 'L5')).toMatchObject({
      from: { verdict: 'met', bound: '7.5' },
      to: { verdict: 'notMet', bound: '8' },
      steps: [{ why: 'day', inputs: [] }],
    });
    expect(found(before!, after!, 'county', 'target.L5')).toMatchObject({
      kind: 'rule',
      from: { value: '7.5（小学）、10.2（初中）' },
      to: { value: '8（小学）、10.5（初中）' },
    });
  });

  it('another standard is told apart from figures that were corrected meanwhile', () => {
    const stricter: Standard = {
      ...hqb2017,
      indicators: hqb2017.indicators.map((one) =>
        one.id === 'L5' ? { ...one, threshold: { primary: '7.9', junior: '10.2' } } : one,
      ),
    };
    const change = found(withP1('4000'), withP1('4120', { standard: stricter }), 'p1', 'L5');
    expect(change).toMatchObject({
      steps: [
        { why: 'standard', from: { verdict: 'met' }, to: { verdict: 'notMet' }, inputs: [] },
        { why: 'record', from: { verdict: 'notMet' }, to: { verdict: 'met' }, inputs: ['figure p1 sportsVenueArea'] },
      ],
    });
    expect(turnOf(change!)).toBeNull();
  });

  it('an indicator of another standard with the same number is not the same thing', () => {
    const change = found(withP1('4120'), withP1('4120', { standard: basic2012 }), 'county', 'target.L1');
    expect(change).toMatchObject({ kind: 'rule', steps: [{ why: 'standard' }] });
    expect(found(withP1('4120'), withP1('4120', { standard: basic2012 }), 'p1', 'L1')).toBeUndefined();
  });
});

it('a verdict that is said otherwise, though nothing turned, rests on whatever differs beneath it', () => {
  const open = (said: Figure) => input([section('p1', { sportsVenueArea: said, teachingAncillaryArea: said })]);
  const change = found(open(null), open('n/a'), 'county', 'verdict');
  expect(change).toMatchObject({
    steps: [{ why: 'record', inputs: ['figure p1 teachingAncillaryArea', 'figure p1 sportsVenueArea'] }],
  });
  expect(turnOf(change!)).toBeNull();
});

describe('who takes part', () => {
  it('is told of a school that joined and of one that left', () => {
    const { changes } = difference(input([p1('4120'), ...others]), input([...others, section('p3')]));
    const members = changes.filter(({ kind }) => kind === 'member');
    expect(members).toMatchObject([
      { unitId: 'p3', from: null, to: { value: 'p3校' }, steps: [{ inputs: ['member p3'] }] },
      { unitId: 'p1', from: { value: 'p1校' }, to: null, steps: [{ inputs: ['member p1'] }] },
    ]);
  });
});

const figure = fc.constantFrom<Figure>('3000', '3900', '4120', '9000', null, 'n/a');
const county = fc
  .tuple(
    fc.array(fc.tuple(figure, figure), { minLength: 1, maxLength: 4 }),
    fc.constantFrom('2025-06-30', '2025-07-01'),
  )
  .map(([areas, date]) =>
    input(
      areas.map(([sportsVenueArea, books], index) =>
        section(`${index % 2 === 0 ? 'p' : 'j'}${index}`, { sportsVenueArea, teachingAncillaryArea: books }),
      ),
      {
        date,
        county: { ...relief('2025-06-30'), exemptions: [{ ...relief('2025-06-30').exemptions[0]!, sectionId: 'p0' }] },
      },
    ),
  );

describe('of any two standings', () => {
  it('nothing differs of one from itself, the way back names the same things, and every change has its reason', () => {
    fc.assert(
      fc.property(county, county, (one, other) => {
        expect(difference(one, { ...one }).changes).toEqual([]);
        const [there, back] = [difference(one, other), difference(other, one)];
        const named = ({ changes }: typeof there) =>
          changes.map(({ unitId, subject }) => `${unitId} ${subject}`).sort();
        expect(named(there)).toEqual(named(back));
        for (const { steps, from, to } of there.changes) {
          expect(steps.length).toBeGreaterThan(0);
          expect(steps.at(0)?.from).toEqual(from);
          expect(steps.at(-1)?.to).toEqual(to);
          for (const { why, inputs } of steps) expect(inputs.length > 0).toBe(why === 'record');
        }
      }),
      { numRuns: 25 },
    );
  });

  it('it is no other when the two share their parts than when they share none', () => {
    const facts = fc
      .tuple(fc.constantFrom(null, '84', '86'), fc.boolean())
      .map(([recognition, isRelieved]) => ({ ...(isRelieved ? relief('2025-06-30') : noCountyFacts), recognition }));
    const shares = fc.record({
      all: fc.boolean(),
      facts: fc.boolean(),
      each: fc.array(fc.boolean(), { maxLength: 4 }),
    });
    const pair = fc
      .tuple(county, county, facts, facts, shares)
      .map(([before, after, then, now, shared]): readonly [StandingInput, StandingInput] => {
        const sections = after.sections.map((mine, at) => (shared.each[at] && before.sections[at]) || mine);
        const [one, other] = [
          { ...before, county: then },
          { ...after, sharedSchools: before.sharedSchools, county: shared.facts ? then : now },
        ];
        return [one, { ...other, sections: shared.all ? one.sections : sections }];
      });
    const copied = (one: StandingInput): StandingInput => ({
      ...one,
      sections: structuredClone(one.sections),
      sharedSchools: [],
      county: structuredClone(one.county),
    });
    fc.assert(
      fc.property(pair, ([one, other]) => {
        expect(difference(one, other)).toEqual(difference(copied(one), copied(other)));
      }),
      { numRuns: 50 },
    );
  });
});
