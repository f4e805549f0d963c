import { createHash } from 'node:crypto';

const short = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);

/** Id of the delivery of a notice to a recipient through a channel, and of its message when it goes alone. */
export const deliveryId = (noticeId: string, recipient: string, channel: string): string =>
  `n-${short(noticeId, recipient, channel)}`;

/** Id of a recipient's digest of a day (ISO date): one a day and channel, however often it is tried. */
export const digestId = (recipient: string, channel: string, day: string): string =>
  `d-${short(recipient, channel)}-${day}`;

/** What goes into one recipient's digest through one channel. */
export const digestBundle = (recipient: string, channel: string): string => `digest/${recipient}/${channel}`;

/** Whether a bundle is a digest's. */
export const isDigest = (bundle: string): boolean => bundle.startsWith('digest/');
