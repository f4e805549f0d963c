import { Body, Controller, Delete, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { Type } from 'class-transformer';
import {
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Refusal, type Outcome, type Request } from '@app/domain/kernel';
import { Allowed, Asked, Called, Caller, page, PageQuery, Public, Scope, type Person } from '@app/platform/http';

/** Belongs to school-1. */
export const issue = '0b6c1d5e-5d0e-4b6a-9c3e-2f1a7d7c9e01';

class FigureBody {
  @IsString()
  @Length(1, 20)
  name: string;

  @Called('数值')
  @IsInt()
  @Min(0)
  @Max(100)
  value: number;
}

class FilingBody {
  @IsUUID()
  unitId: string;

  @IsIn(['primary', 'junior'])
  stage: string;

  @IsArray()
  @ArrayMinSize(1)
  @ValidateNested({ each: true })
  @Type(() => FigureBody)
  figures: FigureBody[];
}

/** What a command answers. */
export const outcome = (position: string): Outcome => ({
  id: issue,
  stream: `hj.main.issue-${issue}`,
  revision: 4,
  outcome: 'done',
  position,
  sequence: 9,
});

/** An engine's error that the application translates. */
export class Locked extends Error {}

/** One route of each kind that the guard, the filter and the interceptor tell apart. */
@Controller('things')
export class Things {
  @Get()
  @Allowed('rectification.read', 'list')
  list(@Query() query: PageQuery, @Scope() scope: Scope) {
    return page(scope.roots, scope.roots.length, query);
  }

  @Get('own')
  @Allowed('access.own', 'own')
  own(@Caller() person: Person) {
    return { accountId: person.accountId };
  }

  @Get(':id')
  @Allowed('rectification.read', { issue: 'id' })
  read(@Param('id', ParseUUIDPipe) id: string) {
    return { id };
  }

  @Post(':id/verification')
  @Allowed('rectification.verify', { issue: 'id' })
  verify(@Asked() request: Request) {
    return request;
  }

  @Post('raised')
  @Allowed('rectification.raise', { bodyUnit: 'into' })
  raise(@Asked() request: Request) {
    return request;
  }

  @Post('figures')
  @Allowed('submissions.file', { bodyUnit: 'unitId' })
  file(@Body() body: FilingBody) {
    return body;
  }

  @Post('outcomes/:position')
  @Allowed('access.own', 'own')
  outcome(@Param('position') position: string) {
    return outcome(position);
  }

  @Delete('outcomes/:position')
  @Allowed('access.own', 'own')
  refuse(@Param('position') kind: string) {
    if (kind === 'locked') throw new Locked();
    if (kind === 'fault') throw new Error('李四的密码是 hunter2');
    throw new Refusal('rectification.own-work', { rectifiers: ['甲', '乙'] }, kind as 'conflict');
  }

  @Post('sign-in')
  @Public()
  @RouteConfig({ rateLimit: {} })
  signIn() {
    return { ok: true };
  }
}
