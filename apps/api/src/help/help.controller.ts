import { Controller, Get } from '@nestjs/common';
import { workedExamples } from '@app/domain/indicators';
import { Allowed } from '@app/platform/http';
import { ExampleDto } from './help.dto.js';

/** The rules, shown. */
@Controller('help')
export class HelpController {
  /** Worked examples, computed by what computes the real ones. */
  @Get('examples')
  @Allowed('standards.read', 'list')
  examples(): ExampleDto[] {
    return workedExamples() as unknown as ExampleDto[];
  }
}
