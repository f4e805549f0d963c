import { replaces, type Draft, type Entry, type KeptVisit, type Photo, type VisitStore } from './entries';

/** A store that lasts as long as the spec. */
export const memoryStore = (): VisitStore => {
  const entries = new Map<number, Entry>();
  const photos = new Map<string, Photo>();
  const drafts = new Map<string, Draft>();
  const visits = new Map<string, KeptVisit>();
  let last = 0;
  const done = Promise.resolve();
  return {
    entries: () => Promise.resolve([...entries.values()].sort((a, b) => a.n - b.n)),
    add: (entry) => {
      for (const kept of entries.values()) if (replaces(entry, kept)) entries.delete(kept.n);
      last += 1;
      entries.set(last, { ...entry, n: last });
      return done;
    },
    put: (entry) => {
      entries.set(entry.n, entry);
      return done;
    },
    remove: (n) => {
      entries.delete(n);
      return done;
    },
    photo: (id) => Promise.resolve(photos.get(id)),
    putPhoto: (photo) => {
      photos.set(photo.id, photo);
      return done;
    },
    removePhoto: (id) => {
      photos.delete(id);
      return done;
    },
    drafts: (inspectionId) =>
      Promise.resolve([...drafts.values()].filter((draft) => draft.inspectionId === inspectionId)),
    putDraft: (draft) => {
      drafts.set(draft.id, draft);
      return done;
    },
    removeDraft: (id) => {
      drafts.delete(id);
      return done;
    },
    visit: (id) => Promise.resolve(visits.get(id)),
    putVisit: (visit) => {
      visits.set(visit.inspectionId, visit);
      return done;
    },
  };
};
