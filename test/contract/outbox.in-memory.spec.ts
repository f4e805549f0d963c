import { InMemoryOperations } from '@app/vault';
import { outboxContract } from './outbox.contract.js';

outboxContract('in memory', () => ({ open: () => new InMemoryOperations(), remove: () => undefined }));
