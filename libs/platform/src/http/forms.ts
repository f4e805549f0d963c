import multipart, { type FastifyMultipartOptions } from '@fastify/multipart';
import type { FastifyInstance, FastifyPluginCallback, RouteOptions } from 'fastify';
import { Problem } from './problem.js';

/** Marks a route that takes a file: `@RouteConfig(takesFile)`. */
export const takesFile = { takesFile: true };

const takes = (config: unknown): boolean => (config as { takesFile?: boolean } | undefined)?.takesFile === true;

/** A form with files, sent to a route that takes none, would be read as no body at all. */
const refuseElsewhere = (fastify: FastifyInstance): void => {
  fastify.addHook('onRequest', (request, _, done) => {
    const type = request.headers['content-type'];
    // Most requests are no forms; what a route says is read of those that are.
    const isForm = type !== undefined && /^multipart\//i.test(type);
    const isRefused = isForm && !request.is404 && !takes(request.routeOptions.config);
    done(isRefused ? new Problem(415, 'request.media-type') : undefined);
  });
};

type Hook = readonly [name: 'onRequest' | 'onResponse', hook: (...given: never[]) => unknown];

/** A mark that a request has from its prototype until somebody sets it, so that none is written on what is no form. */
const unset = (name: string | symbol, value: unknown) => ({
  getter: () => value,
  setter(this: object, set: unknown) {
    Object.defineProperty(this, name, { value: set, writable: true });
  },
});

/** Brings in the plugin's parser, and answers the hooks that it would run with every request of the server. */
const parser = (fastify: FastifyInstance, limits: NonNullable<FastifyMultipartOptions['limits']>): readonly Hook[] => {
  const hooks: Hook[] = [];
  const around = {
    addHook: (...hook: Hook) => void hooks.push(hook),
    decorateRequest: (name: string | symbol, value: unknown) =>
      void fastify.decorateRequest(name, typeof value === 'function' ? value : unset(name, value)),
  };
  const plugin = multipart as unknown as FastifyPluginCallback<FastifyMultipartOptions>;
  plugin(Object.assign(Object.create(fastify) as FastifyInstance, around), { limits }, () => undefined);
  return hooks;
};

/**
 * Forms with files, on routes that say so and on no other. The plugin clears up after each request what a form left on the
 * disk, asynchronously: where no form can come, that would be a tenth of what a request costs.
 */
export const readForms = (fastify: FastifyInstance, limits: NonNullable<FastifyMultipartOptions['limits']>): void => {
  refuseElsewhere(fastify);
  const hooks = parser(fastify, limits);
  fastify.addHook('onRoute', (route: RouteOptions) => {
    if (!takes(route.config)) return;
    for (const [name, hook] of hooks) Object.assign(route, { [name]: [route[name] ?? [], hook].flat() });
  });
};
