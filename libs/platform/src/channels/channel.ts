/** The ways out of the house. In-app is none of them: what the inbox shows is always there. */
export const channelNames = ['email', 'sms', 'webhook', 'dingtalk', 'wecom'] as const;
export type ChannelName = (typeof channelNames)[number];

/** One thing told, worded; `link` opens it. */
export type MessageLine = Readonly<{ text: string; kind: string; dueDate: string | null; link: string | null }>;

/** What goes out at once. Its id stays the same however often it is tried, so that a receiver can tell a repeat. */
export type Message = Readonly<{
  id: string;
  /** ISO instant at which it was made up. */
  at: string;
  subject: string;
  lines: readonly MessageLine[];
  /** Opens the inbox; null where the address of the site is not configured. */
  link: string | null;
}>;

/** What the other side said it is called there; null where it gives no name. */
export type Receipt = Readonly<{ id: string | null }>;

/**
 * It was not taken. `reason` is a code that may be shown and kept: never an address, a secret, or the other side's words.
 * `final`: to try again is of no use.
 */
export class NotDelivered extends Error {
  override readonly name = 'NotDelivered';

  constructor(
    readonly reason: string,
    readonly final: boolean,
  ) {
    super(reason);
  }
}

/** One way out, as configured. */
export type Channel = Readonly<{
  name: ChannelName;
  /** `person`: to an address of each; `group`: to one place that many read; `machine`: to a program, at any hour. */
  audience: 'person' | 'group' | 'machine';
  /** @param address e-mail address or telephone number; '' of a channel that knows its own @throws NotDelivered */
  send: (message: Message, address: string) => Promise<Receipt>;
}>;

/** A message as plain text. */
export const plainText = ({ lines, link }: Message): string =>
  [
    ...lines.map((line) => `· ${line.text}${line.link === null ? '' : `\n  ${line.link}`}`),
    ...(link ? ['', link] : []),
  ].join('\n');

/** Cuts a text to so many bytes of UTF-8, between two characters, and says that it did. */
export const cutTo = (text: string, bytes: number): string => {
  if (Buffer.byteLength(text) <= bytes) return text;
  const cut = Buffer.from(text).subarray(0, bytes - Buffer.byteLength('…'));
  return `${new TextDecoder('utf-8').decode(cut).replace(/\uFFFD+$/u, '')}…`;
};
