import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { KurrentEventStore } from '@app/event-store';
import { KurrentTestServer } from '@test/kurrent-server/server';
import { moment, notes, noteTypes } from '@test/stored';
import { temporaryDirectory } from '@test/temporary';

/** A key and certificates of the test double alone, the one good until 2120 and the other until 2021; the issuer's key is gone. */
const pem = (name: string) => join('test/fixtures/kurrent-tls', name);
const key = readFileSync(pem('test-double.key'));

let home: ReturnType<typeof temporaryDirectory>;
let server: KurrentTestServer;
beforeEach(() => {
  home = temporaryDirectory();
});
afterEach(() => {
  server.kill();
  home.remove();
});

const started = async (certificate: string): Promise<void> => {
  const tls = { certificate: readFileSync(pem(certificate)), key };
  server = await KurrentTestServer.start({ tls, users: { hengjian: 'p@ss:word' } });
};
const opened = (credentials: string, trusted: string) =>
  KurrentEventStore.open(
    server.url(credentials, `&discoveryInterval=5&tlsCAFile=${encodeURIComponent(pem(trusted))}`),
    {
      types: noteTypes,
      now: () => moment,
      copy: join(home.directory, 'copy.sqlite'),
      warn: () => undefined,
      writeWithin: 20_000,
    },
  );

it('speaks TLS, as whom the connection string says, and reads and writes so', async () => {
  await started('test-double.crt');
  const store = await opened('hengjian:p%40ss%3Aword', 'issuer.crt');
  expect((await store.append('hj.main.note-1', 'noStream', notes(2))).sequence).toBe(2);
  expect(await store.readStream('hj.main.note-1')).toHaveLength(2);
  await store.close();
});

it.each(['hengjian:hunter2', 'nobody:p%40ss%3Aword'])('names a wrong password, and does not repeat it', async (who) => {
  await started('test-double.crt');
  const refused = opened(who, 'issuer.crt');
  await expect(refused).rejects.toMatchObject({ reason: 'readonly' });
  await expect(refused).rejects.toThrow(
    /^事件库服务器不认所给的用户名与口令，或该用户没有权限，请核对 KURRENTDB_URL。$/,
  );
});

it.each([
  ['expired', 'expired.crt', 'issuer.crt'],
  ['of an issuer that is not trusted', 'test-double.crt', 'other-issuer.crt'],
])('names a certificate that is %s', async (_, shown, trusted) => {
  await started(shown);
  await expect(opened('hengjian:p%40ss%3Aword', trusted)).rejects.toThrow('证书已过期或不受信任');
});
