import type { OpenAPIObject } from '@nestjs/swagger';
import { permissions, roleNames, type Permission } from '@app/domain/access';
import { exampleOf } from './examples.js';
import { headers, parameters, withHeaders } from './headers.js';
import { routesOf, type Components, type Operation, type Parameter, type Route, type Schema } from './parts.js';
import { problemSchemas, withProblems } from './problems.js';
import { SharedAnswers } from './shared-answers.js';
import { summaryOf } from './summaries.js';
import { tagOf, tags } from './tags.js';

const sorted = <Value>(record: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));

const whoMay = (permission: string): string =>
  `权限 \`${permission}\`：${permissions[permission as Permission].map((role) => roleNames[role]).join('、')}。`;

/** The comment in the code becomes the description; the summary is for clerks. */
const describe = ({ operation, permission }: Route): string =>
  [operation.summary, permission === null ? '任何人。' : whoMay(permission)].filter(Boolean).join('\n\n');

/** What may be one of several has no type beside them, whatever the compiler says that it is in the code. */
const eitherOr = (schema: NonNullable<Parameter['schema']>): NonNullable<Parameter['schema']> => {
  if ('$ref' in schema || schema.oneOf === undefined) return schema;
  const { type: _type, ...rest } = schema;
  return rest;
};

/** A parameter with a default need not be sent; one without an example gets the usual one of its name. */
const told = (operation: Operation): NonNullable<Operation['parameters']> =>
  (operation.parameters ?? []).map((parameter) => {
    if ('$ref' in parameter || !parameter.schema) return parameter;
    const hasDefault = !('$ref' in parameter.schema) && parameter.schema.default !== undefined;
    return {
      ...parameter,
      schema: eitherOr(parameter.schema),
      ...(hasDefault && { required: false }),
      example: exampleOf({}, parameter.schema, parameter.name),
    };
  });

/** Nest leaves the description of a success empty. */
const said = (response: Operation['responses'][string]) =>
  response && !('$ref' in response) ? { ...response, description: response.description || '完成' } : response;

const withBodyExample = (schemas: NonNullable<Components['schemas']>, { requestBody }: Operation) => {
  if (!requestBody || '$ref' in requestBody) return {};
  const content = Object.entries(requestBody.content).map(([type, media]) => [
    type,
    type === 'application/json' && media.schema ? { ...media, example: exampleOf(schemas, media.schema) } : media,
  ]);
  return { requestBody: { ...requestBody, content: Object.fromEntries(content) as typeof requestBody.content } };
};

/** The order in which the compiler tells a union's members depends on unrelated code; by letter it does not. */
const steady = (schema: Schema): Schema => ({
  ...schema,
  ...(schema.enum && { enum: schema.enum.map(String).sort() }),
  ...(schema.items && !('$ref' in schema.items) && { items: steady(schema.items) }),
  ...(schema.properties && {
    properties: Object.fromEntries(
      Object.entries(schema.properties).map(([name, part]) => [name, '$ref' in part ? part : steady(part)]),
    ),
  }),
});

/**
 * Completes what Nest collected: summaries, tags, headers, problems and examples, in an order that does not change
 * with the order of the code. @throws Error naming a route without a summary or a slice
 */
export const completed = (document: OpenAPIObject): OpenAPIObject => {
  const schemas = sorted({
    ...Object.fromEntries(
      Object.entries(document.components?.schemas ?? {}).map(([name, one]) => [
        name,
        '$ref' in one ? one : steady(one),
      ]),
    ),
    ...problemSchemas,
  });
  const shared = new SharedAnswers();
  const paths: OpenAPIObject['paths'] = {};
  const routes = [...routesOf(document)].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  for (const route of routes) {
    const tag = tagOf(route.operationId);
    const full = withHeaders({ ...route, operation: { ...route.operation, parameters: told(route.operation) } });
    const answers = Object.entries(full.responses).map(([status, one]) => [status, said(one)]);
    const operation: Operation = {
      ...full,
      ...withBodyExample(schemas, route.operation),
      responses: withProblems(
        { ...route, operation: { ...full, responses: Object.fromEntries(answers) as never } },
        tag,
        shared,
      ),
      tags: [tag],
      summary: summaryOf(route.operationId),
      description: describe(route),
      ...(route.permission === null && { security: [] }),
    };
    paths[route.path] = { ...paths[route.path], [route.method]: operation };
  }
  return {
    ...document,
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths,
    components: { ...document.components, schemas, responses: sorted(shared.responses), parameters, headers },
  };
};
