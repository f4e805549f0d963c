import { expect, it } from '@jest/globals';
import { given } from '@test/given';
import { signingKey, type SigningKeyCommand, type SigningKeyEvent } from './signing-key.js';

const rotate = (from: string, to: string): SigningKeyCommand => ({
  type: 'RotateSigningKey',
  from,
  to,
  statement: `${from} names ${to}`,
});
const rotated = (from: string, to: string): SigningKeyEvent => ({
  type: 'SigningKeyRotated',
  data: { from, to, statement: `${from} names ${to}` },
});

it('takes the place of the one that signs, once', () => {
  given(signingKey, [])
    .when(rotate('a', 'b'))
    .yields([rotated('a', 'b')]);
  given(signingKey, [rotated('a', 'b')])
    .when(rotate('a', 'b'))
    .yields([]);
  given(signingKey, [rotated('a', 'b')])
    .when(rotate('b', 'c'))
    .yields([rotated('b', 'c')]);
});

it('is no branch and no circle', () => {
  const history = [rotated('a', 'b'), rotated('b', 'c')];
  given(signingKey, history).when(rotate('a', 'x')).refuses('proofs.key-not-current');
  given(signingKey, history).when(rotate('c', 'a')).refuses('proofs.key-used-before');
  given(signingKey, []).when(rotate('a', 'a')).refuses('proofs.key-used-before');
  expect(history.reduce(signingKey.evolve, signingKey.initial)).toEqual(['a', 'b', 'c']);
});
