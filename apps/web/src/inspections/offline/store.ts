import { openDB, type DBSchema } from 'idb';
import { replaces, type Draft, type Entry, type KeptVisit, type Photo, type VisitStore } from './entries';

type Schema = DBSchema & {
  entries: { key: number; value: Entry };
  photos: { key: string; value: Photo };
  drafts: { key: string; value: Draft; indexes: { inspection: string } };
  visits: { key: string; value: KeptVisit };
};

/** The store of this browser. @throws when the browser keeps nothing, such as in a private window */
export const openStore = async (): Promise<VisitStore> => {
  const db = await openDB<Schema>('hengjian-visits', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('entries', { keyPath: 'n', autoIncrement: true });
      fresh.createObjectStore('photos', { keyPath: 'id' });
      fresh.createObjectStore('drafts', { keyPath: 'id' }).createIndex('inspection', 'inspectionId');
      fresh.createObjectStore('visits', { keyPath: 'inspectionId' });
    },
  });
  // Some browsers open a store in a private window and refuse the first write to it.
  const probe = { id: 'probe', inspectionId: '', name: '', content: new Blob(['x']), evidence: null };
  await db.put('photos', probe);
  await db.delete('photos', probe.id);
  const strict = { durability: 'strict' } as const;
  return {
    entries: () => db.getAll('entries'),
    add: async (entry) => {
      const tx = db.transaction('entries', 'readwrite', strict);
      for (const kept of await tx.store.getAll()) if (replaces(entry, kept)) await tx.store.delete(kept.n);
      // The number is the store's to give.
      await tx.store.add({ ...entry } as Entry);
      await tx.done;
    },
    put: async (entry) => {
      await db.put('entries', entry);
    },
    remove: (n) => db.delete('entries', n),
    photo: (id) => db.get('photos', id),
    putPhoto: async (photo) => {
      const tx = db.transaction('photos', 'readwrite', strict);
      await tx.store.put(photo);
      await tx.done;
    },
    removePhoto: (id) => db.delete('photos', id),
    drafts: (inspectionId) => db.getAllFromIndex('drafts', 'inspection', inspectionId),
    putDraft: async (draft) => {
      await db.put('drafts', draft);
    },
    removeDraft: (id) => db.delete('drafts', id),
    visit: (inspectionId) => db.get('visits', inspectionId),
    putVisit: async (visit) => {
      await db.put('visits', visit);
    },
  };
};
