import { appendFile } from 'node:fs/promises';
import { cutTo, NotDelivered, type Channel } from './channel.js';

/** A file that the county's own gateway takes text messages from: one JSON object a line. */
export type SmsConfig = Readonly<{ file: string }>;

/** Bytes of one text message: 70 characters of Chinese, twice. */
const mostBytes = 420;

/** Text messages as lines of a file, `{ id, at, to, text }`; readable by the account that runs the program alone. */
export const smsFileChannel = ({ file }: SmsConfig): Channel => ({
  name: 'sms',
  audience: 'person',
  send: async ({ id, at, subject, lines }, address) => {
    const text = cutTo([subject, ...lines.map((line) => line.text)].join('；'), mostBytes);
    try {
      await appendFile(file, `${JSON.stringify({ id, at, to: address, text })}\n`, { mode: 0o600 });
    } catch {
      throw new NotDelivered('file-unwritable', false);
    }
    return { id: null };
  },
});
