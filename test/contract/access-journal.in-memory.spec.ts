import { InMemoryAccessJournal } from '@app/vault';
import { accessJournalContract } from './access-journal.contract.js';

accessJournalContract('in memory', () => ({ open: () => new InMemoryAccessJournal(), remove: () => undefined }));
