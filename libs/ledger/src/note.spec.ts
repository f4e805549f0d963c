import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkpointText, MalformedCheckpoint, parseCheckpoint } from './checkpoint.js';
import { MalformedKey, signerOf, verifierOf, writtenKey } from './keys.js';
import { MalformedNote, openNote, parseNote, signedNote } from './note.js';

const seed = (byte: number): Buffer => Buffer.alloc(32, byte);
const at = 1_750_000_000;

describe('published notes', () => {
  it('opens the example of c2sp.org/signed-note', () => {
    const key = verifierOf('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k');
    const note =
      'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
    const opened = openNote(note, [key]);
    expect(opened).toEqual({
      text: 'This is an example message.\n',
      signedBy: ['example.com/foo+530d903a'],
      forged: [],
    });
    expect(openNote(note.replace('example message', 'exampel message'), [key])).toMatchObject({
      signedBy: [],
      forged: ['example.com/foo+530d903a'],
    });
  });

  it('signs what the Go checksum database signs, byte for byte', () => {
    const peter = signerOf('PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz');
    expect(peter.verifier).toBe('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
    const text =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    expect(signedNote(text, [peter], at)).toBe(
      `${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`,
    );
  });

  it('reads the example of c2sp.org/tlog-checkpoint', () => {
    const text = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
    expect(parseCheckpoint(text)).toEqual({
      origin: 'example.com/behind-the-sofa',
      count: 20852163,
      root: '0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62',
    });
    expect(checkpointText(parseCheckpoint(text))).toBe(text);
  });
});

const keys = (['ed25519', 'cosignature', 'sm2'] as const).map((algorithm) => {
  const { secret, verifier } = writtenKey(`彰武县/${algorithm}`, algorithm, seed(7));
  return { algorithm, signer: signerOf(secret), verifier: verifierOf(verifier), secret, vkey: verifier };
});

describe.each(keys)('a key of $algorithm', ({ signer, verifier, secret, vkey }) => {
  it('signs what it verifies, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        const text = `${words.replace(/\p{Cc}|\p{Surrogate}/gu, '')}\n`;
        const note = signedNote(text, [signer], at);
        expect(openNote(note, [verifier])).toEqual({ text, signedBy: [`${signer.name}+${signer.keyId}`], forged: [] });
      }),
      { numRuns: 20 },
    );
  });

  it('does not verify another text, a changed signature, or none', () => {
    const { signatures } = parseNote(signedNote('a\n', [signer], at));
    const { bytes } = signatures[0]!;
    expect(verifier.verifies('a\n', bytes)).toBe(true);
    expect(verifier.verifies('b\n', bytes)).toBe(false);
    for (let index = 0; index < bytes.length; index++) {
      const changed = Buffer.from(bytes);
      changed[index]! ^= 1;
      expect(verifier.verifies('a\n', changed)).toBe(false);
    }
    for (const wrong of [Buffer.alloc(0), bytes.subarray(1), Buffer.concat([bytes, bytes]), Buffer.alloc(bytes.length)])
      expect(verifier.verifies('a\n', wrong)).toBe(false);
  });

  it('is nobody else: another key of the same name is not known', () => {
    const other = signerOf(writtenKey(signer.name, 'ed25519', seed(8)).secret);
    expect(openNote(signedNote('a\n', [other], at), [verifier])).toEqual({ text: 'a\n', signedBy: [], forged: [] });
  });

  it('is refused when a letter of it is changed, and never shown', () => {
    for (const [text, read] of [
      [secret, signerOf],
      [vkey, verifierOf],
    ] as const)
      for (const wrong of [text.slice(1), text.slice(0, -2), text.replace('+', ' '), text.replace('彰', '章'), ''])
        expect(() => read(wrong)).toThrow(new MalformedKey());
  });
});

it('verifies the example of GB/T 32918.5', () => {
  const point =
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13';
  const secret = Buffer.from('3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8', 'hex');
  const { verifier } = writtenKey('a', 'sm2', secret);
  expect(Buffer.from(verifier.split('+').slice(2).join('+'), 'base64').toString('hex')).toContain(point);
  const signature =
    'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa';
  expect(verifierOf(verifier).verifies('message digest', Buffer.from(signature, 'hex'))).toBe(true);
});

describe('a note', () => {
  const signer = keys[0]!.signer;
  const right = signedNote('a\nb\n', [signer], at);

  it.each([
    ['no empty line', 'a\n'],
    ['a signature that is cut off', right.slice(0, -1)],
    ['something between its signatures', `${right}x\n`],
    ['base64 written otherwise', right.replace(/.\n$/, '\n')],
    ['a tab', `\t${right}`],
    ['a carriage return', right.replace('\n', '\r\n')],
    ['half a character', `\ud800${right}`],
    ['a hundred signatures', right + right.split('\n\n')[1]!.repeat(100)],
    ['a megabyte', 'x'.repeat(1_000_000) + right],
  ])('is not one with %s', (_, note) => expect(() => parseNote(note)).toThrow(MalformedNote));

  it('says when one of two trusted keys was forged', () => {
    const both = signedNote('a\n', [signer, keys[2]!.signer], at);
    const forged = both.replace(
      /(— \S+ed25519 \S{12})(.)/,
      (_, before: string, one: string) => before + (one === 'A' ? 'B' : 'A'),
    );
    const opened = openNote(
      forged,
      keys.map(({ verifier }) => verifier),
    );
    expect([opened.signedBy.length, opened.forged.length]).toEqual([1, 1]);
  });

  it.each([
    '',
    'a\n',
    'a\n1\n',
    'a\n01\nAAAA\n',
    'a\n-1\n',
    '\n1\n',
    'a\n1e3\n',
    'a\n1\nzz\n',
    'a\n9007199254740993\n',
  ])('is no checkpoint when it says %j', (text) => expect(() => parseCheckpoint(text)).toThrow(MalformedCheckpoint));
});
