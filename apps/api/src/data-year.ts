import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { Refusal } from '@app/domain/kernel';
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

/** The data year of a path. @throws Refusal submission.data-year for text that is none */
export const dataYearIn = (path: string): string => {
  if (!isDataYear(path)) throw new Refusal('submission.data-year', { field: 'dataYear', dataYear: path }, 'invalid');
  return path;
};
