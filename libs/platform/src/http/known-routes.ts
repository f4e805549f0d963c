import type { RouteOptions } from 'fastify';

/** Remembers which methods each path has, so that a wrong method is told from a wrong path (405, not 404). */
export class KnownRoutes {
  private readonly methods = new Map<string, Set<string>>();

  /** For Fastify's `onRoute` hook. */
  readonly add = ({ url, method }: Pick<RouteOptions, 'url' | 'method'>): void => {
    const known = this.methods.get(url) ?? new Set();
    for (const one of [method].flat()) known.add(one);
    this.methods.set(url, known);
  };

  readonly methodsAt = (path: string): readonly string[] => {
    const found = [...this.methods]
      .filter(([pattern]) => matches(pattern, path))
      .flatMap(([, methods]) => [...methods]);
    return [...new Set(found)].sort();
  };
}

const matches = (pattern: string, path: string): boolean => {
  const wanted = pattern.split('/');
  const given = path.replace(/(?<=.)\/$/, '').split('/');
  // A catch-all route belongs to a plugin (the documentation's files) and says nothing about this path.
  if (wanted.length !== given.length || pattern.includes('*')) return false;
  return wanted.every((part, index) => (part.startsWith(':') ? given[index] !== '' : part === given[index]));
};
