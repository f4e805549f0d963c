import { join } from 'node:path';
import { SqliteVault } from '@app/vault';
import { temporaryDirectory } from '../support/temporary.js';
import { vaultContract } from './vault.contract.js';

vaultContract('SQLite', () => {
  const { directory, remove } = temporaryDirectory();
  return { open: () => new SqliteVault(join(directory, 'vault.sqlite')), remove };
});
