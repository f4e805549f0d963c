import { createHmac } from 'node:crypto';
import type { Channel, Message } from './channel.js';
import { guardedPost, notTaken, type PostOptions } from './guarded-post.js';

/** Where a county's own program is told, and the secret that both know. */
export type WebhookConfig = Readonly<{ url: string; secret: string }>;

/** `v1,` and Base64 of HMAC-SHA256 over `id.timestamp.body`, as Standard Webhooks has it; the timestamp in seconds. */
export const webhookSignature = (secret: string, id: string, timestamp: string, body: string): string =>
  `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`;

const bodyOf = ({ id, at, subject, lines, link }: Message): string => JSON.stringify({ id, at, subject, lines, link });

/** Tells a program: signed JSON, with the message's id so that it can tell a repeat. */
export const webhookChannel = (
  { url, secret }: WebhookConfig,
  options: PostOptions,
  now: () => number = Date.now,
): Channel => ({
  name: 'webhook',
  audience: 'machine',
  send: async (message) => {
    const body = bodyOf(message);
    const timestamp = String(Math.floor(now() / 1000));
    const headers = {
      'webhook-id': message.id,
      'webhook-timestamp': timestamp,
      'webhook-signature': webhookSignature(secret, message.id, timestamp, body),
    };
    const { status } = await guardedPost(url, body, headers, options);
    if (status < 200 || status >= 300) throw notTaken(status);
    return { id: null };
  },
});
