import { join } from 'node:path';
import { SqliteOperations } from '@app/vault';
import { temporaryDirectory } from '../support/temporary.js';
import { outboxContract } from './outbox.contract.js';

outboxContract('SQLite', () => {
  const { directory, remove } = temporaryDirectory();
  return { open: () => new SqliteOperations(join(directory, 'operations.sqlite')), remove };
});
