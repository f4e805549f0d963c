import { Client } from '../support/client.js';
import { hengjian } from './command-line.js';

export type Account = Readonly<{ username: string; password: string; unitId: string }>;

/** An account, opened by the server that owns the directory. The first one comes with its county. */
export const opened = (data: string, username: string, ...more: readonly string[]): Promise<Account> =>
  hengjian('user', 'add', username, ...more, '--data', data);

/** Signs in, with a password of one's own from now on. */
export const signedIn = async (url: string, { username, password }: Account): Promise<Client> => {
  const client = new Client(url);
  const next = 'correct horse battery staple';
  const session = await client.post('/api/session', { username, password });
  if (session.status !== 201) throw new Error(`${username} could not sign in: ${session.status}`);
  const changed = await client.post('/api/session/password', { present: password, next });
  if (changed.status !== 204) throw new Error(`${username} could not change the password: ${changed.status}`);
  return client;
};
