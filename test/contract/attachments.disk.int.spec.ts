import { DiskAttachments } from '@app/attachments';
import { temporaryDirectory } from '../support/temporary.js';
import { attachmentsContract } from './attachments.contract.js';

attachmentsContract('disk', () => {
  const { directory, remove } = temporaryDirectory();
  return { open: (limit) => new DiskAttachments(directory, limit), remove };
});
