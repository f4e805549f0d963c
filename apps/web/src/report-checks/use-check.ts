import { useMutation } from '@tanstack/vue-query';
import { upload, type Schemas } from '@app/api-client';
import { client } from '@web/server/client';
import { answered, type Refused } from '@web/server/refused';

/** What is to be read, and beside whose record; null: the report alone. */
export type ToCheck = Readonly<{ file: File; county: Readonly<{ unitId: string; dataYear: string }> | null }>;

/** Has a report checked. It changes nothing, so nothing is read again and it may be asked twice. */
export const useCheck = () =>
  useMutation<Schemas['ReportCheckDto'], Refused, ToCheck>({
    mutationFn: ({ file, county }) =>
      answered(
        county
          ? client.POST('/api/counties/{countyId}/report-checks', {
              params: { path: { countyId: county.unitId }, query: { dataYear: county.dataYear } },
              ...upload(file, file.name),
            })
          : client.POST('/api/report-checks', upload(file, file.name)),
      ),
  });
