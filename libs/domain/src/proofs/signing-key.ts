import { Refusal, type Decider, type EventCatalogue, type Facts, type RefusalSentences } from '../kernel/index.js';

/** Stream of the key that signs the log: there is one. */
export const signingKeyId = 'log';

/** Keys that sign the log, by their public halves. The secret ones are never anywhere near it. */
export type SigningKeyEvent = Facts<{
  SigningKeyRotated: {
    /** The public key that signed so far, as it is printed. */
    from: string;
    /** The one that signs from now on. */
    to: string;
    /** A note in which the old key vouches for the new one; both have signed it. */
    statement: string;
  };
}>;

export const signingKeyEvents: EventCatalogue<SigningKeyEvent> = {
  category: 'signing-key',
  versions: { SigningKeyRotated: 1 },
};

/** Its signatures have been checked by whoever asks. */
export type SigningKeyCommand = Readonly<{ type: 'RotateSigningKey'; from: string; to: string; statement: string }>;

export const signingKeyRefusals: RefusalSentences = {
  'proofs.key-not-current': '日志里最近一次换上的密钥是 {current}，请从它换到新密钥。',
  'proofs.key-used-before': '公钥 {key} 以前用过，不能再换上，请生成新的密钥。',
};

/** Every key that the log has named, the current one last. */
export type SigningKeyState = readonly string[];

/** One key after the other: a line without branches, so that whoever trusts one can follow it. */
export const signingKey: Decider<SigningKeyCommand, SigningKeyEvent, SigningKeyState> = {
  category: 'signing-key',
  initial: [],
  evolve: (keys, { data: { from, to } }) => (keys.length === 0 ? [from, to] : [...keys, to]),
  decide({ from, to, statement }, keys) {
    const current = keys.at(-1);
    if (current === to && keys.at(-2) === from) return [];
    if (current !== undefined && current !== from) throw new Refusal('proofs.key-not-current', { current }, 'conflict');
    if (from === to || keys.includes(to)) throw new Refusal('proofs.key-used-before', { key: to }, 'conflict');
    return [{ type: 'SigningKeyRotated', data: { from, to, statement } }];
  },
};
