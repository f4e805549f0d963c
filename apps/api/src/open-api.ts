import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { sessionCookie } from '@app/platform/http';
import { completed } from './open-api/complete.js';

/** The OpenAPI document of an application that has been initialised. */
export const openApiDocument = (app: INestApplication): OpenAPIObject =>
  completed(
    SwaggerModule.createDocument(
      app,
      new DocumentBuilder()
        .setTitle('衡鉴 Hengjian')
        .setDescription(
          '义务教育优质均衡督导：数据填报、督导检查、问题整改与追溯。错误一律以 application/problem+json（RFC 9457）返回。',
        )
        .setVersion('1')
        .addCookieAuth(sessionCookie)
        .addBearerAuth()
        .addSecurityRequirements('cookie')
        .addSecurityRequirements('bearer')
        .build(),
      { operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}` },
    ),
  );
