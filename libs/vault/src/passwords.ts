import { hash, verify } from '@node-rs/argon2';
import { usernameKey } from './vault.js';

/** Argon2id at OWASP's first choice: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const shortestPassword = 10;
/** Longer ones cost time, and prove nothing. */
export const longestPassword = 128;

/** The PHC text of a password. A tenth of a second's work is spent on another thread. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost);

/** A hash that no password has: what an unknown name is compared with, so that it takes as long as a known one. */
let decoy: Promise<string> | undefined;

/** Whether a password fits a hash. Null (nobody by that name) takes the same time, and is false. */
export const passwordFits = async (passwordHash: string | null, password: string): Promise<boolean> => {
  decoy ??= hashPassword(`decoy ${Math.random()}`);
  const fits = await verify(passwordHash ?? (await decoy), password.normalize('NFKC'));
  return fits && passwordHash !== null;
};

/** Parts that make a long password as good as a short one. */
const obvious =
  'password passw0rd qwerty asdfgh zxcvbn qazwsx 1qaz2wsx administrator admin welcome letmein abc123 woaini iloveyou hengjian jiaoyuju xuexiao dudao mima test root'.split(
    ' ',
  );

/** Runs up or down, and repetitions: `123456`, `fedcba`, `888888`. */
const withoutRuns = (text: string): string => {
  let kept = '';
  for (let at = 0; at < text.length; at++) {
    const step = text.charCodeAt(at) - text.charCodeAt(at - 1);
    const before = text.charCodeAt(at - 1) - text.charCodeAt(at - 2);
    if (!(Math.abs(step) <= 1 && step === before)) kept += text[at];
  }
  return kept;
};

export type PasswordFault = 'access.password-too-short' | 'access.password-too-long' | 'access.password-obvious';

/** Why a password will not do, as a refusal's code; null when it will. */
export const passwordFault = (password: string, username: string): PasswordFault | null => {
  if (Array.from(password).length < shortestPassword) return 'access.password-too-short';
  if (password.length > longestPassword) return 'access.password-too-long';
  const plain = usernameKey(password);
  const name = usernameKey(username);
  const known = name.length >= 3 ? [...obvious, name] : obvious;
  // What is left when everything guessable is taken out has to be worth guessing.
  const rest = withoutRuns(known.reduce((text, part) => text.replaceAll(part, ''), plain));
  return new Set(rest).size < 5 || rest.length < 6 ? 'access.password-obvious' : null;
};
