import { join } from 'node:path';
import { SqliteOperations } from '@app/vault';
import { temporaryDirectory } from '../support/temporary.js';
import { operationsContract } from './operations.contract.js';

operationsContract('SQLite', () => {
  const { directory, remove } = temporaryDirectory();
  return { open: () => new SqliteOperations(join(directory, 'operations.sqlite')), remove };
});
