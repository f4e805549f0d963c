import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { temporaryDirectory } from '@test/temporary';
import {
  InMemoryOperations,
  InMemoryVault,
  SqliteOperations,
  SqliteVault,
  type Operations,
  type Vault,
} from '../index.js';

const minute = 60_000;
const at = (minutes: number) => new Date(Date.UTC(2025, 2, 3, 1, minutes)).toISOString();
const idle = 10 * minute;

/** One act on a session, a token or a person; what it touches is named by when it came to be. */
type Act = Readonly<{ kind: string; account: number; which: number; wait: number }>;

const acts = fc.array(
  fc.record({
    kind: fc.constantFrom(
      'open',
      'use',
      'use',
      'use',
      'end',
      'endOthers',
      'issue',
      'show',
      'show',
      'revoke',
      'revokeAll',
    ),
    account: fc.nat(1),
    which: fc.nat(1),
    wait: fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 6, 11),
  }),
  { minLength: 20, maxLength: 40, size: 'max' },
);

/** Whom the tokens are taken for, and since when; not what is random, nor what an adapter clears away when. */
const story = async ({ sessions, tokens }: Operations, told: readonly Act[]): Promise<readonly unknown[]> => {
  const opened: { token: string; id: string; account: string }[] = [];
  const issued: typeof opened = [];
  const answers: unknown[] = [];
  let minutes = 0;
  for (const { kind, account: number, which, wait } of told) {
    minutes += wait;
    const [now, account] = [at(minutes), `account-${number}`];
    const [one, shown] = [opened[which], issued[which]];
    if (kind === 'open') {
      const { token, session } = await sessions.open(account, now, { absoluteMs: 40 * minute });
      opened.push({ token, id: session.id, account });
    } else if (kind === 'issue') {
      const { token, record } = await tokens.issue({
        accountId: account,
        label: 'x',
        at: now,
        endsAt: at(minutes + 25),
      });
      issued.push({ token, id: record.id, account });
    } else if (kind === 'use' && one) answers.push((await sessions.use(one.token, now, idle))?.seenAt);
    else if (kind === 'end' && one) await sessions.end(one.account, one.id);
    else if (kind === 'endOthers') await sessions.endAll(account, one?.id);
    else if (kind === 'show' && shown) answers.push((await tokens.use(shown.token, now))?.usedAt);
    else if (kind === 'revoke' && shown) await tokens.revoke(shown.account, shown.id);
    else if (kind === 'revokeAll') await tokens.revokeAll(account);
  }
  return answers;
};

const changes = fc.array(
  fc.record({
    kind: fc.constantFrom('add', 'find', 'find', 'password', 'contact', 'erase'),
    account: fc.nat(2),
    value: fc.nat(9),
  }),
  { minLength: 20, maxLength: 30, size: 'max' },
);

/** What a vault answers to the same changes in the same order. */
const lives = async (vault: Vault, told: readonly Readonly<{ kind: string; account: number; value: number }>[]) => {
  const answers: unknown[] = [];
  for (const { kind, account, value } of told) {
    const accountId = `account-${account}`;
    const contact = { displayName: `某人${value}`, phone: null, email: null };
    const person = {
      ...contact,
      accountId,
      username: accountId,
      passwordHash: null,
      mustChangePassword: true,
      createdAt: at(0),
    };
    if (kind === 'add') await vault.add([person]);
    else if (kind === 'password') answers.push(await vault.setPassword(accountId, `hash ${value}`, value % 2 === 0));
    else if (kind === 'contact') answers.push(await vault.setContact(accountId, contact));
    else if (kind === 'erase') answers.push(await vault.erase(accountId));
    else answers.push(await vault.find(accountId));
  }
  return answers;
};

describe('what SQLite adapters keep at hand', () => {
  it('is never told after it was ended, revoked or has run out, in any order of acts', async () => {
    const { directory, remove } = temporaryDirectory();
    let files = 0;
    await fc.assert(
      fc.asyncProperty(acts, async (told) => {
        const file = new SqliteOperations(join(directory, `operations-${files++}.sqlite`));
        try {
          expect(await story(file, told)).toEqual(await story(new InMemoryOperations(), told));
        } finally {
          await file.close();
        }
      }),
      { numRuns: 30, endOnFailure: true },
    );
    remove();
  });

  it('is the person as they are now, whatever was changed before', async () => {
    const { directory, remove } = temporaryDirectory();
    let files = 0;
    await fc.assert(
      fc.asyncProperty(changes, async (told) => {
        const file = new SqliteVault(join(directory, `vault-${files++}.sqlite`));
        try {
          expect(await lives(file, told)).toEqual(await lives(new InMemoryVault(), told));
        } finally {
          await file.close();
        }
      }),
      { numRuns: 30, endOnFailure: true },
    );
    remove();
  });
});
