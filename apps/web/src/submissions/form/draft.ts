import { computed, onBeforeUnmount, reactive, ref, shallowRef, type ComputedRef, type Ref } from 'vue';
import { Refused } from '@web/server/refused';
import { differing, settled, type Differing } from './conflict';
import type { KeptDrafts } from './kept-drafts';
import { entriesOf, sameTyped, shownLines, type MyReturn, type SavedDraft, type ShownLine, type Typed } from './lines';

/** Where a draft is saved and read. Refusals are thrown as `Refused`. */
export type DraftPort = Readonly<{
  save: (revision: number, entries: Readonly<Record<string, Typed>>) => Promise<SavedDraft>;
  /** `fields` null: all that is prefilled. */
  confirm: (revision: number, fields: readonly string[] | null) => Promise<SavedDraft>;
  read: () => Promise<MyReturn>;
  kept: KeptDrafts;
  /** Of the person, the unit and the year. */
  key: string;
  /** Milliseconds of quiet before a save, and between two tries without a network. */
  quiet: number;
  retry: number;
}>;

/** Where what was typed is: with the server, on its way, or only in this browser. */
export type Saving =
  | Readonly<{ kind: 'clean' | 'typing' | 'saving' | 'conflict' }>
  | Readonly<{ kind: 'saved' | 'kept'; at: string }>
  | Readonly<{ kind: 'refused'; problem: Refused }>;

/** Somebody else has saved meanwhile. */
export type Conflict = Readonly<{ now: MyReturn; differences: readonly Differing[] }>;

export type ReturnDraft = Readonly<{
  page: Ref<MyReturn>;
  lines: ComputedRef<readonly ShownLine[]>;
  told: Ref<Pick<SavedDraft, 'findings' | 'split' | 'effects'>>;
  saving: Ref<Saving>;
  conflict: Ref<Conflict | null>;
  /** Types into a field. */
  set: (field: string, typed: Partial<Typed>) => void;
  confirm: (fields: readonly string[] | null) => Promise<void>;
  /** Saves what has not been saved; true when the server has everything. */
  flush: () => Promise<boolean>;
  resolve: (differences: readonly Differing[]) => Promise<void>;
}>;

const isAway = (problem: unknown): boolean =>
  problem instanceof Refused && (problem.status === 0 || problem.status >= 500);

/** A draft as it is typed: saved when one pauses, kept here while the network is away, never lost to an error. */
export const useReturnDraft = (first: MyReturn, port: DraftPort): ReturnDraft => {
  const page = shallowRef(first);
  const entries = reactive<Record<string, Typed>>({ ...entriesOf(first) });
  let base: Readonly<Record<string, Typed>> = { ...entries };
  let revision = first.draft.revision;
  const told = shallowRef({
    findings: first.lines.flatMap(({ findings }) => findings),
    split: first.split,
    effects: first.effects,
  });
  const saving = ref<Saving>(
    first.draft.updatedAt ? { kind: 'saved', at: first.draft.updatedAt } : { kind: 'clean' },
  ) as Ref<Saving>;
  const conflict = shallowRef<Conflict | null>(null);
  const lines = computed(() => shownLines(page.value.lines, entries, told.value.findings));
  const mine = (): Record<string, Typed> => ({ ...entries });
  const dirty = (): boolean =>
    [...new Set([...Object.keys(entries), ...Object.keys(base)])].some((code) => !sameTyped(entries[code], base[code]));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;

  const later = (wait: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), wait);
  };
  const keep = (): Promise<void> =>
    port.kept.keep(port.key, { revision, base, entries: mine(), at: new Date().toISOString() });
  const took = (saved: SavedDraft): void => {
    revision = saved.revision;
    told.value = saved;
    saving.value = saved.updatedAt ? { kind: 'saved', at: saved.updatedAt } : { kind: 'clean' };
  };
  const replace = (next: Readonly<Record<string, Typed>>): void => {
    for (const code of Object.keys(entries)) if (!Object.hasOwn(next, code)) delete entries[code];
    Object.assign(entries, next);
  };
  /** What stands now beside what I typed. Where I have changed nothing that is contested, what stands now is taken. */
  const compare = (now: MyReturn, from: Readonly<Record<string, Typed>>): void => {
    const theirs = entriesOf(now);
    const differences = differing(
      now.lines.map(({ field }) => field),
      from,
      mine(),
      theirs,
    );
    if (differences.some(({ side }) => side === 'mine')) {
      conflict.value = { now, differences };
      saving.value = { kind: 'conflict' };
    } else standOn(now, theirs);
  };
  const standOn = (now: MyReturn, next: Readonly<Record<string, Typed>>): void => {
    page.value = now;
    base = { ...entriesOf(now) };
    told.value = { findings: now.lines.flatMap(({ findings }) => findings), split: now.split, effects: now.effects };
    revision = now.draft.revision;
    conflict.value = null;
    saving.value = now.draft.updatedAt ? { kind: 'saved', at: now.draft.updatedAt } : { kind: 'clean' };
    replace(next);
  };
  const failed = async (problem: unknown): Promise<void> => {
    if (!(problem instanceof Refused)) throw problem;
    if (problem.status === 412) {
      compare(await port.read(), base);
      return;
    }
    await keep();
    if (!isAway(problem)) saving.value = { kind: 'refused', problem };
    else {
      saving.value = { kind: 'kept', at: new Date().toISOString() };
      later(port.retry);
    }
  };
  /** One call at a time; a refusal of it is told by `saving`. */
  const alone = (work: () => Promise<void>): Promise<void> => {
    running ??= work()
      .catch(failed)
      .catch((problem: unknown) => {
        if (!(problem instanceof Refused)) throw problem;
        saving.value = { kind: 'kept', at: new Date().toISOString() };
        later(port.retry);
      })
      .finally(() => (running = null));
    return running;
  };
  const save = async (): Promise<void> => {
    const sent = mine();
    saving.value = { kind: 'saving' };
    took(await port.save(revision, sent));
    base = sent;
    if (!dirty()) return port.kept.drop(port.key);
    saving.value = { kind: 'typing' };
    later(port.quiet);
    return undefined;
  };
  const flush = async (): Promise<boolean> => {
    clearTimeout(timer);
    if (running) await running;
    if (conflict.value === null && dirty()) await alone(save);
    return !dirty() && conflict.value === null;
  };
  const set = (field: string, typed: Partial<Typed>): void => {
    const line = lines.value.find((one) => one.field === field);
    entries[field] = { value: line?.value ?? null, explanation: line?.explanation ?? null, ...typed };
    if (conflict.value !== null) return;
    saving.value = { kind: 'typing' };
    void keep();
    later(port.quiet);
  };
  const confirm = async (fields: readonly string[] | null): Promise<void> => {
    if (!(await flush())) return;
    const offered = lines.value.filter((line) => line.prefilled && (fields === null || fields.includes(line.field)));
    await alone(async () => {
      took(await port.confirm(revision, fields && [...fields]));
      const taken = Object.fromEntries(
        offered.map(({ field, value, explanation }) => [field, { value, explanation }] as const),
      );
      Object.assign(entries, taken);
      base = { ...base, ...taken };
    });
  };
  const resolve = async (differences: readonly Differing[]): Promise<void> => {
    if (!conflict.value) return;
    const { now } = conflict.value;
    standOn(now, settled(differences, entriesOf(now)));
    await flush();
    if (!dirty()) await port.kept.drop(port.key);
  };
  /** What an earlier visit could not send. */
  const restore = async (): Promise<void> => {
    const kept = await port.kept.get(port.key);
    if (!kept) return;
    replace({ ...entries, ...kept.entries });
    if (kept.revision === revision) {
      saving.value = { kind: 'kept', at: kept.at };
      if (dirty()) await flush();
      else await port.kept.drop(port.key);
    } else compare(page.value, kept.base);
  };
  const online = (): void => void flush();
  addEventListener('online', online);
  onBeforeUnmount(() => {
    removeEventListener('online', online);
    clearTimeout(timer);
  });
  void restore();
  return { page, lines, told, saving, conflict, set, confirm, flush, resolve };
};
