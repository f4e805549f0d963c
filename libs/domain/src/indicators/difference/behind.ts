import type { AssessedStage, Standard } from '@app/domain/standards';
import { turnOf, type StandingChange } from './change.js';
import { Gathered } from './gathered.js';
import { entryKey, recognitionKey, type InputChange } from './input-changes.js';
import { restsOn, type Touched } from './rests-on.js';
import type { Read } from './sections.js';

/** Places of the inputs that differ, by what rests on them: each once, in their order. */
export type Behind = (change: StandingChange) => readonly number[];

const none: readonly number[] = [];

/** What differs of figures and members, by unit and subject. */
const touchedBy = (inputs: readonly InputChange[]): Touched => {
  const touched = new Map<string, Map<string, number>>();
  for (const { place, kind, unitId, subject } of inputs) {
    if (unitId === null || (kind !== 'figure' && kind !== 'member')) continue;
    const mine = touched.get(unitId);
    if (mine) mine.set(subject, place);
    else touched.set(unitId, new Map([[subject, place]]));
  }
  return touched;
};

const stageOf = (unitId: string, reads: readonly Read[]): AssessedStage | null => {
  for (const { sections, excluded } of reads) {
    const found = sections.get(unitId) ?? excluded.get(unitId);
    if (found) return found.stage;
  }
  return null;
};

const indicatorOf = (subject: string): string => subject.split('.').at(-1) ?? '';

/** An indicator's mean and the coefficient around it: they rest on the same, which is found once for both. */
const isOverStage = ({ kind, subject }: StandingChange): boolean =>
  kind === 'mean' || (kind === 'coefficient' && !subject.startsWith('composite'));

type Relief = Readonly<{ sectionId: string; subject: string; place: number }>;

/** The exemptions that differ: whom each relieves, of what, and its place. */
const reliefs = (reads: readonly Read[], entries: ReadonlyMap<string, number>): readonly Relief[] => {
  const granted = new Map(reads.flatMap(({ input }) => input.county.exemptions).map((one) => [one.exemptionId, one]));
  return [...granted.values()].flatMap(({ exemptionId, sectionId, subject }) => {
    const place = entries.get(entryKey('exemption', exemptionId));
    return place === undefined ? [] : [{ sectionId, subject, place }];
  });
};

/**
 * Which of the inputs that differ a change rests on: by the rule that makes it, so that nothing is named that had no hand in
 * it. A verdict rests on what turned beneath it; where it is only said otherwise, on all that differs beneath it.
 */
export const behind = (
  before: Read,
  after: Read,
  changes: readonly StandingChange[],
  inputs: readonly InputChange[],
): Behind => {
  const reads = [before, after];
  const gathered = new Gathered(inputs.length);
  const touched = touchedBy(inputs);
  const sections = restsOn(before, after, touched, gathered);
  const members = inputs
    .filter(({ kind }) => kind === 'member')
    .map(({ place, unitId }) => ({ place, stage: unitId === null ? null : stageOf(unitId, reads) }));
  const entries = new Map(
    inputs.filter(({ kind }) => kind !== 'figure' && kind !== 'member').map(({ key, place }) => [key, place]),
  );
  const relieved = reliefs(reads, entries);
  const differing = [...sections].map(([unitId, mine]) => ({ unitId, mine, stage: stageOf(unitId, reads) }));
  const rule: Standard = after.rule;

  const add = (place: number | undefined): void => {
    if (place !== undefined) gathered.add(place);
  };
  const addRelief = (isMeant: (one: Relief) => boolean): void => {
    for (const one of relieved) if (isMeant(one)) gathered.add(one.place);
  };
  const addJoined = (stage: AssessedStage | null): void => {
    for (const one of members) if (one.stage === stage) gathered.add(one.place);
  };
  const addSection = (unitId: string): void => {
    for (const places of sections.get(unitId)?.values() ?? []) gathered.addAll(places);
    addRelief(({ sectionId }) => sectionId === unitId);
  };
  const addIndicator = (id: string, stage: AssessedStage | null, counts?: (unitId: string) => boolean): void => {
    for (const one of differing)
      if (one.stage === stage && (!counts || counts(one.unitId))) gathered.addAll(one.mine.get(id) ?? none);
  };
  const addPassing = (id: string, stage: AssessedStage | null): void => {
    const turned = changes.filter((one) => one.kind === 'indicator' && one.subject === id && turnOf(one) !== null);
    const passes = new Set(turned.map(({ unitId }) => unitId));
    addIndicator(id, stage, (unitId) => passes.has(unitId));
  };
  const addStage = ({ subject, stage }: StandingChange): void => {
    addJoined(stage);
    if (subject.startsWith('compliant'))
      for (const one of changes) if (one.kind === 'section' && one.stage === stage) addSection(one.unitId);
    if (subject.startsWith('students'))
      for (const one of differing) if (one.stage === stage) add(touched.get(one.unitId)?.get('students'));
  };
  const addCoefficient = (change: StandingChange): void => {
    const { subject, stage } = change;
    addJoined(stage);
    if (isOverStage(change)) addIndicator(indicatorOf(subject), stage);
    else for (const { id } of rule.indicators) addIndicator(id, stage);
  };
  const gather = (change: StandingChange): void => {
    const { kind, unitId, subject, stage } = change;
    if (kind === 'section') addSection(unitId);
    if (kind === 'member') for (const one of ['member', 'students']) add(touched.get(unitId)?.get(one));
    if (kind === 'item') {
      add(entries.get(entryKey('item', subject)));
      addRelief((one) => one.subject === subject);
    }
    if (kind === 'veto') add(entries.get(entryKey('veto', subject)));
    if (kind === 'recognition') add(entries.get(recognitionKey));
    if (kind === 'mean' || kind === 'coefficient') addCoefficient(change);
    if (kind === 'passing') {
      addJoined(stage);
      addPassing(indicatorOf(subject), stage);
    }
    if (kind === 'stage') addStage(change);
  };

  const ofIndicator = ({ unitId, subject }: StandingChange): readonly number[] => {
    const mine = sections.get(unitId)?.get(subject) ?? none;
    const isMeant = (one: Relief) => one.sectionId === unitId && one.subject === subject;
    if (!relieved.some(isMeant)) return mine;
    gathered.addAll(mine);
    addRelief(isMeant);
    return gathered.taken();
  };
  const known = new Map<StandingChange | string, readonly number[]>();
  const kept = (change: StandingChange): readonly number[] => {
    // By far the most, and found already.
    if (change.kind === 'indicator') return ofIndicator(change);
    const place = isOverStage(change) ? `${change.stage} ${indicatorOf(change.subject)}` : change;
    let found = known.get(place);
    if (!found) {
      gather(change);
      known.set(place, (found = gathered.taken()));
    }
    return found;
  };
  const ofVerdict = (): readonly number[] => {
    const beneath = changes.filter(({ kind }) => kind !== 'verdict');
    const turned = beneath.filter((change) => turnOf(change) !== null).map(kept);
    const all = turned.some((places) => places.length > 0) || members.length > 0 ? turned : beneath.map(kept);
    for (const places of all) gathered.addAll(places);
    for (const { place } of members) gathered.add(place);
    return gathered.taken();
  };
  return (change) => (change.kind === 'verdict' ? ofVerdict() : kept(change));
};
