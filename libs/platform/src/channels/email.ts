import { NotDelivered, plainText, type Channel } from './channel.js';

/** An SMTP server (`smtp://user:password@host:port`, `smtps://…`) and who the mail is from. */
export type EmailConfig = Readonly<{ url: string; from: string }>;

/** Milliseconds for the connection, the greeting and each answer. */
const patience = 10_000;

type Fault = Readonly<{ code?: unknown; responseCode?: unknown }>;

/** Errors of the transport hold addresses and the server's words: only a code leaves. */
const notTaken = (error: unknown): NotDelivered => {
  const { code, responseCode } = error as Fault;
  if (code === 'EAUTH') return new NotDelivered('smtp-sign-in', false);
  if (typeof responseCode === 'number') return new NotDelivered(`smtp-${responseCode}`, responseCode >= 500);
  return new NotDelivered(code === 'ETIMEDOUT' ? 'timeout' : 'unreachable', false);
};

/** Sends mail. The message's id is the mail's, so that a repeat is the same mail. */
export const emailChannel = ({ url, from }: EmailConfig, wait = patience): Channel => {
  const options = {
    url,
    connectionTimeout: wait,
    greetingTimeout: wait,
    socketTimeout: wait,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  // Read with the first mail: most servers send none.
  const opened = async () => (await import('nodemailer')).createTransport(options, { from });
  let transport: ReturnType<typeof opened> | undefined;
  return {
    name: 'email',
    audience: 'person',
    send: async (message, address) => {
      const messageId = `<${message.id.replace(/[^\w.-]/g, '.')}@hengjian>`;
      try {
        await (
          await (transport ??= opened())
        ).sendMail({
          to: { name: '', address },
          subject: message.subject,
          text: plainText(message),
          messageId,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { id: messageId };
      } catch (error) {
        throw notTaken(error);
      }
    },
  };
};
