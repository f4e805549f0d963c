import { KeptEvidence } from '@app/application/kernel';
import { InMemoryAttachments } from '@app/attachments';

/** A store of attachments that has every file but those. */
export const kept = (...missing: readonly string[]): KeptEvidence => {
  const attachments = new InMemoryAttachments();
  attachments.has = async (hash) => !missing.includes(hash);
  return new KeptEvidence(attachments);
};
