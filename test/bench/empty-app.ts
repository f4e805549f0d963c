import 'reflect-metadata';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

/** Routes that do nothing. */
@Controller()
class EmptyController {
  @Get(['empty', 'health'])
  read() {
    return { nothing: true };
  }

  @Post('empty')
  write() {
    return { nothing: true };
  }
}

@Module({ controllers: [EmptyController] })
class EmptyModule {}

const app = await NestFactory.create<NestFastifyApplication>(EmptyModule, new FastifyAdapter(), { logger: false });
await app.listen(0, '127.0.0.1');
console.error(await app.getUrl());
