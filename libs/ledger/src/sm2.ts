// Its module form: the other one takes twice as long to load, in every thread.
import { sm2 } from 'sm-crypto-v2/dist/index.mjs';

// GB/T 32918.2, with the identity that GM/T 0009 gives to whoever has none of their own (the library's default).

/** The public key of a secret one of 32 bytes: 0x04 and its two coordinates. */
export const sm2PublicKey = (secret: Buffer): Buffer =>
  Buffer.from(sm2.getPublicKeyFromPrivateKey(secret.toString('hex')), 'hex');

/** r and s over SM3, 32 bytes each. */
export const sm2Sign = (secret: Buffer, message: Buffer): Buffer =>
  Buffer.from(sm2.doSignature(message, secret.toString('hex'), { hash: true }), 'hex');

/** Whether r and s are that key's for these bytes. */
export const sm2Verifies = (key: Buffer, message: Buffer, signature: Buffer): boolean =>
  signature.length === 64 &&
  sm2.verifyPublicKey(key.toString('hex')) &&
  sm2.doVerifySignature(message, signature.toString('hex'), key.toString('hex'), { hash: true });
