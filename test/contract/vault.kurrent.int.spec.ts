import { accessJournalContract } from './access-journal.contract.js';
import { besideTheLedger } from './beside-the-ledger.js';
import { vaultContract } from './vault.contract.js';
import { join } from 'node:path';
import { KurrentAccessJournal, KurrentVault } from '@app/vault';

vaultContract('KurrentDB', async () => {
  const { streams, tenant, remove } = await besideTheLedger();
  return { open: async () => KurrentVault.open(await streams(), tenant), remove };
});

accessJournalContract('KurrentDB', async () => {
  const { streams, tenant, directory, remove } = await besideTheLedger();
  const file = join(directory, 'journal.sqlite');
  return { open: async () => KurrentAccessJournal.open(await streams(), tenant, file), remove };
});
