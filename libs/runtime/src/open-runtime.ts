import { Module, type INestApplicationContext, type LogLevel, type ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { RuntimeOptions } from './options.js';
import { RuntimeModule } from './runtime.module.js';

/** What a context without HTTP has besides the runtime. */
export type ContextOptions = RuntimeOptions &
  Readonly<{
    /** Other modules: the worker's processes, when commands should have their consequences. */
    imports?: NonNullable<ModuleMetadata['imports']>;
    logger?: readonly LogLevel[];
  }>;

@Module({})
class Root {}

/**
 * The runtime without HTTP: for the command line, the demo and specs. Ask it for what it exports
 * (`context.get(CommandBus)`, `context.get(ReadModel)`), and close it.
 * @throws DataDirectoryInUse, DataDirectoryUnusable, StoreUnavailable, ReadModelRefused, RebuildStopped
 */
export const openRuntime = ({
  imports = [],
  logger = ['error'],
  ...options
}: ContextOptions): Promise<INestApplicationContext> =>
  NestFactory.createApplicationContext(
    { module: Root, imports: [RuntimeModule.forRoot(options), ...imports] },
    { logger: [...logger], abortOnError: false },
  );
