import type { Schemas } from '@app/api-client';
import { inject, onBeforeUnmount, ref } from 'vue';
import type { Draft } from '../offline/entries';
import { visitQueue } from '../offline/queue';
import { draftsKey } from './drafts';
import type { Said } from './said';

type Finding = NonNullable<Draft['finding']>;

/** What is being written at a question. It is on disk a moment after each key, and again on the page when it reopens. */
export const useQuestionDraft = (
  question: Schemas['AnsweredQuestionDto'],
  inspectionId: string,
  accountId: string,
  said: Said,
) => {
  const id = `${inspectionId}/${question.id}`;
  const found = inject(draftsKey)?.get(id);
  const there = found?.accountId === accountId ? found : undefined;
  const chosen = ref(there?.answer ?? said.answer);
  const note = ref(there?.note ?? said.note);
  const photos = ref<readonly string[]>(there?.photos ?? said.photos);
  const finding = ref<Finding | null>(there?.finding ?? null);
  const findingPhotos = ref<readonly string[]>(there?.findingPhotos ?? []);
  /** Since when something here is not yet whole. */
  const at = ref<number | null>(there?.changedAt ?? null);
  let standing = said;
  let turns = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const same = (): boolean =>
    chosen.value === standing.answer &&
    note.value.trim() === standing.note.trim() &&
    photos.value.join() === standing.photos.join();
  const write = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const turn = ++turns;
    if (same() && finding.value === null) {
      at.value = null;
      return visitQueue.removeDraft(id);
    }
    const changedAt = Date.now();
    await visitQueue.putDraft({
      id,
      inspectionId,
      accountId,
      answer: chosen.value,
      note: note.value,
      photos: [...photos.value],
      finding: finding.value && { ...finding.value },
      findingPhotos: [...findingPhotos.value],
      changedAt,
    });
    // An earlier writing may end after a later one, which then has the last word.
    if (turn === turns) at.value = changedAt;
  };
  const save = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void write(), 250);
  };
  // The page may be taken away before the quarter of a second has passed.
  onBeforeUnmount(() => {
    if (timer !== undefined) void write();
  });
  return {
    chosen,
    note,
    photos,
    finding,
    findingPhotos,
    at,
    same,
    save,
    blank: (): Finding => ({
      problem: '',
      clause: question.clause,
      severity: 'ordinary',
      ...(question.indicator && { indicator: question.indicator }),
    }),
    /** The answer is kept: what is left is a finding that is being written, if any. */
    settle: async (): Promise<void> => {
      standing = { ...standing, answer: chosen.value, note: note.value, photos: photos.value };
      await write();
    },
    /** The finding is kept, or will not be written. */
    recorded: async (): Promise<void> => {
      finding.value = null;
      findingPhotos.value = [];
      await write();
    },
    /** Others answered, or the server has it: what stands is shown, unless something is being written here. */
    follow: (now: Said): void => {
      const untouched = same();
      standing = now;
      if (!untouched) return;
      chosen.value = now.answer;
      note.value = now.note;
      photos.value = now.photos;
    },
  };
};
