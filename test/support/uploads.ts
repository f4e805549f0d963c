import type { Client } from '@test/client';

export type Uploaded = Readonly<{
  id: string;
  status: string;
  counts: Readonly<Record<'new' | 'changed' | 'unchanged' | 'blank' | 'wrong', number>> | null;
  errorCount: number | null;
  errors: readonly Readonly<{ cell: string; rule: string; message: string; field: string | null }>[];
  refusal: Readonly<{ code: string; detail: string }> | null;
  filed: number;
  drafted: number;
  position: string | null;
  progress: number;
  hash: string;
}>;

/** A form that carries one workbook. */
export const workbookForm = (file: Uint8Array, name = '填报表.xlsx'): FormData => {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(file)]), name);
  return form;
};

/** Sends a workbook and waits until it has been checked. */
export const sendWorkbook = async (
  client: Client,
  unitId: string,
  dataYear: string,
  file: Uint8Array,
): Promise<Uploaded> => {
  const { status, body } = await client.post(`/api/workbooks/${unitId}/${dataYear}`, workbookForm(file));
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  const { id } = body as Uploaded;
  for (;;) {
    const upload = (await client.get(`/api/workbook-uploads/${id}`)).body as Uploaded;
    if (upload.status !== 'waiting' && upload.status !== 'checking') return upload;
    await new Promise((resume) => setTimeout(resume, 20));
  }
};

/** A workbook as it is downloaded. */
export const download = async (client: Client, path: string): Promise<Uint8Array> => {
  const { status, bytes } = await client.bytes(path);
  if (status !== 200) throw new Error(`${status} ${Buffer.from(bytes).toString()}`);
  return bytes;
};
