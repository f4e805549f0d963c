import type { AssessedStage, Standard } from '@app/domain/standards';
import { inputsOfAll } from '../explain/ratio.js';
import { grouped } from '../grouped.js';
import { turnOf, type StandingChange } from './change.js';
import { entryKey, figureKey, memberKey, recognitionKey, type InputChange } from './input-changes.js';
import { sourcesOf, type Unit } from '../units.js';
import type { Read } from './sections.js';

/** Keys of inputs that differ, by what rests on them. */
export type Behind = (change: StandingChange) => readonly string[];

const distinct = (keys: readonly string[]): readonly string[] => [...new Set(keys)];

/** Of each section that something differs for: by indicator, the keys of what differs. */
const bySection = (
  before: Read,
  after: Read,
  inputs: ReadonlyMap<string, InputChange>,
): ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> => {
  /** Keys by unit and subject, so that none is put together only to be looked for. */
  const touched = new Map<string, Map<string, string>>();
  for (const { key, kind, unitId, subject } of inputs.values()) {
    if (unitId === null || (kind !== 'figure' && kind !== 'member')) continue;
    const mine = touched.get(unitId);
    if (mine) mine.set(subject, key);
    else touched.set(unitId, new Map([[subject, key]]));
  }
  const found = new Map<string, Map<string, readonly string[]>>();
  // A section of its own rests on the same units before and after: it is looked at once.
  const again = (unit: Unit): boolean =>
    before.rule === after.rule && !unit.premises && after.units.get(unit.id)?.premises === null;
  for (const { units, rule } of [before, after])
    for (const unit of units.values()) {
      if ((units === before.units && again(unit)) || !sourcesOf(unit).some((id) => touched.has(id))) continue;
      const mine = found.get(unit.id) ?? new Map<string, readonly string[]>();
      found.set(unit.id, mine);
      const joined = touched.get(unit.id)?.get('member');
      const rests = inputsOfAll(unit, rule);
      for (const [index, indicator] of rule.indicators.entries()) {
        const filed = rests[index]!.flatMap(({ unitId, figure }) => touched.get(unitId)?.get(figure) ?? []);
        const keys = joined === undefined ? filed : [joined, ...filed];
        const earlier = mine.get(indicator.id);
        mine.set(indicator.id, earlier ? distinct([...earlier, ...keys]) : keys);
      }
    }
  return found;
};

const stageOf = (unitId: string, reads: readonly Read[]): AssessedStage | undefined => {
  for (const { sections, excluded } of reads) {
    const found = sections.get(unitId) ?? excluded.get(unitId);
    if (found) return found.stage;
  }
  return undefined;
};

const indicatorOf = (subject: string): string => subject.split('.').at(-1) ?? '';

/** An indicator's mean and the coefficient around it: they rest on the same, which is found once for both. */
const isOverStage = ({ kind, subject }: StandingChange): boolean =>
  kind === 'mean' || (kind === 'coefficient' && !subject.startsWith('composite'));

/** The exemptions that differ, by their section: what each relieves, and its key. */
const reliefs = (reads: readonly Read[], inputs: ReadonlyMap<string, InputChange>) => {
  const granted = new Map(reads.flatMap(({ input }) => input.county.exemptions).map((one) => [one.exemptionId, one]));
  const differing = [...granted.values()]
    .map(({ exemptionId, sectionId, subject }) => ({ sectionId, subject, key: entryKey('exemption', exemptionId) }))
    .filter(({ key }) => inputs.has(key));
  return grouped(differing, ({ sectionId }) => sectionId);
};

/**
 * Which of the inputs that differ a change rests on: by the rule that makes it, so that nothing is named that had no hand in
 * it. A verdict rests on what turned beneath it; where it is only said otherwise, on all that differs beneath it.
 */
export const behind = (
  before: Read,
  after: Read,
  changes: readonly StandingChange[],
  inputs: ReadonlyMap<string, InputChange>,
): Behind => {
  const reads = [before, after];
  const sections = bySection(before, after, inputs);
  const relieved = reliefs(reads, inputs);
  const reliefOf = (item: string): readonly string[] =>
    [...relieved.values()].flat().flatMap(({ subject, key }) => (subject === item ? [key] : []));
  const members = [...inputs.values()].flatMap(({ key, kind, unitId }) =>
    kind === 'member' && unitId !== null ? [{ key, stage: stageOf(unitId, reads) }] : [],
  );
  const joined = (stage: AssessedStage | null) => members.flatMap((one) => (one.stage === stage ? [one.key] : []));
  const stages = grouped([...sections], ([id]) => stageOf(id, reads) ?? '');
  const inStage = (
    stage: AssessedStage | null,
    of: (id: string, mine: ReadonlyMap<string, readonly string[]>) => readonly string[],
  ) => (stages.get(stage ?? '') ?? []).flatMap(([id, mine]) => of(id, mine));
  const rule: Standard = after.rule;
  const ofSection = (change: StandingChange): readonly string[] => [
    ...[...(sections.get(change.unitId)?.values() ?? [])].flat(),
    ...(relieved.get(change.unitId) ?? []).map(({ key }) => key),
  ];
  const ofIndicator = ({ unitId, subject }: StandingChange): readonly string[] => {
    const mine = sections.get(unitId)?.get(subject) ?? [];
    const relief = (relieved.get(unitId) ?? []).filter((one) => one.subject === subject);
    return relief.length === 0 ? mine : [...mine, ...relief.map(({ key }) => key)];
  };
  const beneath = changes.filter(({ kind }) => kind !== 'verdict');
  const turned = beneath.filter((change) => turnOf(change) !== null);
  const one = (change: StandingChange): readonly string[] => {
    const { kind, unitId, subject, stage } = change;
    const id = indicatorOf(subject);
    if (kind === 'section') return ofSection(change);
    if (kind === 'member') return [memberKey(unitId), figureKey(unitId, 'students')];
    if (kind === 'item') return [entryKey('item', subject), ...reliefOf(subject)];
    if (kind === 'veto') return [entryKey('veto', subject)];
    if (kind === 'recognition') return [recognitionKey];
    if (isOverStage(change)) return [...joined(stage), ...inStage(stage, (_, mine) => mine.get(id) ?? [])];
    if (kind === 'coefficient')
      return [
        ...joined(stage),
        ...inStage(stage, (_, mine) => rule.indicators.flatMap((each) => mine.get(each.id) ?? [])),
      ];
    if (kind === 'passing') {
      const passes = new Set(
        changes
          .filter((each) => each.kind === 'indicator' && each.subject === id && turnOf(each))
          .map((each) => each.unitId),
      );
      return [
        ...joined(stage),
        ...inStage(stage, (section, mine) => (passes.has(section) ? (mine.get(id) ?? []) : [])),
      ];
    }
    if (kind === 'stage' && subject.startsWith('compliant'))
      return [
        ...joined(stage),
        ...changes.filter((each) => each.kind === 'section' && each.stage === stage).flatMap(ofSection),
      ];
    if (kind === 'stage' && subject.startsWith('students'))
      return [...joined(stage), ...inStage(stage, (section) => [figureKey(section, 'students')])];
    if (kind === 'stage') return joined(stage);
    return [];
  };
  const known = new Map<StandingChange | string, readonly string[]>();
  const kept = (change: StandingChange): readonly string[] => {
    // By far the most, and each key in it once.
    if (change.kind === 'indicator') return ofIndicator(change);
    const place = isOverStage(change) ? `${change.stage} ${indicatorOf(change.subject)}` : change;
    let found = known.get(place);
    if (!found) known.set(place, (found = distinct(one(change)).filter((key) => inputs.has(key))));
    return found;
  };
  const ofVerdict = (): readonly string[] => {
    const keys = [...turned.flatMap(kept), ...members.map(({ key }) => key)];
    return distinct(keys.length > 0 ? keys : beneath.flatMap(kept));
  };
  return (change) => (change.kind === 'verdict' ? ofVerdict() : kept(change));
};
