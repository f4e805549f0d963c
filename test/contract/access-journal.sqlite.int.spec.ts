import { join } from 'node:path';
import { SqliteAccessJournal } from '@app/vault';
import { temporaryDirectory } from '../support/temporary.js';
import { accessJournalContract } from './access-journal.contract.js';

accessJournalContract('SQLite', () => {
  const { directory, remove } = temporaryDirectory();
  return { open: () => new SqliteAccessJournal(join(directory, 'journal.sqlite')), remove };
});
