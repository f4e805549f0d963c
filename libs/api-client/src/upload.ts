/** The body of a request that carries one file: `client.POST('/api/attachments', { params, ...upload(file, '操场.jpg') })`. */
export const upload = (file: Blob, name: string) => ({
  body: { file: name },
  bodySerializer: (): FormData => {
    const form = new FormData();
    form.append('file', file, name);
    return form;
  },
});
