import { InMemoryEventStore } from '@app/event-store';
import { moment, noteTypes } from '../support/stored.js';
import { eventStoreContract } from './event-store.contract.js';

eventStoreContract('in memory', () => {
  const store = new InMemoryEventStore({ types: noteTypes, now: () => moment });
  return { open: async () => store, close: () => store.close() };
});
