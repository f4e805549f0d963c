import { InMemoryOperations } from '@app/vault';
import { operationsContract } from './operations.contract.js';

operationsContract('in memory', () => ({ open: () => new InMemoryOperations(), remove: () => undefined }));
