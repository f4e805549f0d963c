import { InMemoryVault } from '@app/vault';
import { vaultContract } from './vault.contract.js';

vaultContract('in memory', () => ({ open: () => new InMemoryVault(), remove: () => undefined }));
