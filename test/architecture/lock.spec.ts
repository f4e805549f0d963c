import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

interface Entry {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Where Node would look for a package required from `place`, nearest first. */
const rooms = (place: string): readonly string[] => {
  const inner = place.split('/node_modules/');
  return inner.map((_, taken) => inner.slice(0, inner.length - taken).join('/node_modules/')).concat('');
};

/** Packages that an entry of the lock asks for and the lock does not name. */
const missing = (packages: Readonly<Record<string, Entry>>): readonly string[] =>
  Object.entries(packages).flatMap(([place, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter(
        (name) => !rooms(place).some((room) => `${room === '' ? '' : `${room}/`}node_modules/${name}` in packages),
      )
      .map((name) => `${place} asks for ${name}`),
  );

it('the lock names whatever its packages ask for, for every platform', () => {
  // npm leaves out a platform's package that the registry lacks, and then refuses to install from its own lock.
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Readonly<Record<string, Entry>>;
  };
  expect(Object.keys(packages).length).toBeGreaterThan(500);
  expect(missing(packages)).toEqual([]);
});

it('a package of a platform that is left out shows', () => {
  expect(
    missing({
      '': { dependencies: { a: '1' } },
      'node_modules/a': { optionalDependencies: { 'a-linux': '1', b: '1' } },
      'node_modules/a/node_modules/b': { dependencies: { a: '1' } },
    }),
  ).toEqual(['node_modules/a asks for a-linux']);
});
