import type { OpenAPIObject } from '@nestjs/swagger';

/** The document's own shapes, which Nest does not export by name. */
export type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
export type Components = NonNullable<OpenAPIObject['components']>;
export type Schema = Exclude<NonNullable<Components['schemas']>[string], { $ref: string }>;
export type Parameter = Exclude<NonNullable<Operation['parameters']>[number], { $ref: string }>;

/** A route of the document. `permission` is null for anybody's routes. */
export type Route = Readonly<{
  path: string;
  method: string;
  operation: Operation;
  operationId: string;
  permission: string | null;
  /** What it addresses, as `@Allowed` says: `list`, `own`, or kinds. */
  on: readonly string[];
  /** Media types of its body; empty when it has none. */
  takes: readonly string[];
  /** It asks a decider: idempotent by key, refused by rule, answered with a position. */
  command: boolean;
}>;

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Writes that leave no event, and questions too long for an address. */
const plain =
  /^(access\.own|indicators\.read|attachments\.|operations\.(?!calendar$)|submissions\.(draft|statistics)$)/;

const permissionOf = (operation: Operation): string | null =>
  (operation as { 'x-permission'?: string })['x-permission'] ?? null;

const addressedBy = (operation: Operation): readonly string[] =>
  ((operation as { 'x-resource'?: readonly (string | object)[] })['x-resource'] ?? []).flatMap((resource) =>
    typeof resource === 'string' ? [resource] : Object.keys(resource),
  );

const takenBy = ({ requestBody }: Operation): readonly string[] =>
  requestBody && 'content' in requestBody ? Object.keys(requestBody.content) : [];

/** Every route of a document, by path and method. */
export const routesOf = ({ paths }: OpenAPIObject): readonly Route[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const permission = permissionOf(operation);
      return [
        {
          path,
          method,
          operation,
          operationId: operation.operationId ?? `${method} ${path}`,
          permission,
          on: addressedBy(operation),
          takes: takenBy(operation),
          command: method !== 'get' && permission !== null && !plain.test(permission),
        },
      ];
    }),
  );
