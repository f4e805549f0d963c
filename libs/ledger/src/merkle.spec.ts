import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sha256 } from './chain.js';
import { Frontier, leafHash, nodeHash } from './merkle.js';

/** The leaves and roots that Certificate Transparency's implementations test themselves with. */
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** RFC 6962 §2.1, word for word. */
const treeHash = (data: readonly string[]): string => {
  if (data.length === 0) return sha256('');
  if (data.length === 1) return leafHash(data[0]!);
  let split = 1;
  while (split * 2 < data.length) split *= 2;
  return nodeHash(treeHash(data.slice(0, split)), treeHash(data.slice(split)));
};

const grown = (data: readonly string[], from = Frontier.empty) => data.reduce((tree, leaf) => tree.append(leaf), from);

describe('frontier', () => {
  it('has the published roots', () => {
    expect(Frontier.empty.root).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    leaves.forEach((_, index) => expect(grown(leaves.slice(0, index + 1)).root).toBe(roots[index]));
  });

  it('has the root of the definition, and goes on after being written and read', () => {
    fc.assert(
      fc.property(fc.nat(70), fc.nat(70), (first, second) => {
        const data = Array.from({ length: first + second }, (_, index) => sha256(String(index)));
        const early = grown(data.slice(0, first));
        const { count, text } = early;
        const tree = grown(data.slice(first), Frontier.parse(count, text));
        expect([tree.count, tree.root]).toEqual([data.length, treeHash(data)]);
        expect([early.count, early.root]).toEqual([first, treeHash(data.slice(0, first))]);
      }),
    );
  });

  it('takes over what grew after it elsewhere', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.array(fc.nat(40), { maxLength: 4 }), (first, lengths) => {
        const data = Array.from({ length: first + lengths.reduce((sum, one) => sum + one, 0) }, (_, index) =>
          sha256(String(index)),
        );
        let tree = grown(data.slice(0, first));
        for (const length of lengths) {
          const { count, peaks } = grown(data.slice(tree.count, tree.count + length), Frontier.after(tree.count));
          tree = tree.join(count, peaks);
        }
        expect([tree.count, tree.text]).toEqual([data.length, grown(data).text]);
      }),
    );
  });

  it('does not read what is not a frontier of so many leaves', () => {
    const { text } = grown([sha256('a'), sha256('b'), sha256('c')]);
    for (const [count, bytes] of [
      [4, text],
      [3, text.slice(1)],
      [3, `${text}00`],
      [3, text.toUpperCase()],
      [3, 'x'.repeat(128)],
      [-1, ''],
      [0.5, ''],
      [0, text],
    ] as const)
      expect(() => Frontier.parse(count, bytes)).toThrow(RangeError);
  });
});
