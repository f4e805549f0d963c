import { createPrivateKey, createPublicKey, hash, sign, verify, type KeyObject } from 'node:crypto';
import { exactBase64, type NoteSigner, type NoteVerifier } from './note.js';
import { sm2PublicKey, sm2Sign, sm2Verifies } from './sm2.js';

/** A text is not a key in the notation of c2sp.org/signed-note. */
export class MalformedKey extends Error {
  constructor() {
    super('not a key of signed notes');
    this.name = 'MalformedKey';
  }
}

/** One way to sign: how many bytes its keys have, and what is done with them. */
type Algorithm = Readonly<{
  /** What stands before the key: the C2SP signature type, for 0xff with an identifier of its own. */
  type: Buffer;
  publicBytes: number;
  publicOf: (secret: Buffer) => Buffer;
  sign: (secret: Buffer, text: string, seconds: number) => Buffer;
  verifies: (key: Buffer, text: string, signature: Buffer) => boolean;
}>;

const secretDer = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicDer = Buffer.from('302a300506032b6570032100', 'hex');
const secretKey = (seed: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([secretDer, seed]), format: 'der', type: 'pkcs8' });
const publicKey = (key: Buffer): KeyObject =>
  createPublicKey({ key: Buffer.concat([publicDer, key]), format: 'der', type: 'spki' });
const ed25519PublicKey = (seed: Buffer): Buffer =>
  createPublicKey(secretKey(seed)).export({ format: 'der', type: 'spki' }).subarray(publicDer.length);

/** What a witness signs: that it saw this text at a time (c2sp.org/tlog-cosignature). */
const witnessed = (text: string, seconds: bigint): Buffer => Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);

const ed25519: Algorithm = {
  type: Buffer.from([0x01]),
  publicBytes: 32,
  publicOf: ed25519PublicKey,
  sign: (seed, text) => sign(null, Buffer.from(text), secretKey(seed)),
  verifies: (key, text, signature) =>
    signature.length === 64 && verify(null, Buffer.from(text), publicKey(key), signature),
};

const cosignature: Algorithm = {
  type: Buffer.from([0x04]),
  publicBytes: 32,
  publicOf: ed25519PublicKey,
  sign: (seed, text, seconds) => {
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(BigInt(seconds));
    return Buffer.concat([time, sign(null, witnessed(text, BigInt(seconds)), secretKey(seed))]);
  },
  verifies: (key, text, signature) =>
    signature.length === 72 &&
    verify(null, witnessed(text, signature.readBigUInt64BE()), publicKey(key), signature.subarray(8)),
};

const sm2: Algorithm = {
  type: Buffer.concat([Buffer.from([0xff]), Buffer.from('hengjian/sm2-with-sm3')]),
  publicBytes: 65,
  publicOf: sm2PublicKey,
  sign: (secret, text) => sm2Sign(secret, Buffer.from(text)),
  verifies: (key, text, signature) => sm2Verifies(key, Buffer.from(text), signature),
};

/** How a key signs: a log's Ed25519, a witness's, or SM2 with SM3 (GB/T 32918, GB/T 32905). */
export const algorithms = { ed25519, cosignature, sm2 } as const;

const idOf = (name: string, type: Buffer, key: Buffer): string =>
  hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), type, key]), 'hex').slice(0, 8);

const algorithmOf = (material: Buffer): readonly [Algorithm, Buffer] => {
  const found = Object.values(algorithms).find(({ type }) => material.subarray(0, type.length).equals(type));
  if (!found) throw new MalformedKey();
  return [found, material.subarray(found.type.length)];
};

const parts = (key: string): readonly [name: string, keyId: string, material: Buffer] => {
  const [, name, keyId, base64] = /^([^\s\p{Z}+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(key.trim()) ?? [];
  const material = base64 === undefined ? null : exactBase64(base64);
  if (name === undefined || keyId === undefined || !material) throw new MalformedKey();
  return [name, keyId, material];
};

/** Reads a verifier key: `name+id+base64(type ‖ public key)`, which may be shown to anybody. @throws MalformedKey */
export const verifierOf = (vkey: string): NoteVerifier => {
  const [name, keyId, material] = parts(vkey);
  const [algorithm, key] = algorithmOf(material);
  if (key.length !== algorithm.publicBytes || idOf(name, algorithm.type, key) !== keyId) throw new MalformedKey();
  return {
    name,
    keyId,
    verifies: (text, signature) => {
      try {
        return algorithm.verifies(key, text, signature);
      } catch {
        // A point that is on no curve, say: such a key has signed nothing.
        return false;
      }
    },
  };
};

/** Whether a public key is that of a witness, whose signatures say when it saw a checkpoint. @throws MalformedKey */
export const isWitnessKey = (vkey: string): boolean => algorithmOf(parts(vkey)[2])[0] === cosignature;

const secretMark = 'PRIVATE+KEY+';
const secretBytes = 32;

const keyOf = (name: string, { type, publicOf }: Algorithm, secret: Buffer): NoteSignerKey => {
  const key = publicOf(secret);
  const keyId = idOf(name, type, key);
  const written = (material: Buffer) => `${name}+${keyId}+${Buffer.concat([type, material]).toString('base64')}`;
  return { secret: `${secretMark}${written(secret)}`, verifier: written(key) };
};

/** Both halves of a key in writing. The secret one is for a file that nobody else can read. */
export type NoteSignerKey = Readonly<{ secret: string; verifier: string }>;

/** Writes down a key made of 32 random bytes. @throws MalformedKey for a name with blanks or a plus sign */
export const writtenKey = (name: string, algorithm: keyof typeof algorithms, secret: Buffer): NoteSignerKey => {
  if (!/^[^\s\p{Z}+]+$/u.test(name) || secret.length !== secretBytes) throw new MalformedKey();
  return keyOf(name, algorithms[algorithm], secret);
};

/** Reads a secret key as `writtenKey` (or Go's sumdb) wrote it. @throws MalformedKey, which says nothing of the key */
export const signerOf = (text: string): NoteSigner & Readonly<{ verifier: string }> => {
  const trimmed = text.trim();
  if (!trimmed.startsWith(secretMark)) throw new MalformedKey();
  const [name, keyId, material] = parts(trimmed.slice(secretMark.length));
  const [algorithm, secret] = algorithmOf(material);
  if (secret.length !== secretBytes) throw new MalformedKey();
  const { verifier } = keyOf(name, algorithm, secret);
  if (!verifier.startsWith(`${name}+${keyId}+`)) throw new MalformedKey();
  return { name, keyId, verifier, sign: (note, seconds) => algorithm.sign(secret, note, seconds) };
};
