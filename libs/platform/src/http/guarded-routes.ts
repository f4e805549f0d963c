import { Injectable, RequestMethod, type OnModuleInit } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { publicKey, requirementKey } from './allowed.js';

/** Stops the start when a route says neither who may use it nor that anybody may. */
@Injectable()
export class GuardedRoutes implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** @throws Error naming each open route */
  onModuleInit(): void {
    const open = this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      if (!metatype || !instance) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
      return this.scanner
        .getAllMethodNames(prototype)
        .map((name) => ({ name, handler: prototype[name]! }))
        .filter(({ handler }) => Reflect.hasMetadata(PATH_METADATA, handler))
        .filter(({ handler }) =>
          [publicKey, requirementKey].every(
            (key) => this.reflector.getAllAndOverride<unknown>(key, [handler, metatype]) === undefined,
          ),
        )
        .map(({ name, handler }) => `${methodOf(handler)} ${metatype.name}.${name}`);
    });
    if (open.length > 0) throw new Error(`routes without @Allowed or @Public: ${open.join(', ')}`);
  }
}

const methodOf = (handler: () => unknown): string =>
  RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
