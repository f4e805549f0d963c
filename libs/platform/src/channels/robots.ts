import { createHmac } from 'node:crypto';
import { cutTo, NotDelivered, type Channel, type Message } from './channel.js';
import { guardedPost, notTaken, type PostOptions } from './guarded-post.js';

/** A robot of a 钉钉 group: its address holds a token, and 加签 a secret of its own; null where it is not used. */
export type DingtalkConfig = Readonly<{ url: string; secret: string | null }>;
/** A robot of an 企业微信 group: its address holds its key. */
export type WecomConfig = Readonly<{ url: string }>;

/** Bytes of one message that the platforms take. */
const [dingtalkBytes, wecomBytes] = [18_000, 4096];

/** Codes by which the platforms say "too fast": 20 messages a minute and robot. To wait helps. */
const tooFast: ReadonlySet<number> = new Set([45009, 130101, 410100]);
/** "Busy, ask again". */
const busy = -1;

/** Text of others stands among marks of Markdown: what could be read as a mark is not. */
const escaped = (text: string): string => text.replace(/[\\`*_{}[\]<>#]/g, (mark) => `\\${mark}`);

const markdown = ({ subject, lines, link }: Message): string =>
  [
    `#### ${escaped(subject)}`,
    ...lines.map(({ text, link: to }) => (to === null ? `- ${escaped(text)}` : `- [${escaped(text)}](${to})`)),
    ...(link === null ? [] : [`[打开消息](${link})`]),
  ].join('\n');

/** Both platforms answer 200 with a code inside. */
const post = async (url: string, body: unknown, options: PostOptions) => {
  const { status, body: text } = await guardedPost(url, JSON.stringify(body), {}, options);
  if (status < 200 || status >= 300) throw notTaken(status);
  let code: unknown;
  try {
    code = (JSON.parse(text) as { errcode?: unknown } | null)?.errcode;
  } catch {
    throw new NotDelivered('unreadable-answer', false);
  }
  if (code === 0) return { id: null };
  if (typeof code !== 'number') throw new NotDelivered('unreadable-answer', false);
  throw new NotDelivered(`refused-${code}`, !(tooFast.has(code) || code === busy));
};

/** The address with `timestamp` (ms) and `sign`: Base64 of HMAC-SHA256 over `timestamp\nsecret`. */
export const dingtalkUrl = ({ url, secret }: DingtalkConfig, now: number): string => {
  if (secret === null) return url;
  const signed = new URL(url);
  signed.searchParams.set('timestamp', String(now));
  signed.searchParams.set('sign', createHmac('sha256', secret).update(`${now}\n${secret}`).digest('base64'));
  return signed.href;
};

export const dingtalkChannel = (
  config: DingtalkConfig,
  options: PostOptions,
  now: () => number = Date.now,
): Channel => ({
  name: 'dingtalk',
  audience: 'group',
  send: (message) => {
    const text = cutTo(markdown(message), dingtalkBytes);
    return post(
      dingtalkUrl(config, now()),
      { msgtype: 'markdown', markdown: { title: message.subject, text } },
      options,
    );
  },
});

export const wecomChannel = ({ url }: WecomConfig, options: PostOptions): Channel => ({
  name: 'wecom',
  audience: 'group',
  send: (message) =>
    post(url, { msgtype: 'markdown', markdown: { content: cutTo(markdown(message), wecomBytes) } }, options),
});
