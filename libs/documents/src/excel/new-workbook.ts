import type { Workbook } from '@cj-tech-master/excelts';

/** An empty workbook. The library is read when the first one is made: a server and most commands start without its 211 files. */
export const newWorkbook = async (): Promise<Workbook> => {
  const { Workbook } = await import('@cj-tech-master/excelts');
  return new Workbook();
};
