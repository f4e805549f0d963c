import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { isDataYear } from '@app/domain/submissions';

/** A school year as text, `2024-2025`: two years that follow one another. */
export const IsDataYear = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: 'string', pattern: '^\\d{4}-\\d{4}$', example: '2024-2025' }),
    ValidateBy({
      name: 'isDataYear',
      validator: {
        validate: (value) => typeof value === 'string' && isDataYear(value),
        defaultMessage: () => '应为相连两年的学年，写作“2024-2025”的样式。',
      },
    }),
  );
