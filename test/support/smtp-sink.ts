import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived. */
export type Mail = Readonly<{ to: readonly string[]; messageId: string; subject: string; text: string }>;

const unfolded = (raw: string) => raw.replace(/\r\n[ \t]+/g, ' ');
const header = (raw: string, name: string) =>
  new RegExp(`^${name}: (.*)$`, 'im').exec(unfolded(raw.split('\r\n\r\n')[0] ?? ''))?.[1] ?? '';
const words = (encoded: string) =>
  encoded
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?(.*?)\?=/gi, (_, how: string, part: string) =>
      how.toLowerCase() === 'b'
        ? Buffer.from(part, 'base64').toString('latin1')
        : part
            .replace(/_/g, ' ')
            .replace(/=([0-9A-F]{2})/gi, (__, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    );
const utf8 = (bytes: string) => Buffer.from(bytes, 'latin1').toString('utf8');
const bodyOf = (raw: string) => {
  const body = raw.slice(raw.indexOf('\r\n\r\n') + 4);
  const how = header(raw, 'Content-Transfer-Encoding').toLowerCase();
  if (how === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (how !== 'quoted-printable') return body;
  return utf8(
    body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
  );
};

/** A mail server that keeps what it is given. `refuse` answers RCPT of an address with a code. */
export class SmtpSink {
  readonly mails: Mail[] = [];
  refuse: (address: string) => number | undefined = () => undefined;

  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username }, _, done) => done(null, { user: username }),
    onRcptTo: ({ address }, _, done) => {
      const responseCode = this.refuse(address);
      done(responseCode === undefined ? null : Object.assign(new Error(`no ${address}`), { responseCode }));
    },
    onData: (stream, { envelope }, done) => {
      void text(stream).then((raw) => {
        this.mails.push({
          to: envelope.rcptTo.map(({ address }) => address),
          messageId: header(raw, 'Message-ID'),
          subject: utf8(words(header(raw, 'Subject'))),
          text: bodyOf(raw),
        });
        done();
      });
    },
  });

  static async start(): Promise<SmtpSink> {
    const sink = new SmtpSink();
    await new Promise<void>((listening) => sink.server.listen(0, '127.0.0.1', () => listening()));
    return sink;
  }

  get url(): string {
    return `smtp://hengjian:smtp-password-9@127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    await new Promise<void>((closed) => this.server.close(() => closed()));
  }
}
