import { InMemoryAttachments } from '@app/attachments';
import { attachmentsContract } from './attachments.contract.js';

attachmentsContract('in memory', () => ({
  open: (limit) => new InMemoryAttachments(limit),
  remove: () => undefined,
}));
