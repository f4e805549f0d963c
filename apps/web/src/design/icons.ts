/** Outlines of the icons, drawn on a 20 × 20 ground. */
export const icons = {
  todo: 'M4 5h3v3H4zM4 13h3v3H4zM10 6.5h7M10 14.5h7',
  indicators: 'M3 3h14v14H3zM3 8h14M3 12.5h14M8 3v14M12.5 3v14',
  submissions: 'M5 3h7l4 4v10H5zM12 3v4h4M8 11h5M8 14h5',
  inspections: 'M10 17s6-5.2 6-9.5A6 6 0 0 0 4 7.5C4 11.8 10 17 10 17zM10 9.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  rectifications: 'M4 4h12M4 8h12M4 12h8M4 16h8M14 13l1.5 2 3-4',
  supervision: 'M10 3a5 5 0 0 1 5 5v4l1.5 2h-13L5 12V8a5 5 0 0 1 5-5zM8.5 17h3',
  audit: 'M4 10a6 6 0 1 0 2-4.5L4 7M4 3v4h4M10 7v3.5l2.5 1.5',
  reports: 'M4 3h12v14H4zM7 13v-3M10 13V7M13 13V9',
  papers: 'M6 2.5h6l3 3V14H6zM12 2.5v3h3M4 6v11.5h9M8.500 8.500h4M8.500 11h4',
  system: 'M3 6h14M3 14h14M7 4v4M13 12v4',
  help: 'M7.5 7.5a2.5 2.5 0 1 1 3.5 2.3c-.7.4-1 .9-1 1.7M10 15v.5M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15z',
  more: 'M3.5 10h1M9.5 10h1M15.5 10h1M3.5 9.5h1M9.5 9.5h1M15.5 9.5h1M3.5 10.5h1M9.5 10.5h1M15.5 10.5h1',
  fold: 'M12 5l-5 5 5 5',
  unfold: 'M8 5l5 5-5 5',
  person: 'M10 10a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3.500 17a6.500 6.500 0 0 1 13 0',
  close: 'M5 5l10 10M15 5L5 15',
  search: 'M9 14a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM12.800 12.800L17 17',
  camera: 'M3 6h3l1.500-2h5L14 6h3v10H3zM10 13.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  print: 'M6 7V3h8v4M6 14H3V7h14v7h-3M6 12h8v5H6z',
  download: 'M10 3v10M6 9l4 4 4-4M4 17h12',
  upload: 'M10 14V4M6 8l4-4 4 4M4 17h12',
} as const;

export type IconName = keyof typeof icons;
