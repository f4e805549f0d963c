import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fastifyStatic from '@fastify/static';
import { sendsPages } from './security-headers.js';

/** Paths that are the API's: what is missing there is a problem document, never a page. */
const ofApi = /^(api|health)(\/|$)/;

/** Their names carry a digest of what is in them. */
const ofBuild = /^assets\//;

const asksForPage = (request: FastifyRequest): boolean => /\btext\/html\b/i.test(request.headers.accept ?? '');

/** A path that names something within the folder: no way up, no hidden file, no empty part. */
const plainPath = /^(?!\.)[^\0\\/]+(\/(?!\.)[^\0\\/]+)*$/;

/** The siblings that a build puts beside its files are sent in their place, never by their own name. */
const compressed = /\.(br|gz)$/;

const isFile = async (root: string, path: string): Promise<boolean> =>
  plainPath.test(path) &&
  !compressed.test(path) &&
  (await stat(join(root, path)).then(
    (found) => found.isFile(),
    () => false,
  ));

/** What stands in the folder's place while nobody has built the application. */
const unbuilt = `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>衡鉴：网页尚未编译</title>
<h1>网页尚未编译</h1>
<p>服务已经启动，接口可以使用，但网页文件还没有生成。请在程序所在目录运行：</p>
<pre>npm run build</pre>
<p>完成后刷新本页即可，服务不必重启。接口文档：<a href="/api/docs">/api/docs</a></p>
</html>
`;

const send = (reply: FastifyReply, path: string): FastifyReply => {
  const kept = ofBuild.test(path);
  return reply
    .header('Vary', 'Accept-Encoding')
    .header('Cache-Control', kept ? 'public, max-age=31536000, immutable' : 'no-cache')
    .sendFile(path);
};

/**
 * The web application from the folder of its build. A path without a file is the application's own (its router knows it):
 * whoever asks for a page gets `index.html`. Files under `assets/` may be kept for a year, all others are asked for again.
 * A folder that is not there is no reason not to start: it may be built while the server runs.
 */
export const serveWeb = (fastify: FastifyInstance, root: string): void => {
  // Apart from the rest: the documentation's pages bring the same plugin with a folder of their own.
  void fastify.register((scope) => routes(scope, root));
};

const routes = async (scope: FastifyInstance, root: string): Promise<void> => {
  await scope.register(fastifyStatic, { root, serve: false, preCompressed: true, cacheControl: false });
  scope.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    config: sendsPages,
    handler: async (request, reply) => {
      const path = (request.params as { '*': string })['*'];
      if (ofApi.test(path)) return reply.callNotFound();
      if (path !== '' && (await isFile(root, path))) return send(reply, path);
      if (ofBuild.test(path) || !asksForPage(request)) return reply.callNotFound();
      if (existsSync(join(root, 'index.html'))) return send(reply, 'index.html');
      return reply.status(503).type('text/html; charset=utf-8').header('Cache-Control', 'no-store').send(unbuilt);
    },
  });
};
