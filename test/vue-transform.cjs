/**
 * Vue's single-file components for jest: the script and its template compiled by Vue's own compiler, types taken off by swc.
 * Styles are left out; what is seen is tested in a browser.
 */
const { createHash } = require('node:crypto');
const { compileScript, parse } = require('@vue/compiler-sfc');
const { transformSync } = require('@swc/core');

module.exports = {
  getCacheKey: (source, path, { configString }) =>
    createHash('sha256').update(source).update(path).update(configString).digest('hex'),
  process(source, path) {
    const { descriptor, errors } = parse(source, { filename: path });
    if (errors.length > 0) throw errors[0];
    const { content } = compileScript(descriptor, { id: 'test', inlineTemplate: true, genDefaultAs: '__component' });
    return transformSync(`${content}\nexport default __component;`, {
      filename: `${path}.ts`,
      sourceMaps: 'inline',
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    });
  },
};
