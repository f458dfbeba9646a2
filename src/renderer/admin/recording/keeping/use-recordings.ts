import { useState } from 'react';
import type { RecordingRow } from '../../../../shared/contract/recordings.ts';
import { type Pages, usePages } from '../../../lists/use-pages.ts';
import { useCore, useEvent } from '../../../use-core.tsx';
import type { questionOf } from './list-filter.ts';

export type Listing = { readonly pages: Pages<RecordingRow>; readonly totalBytes: number };

/** The recordings that fit, page by page, with the size of them all; asked anew when one of them changes. */
export function useRecordings(question: ReturnType<typeof questionOf>): Listing {
  const { client } = useCore();
  const [totalBytes, setTotalBytes] = useState(0);
  const pages = usePages<RecordingRow>(JSON.stringify(question), async (cursor) => {
    const page = await client.ask('recordings.list', { ...question, cursor });
    setTotalBytes(page.totalBytes);
    return page;
  });
  useEvent('recording.stored', ({ id, state }) => {
    // A listen changes a row as well; only what may change its place or the sums is worth the whole question.
    const known = pages.rows.find((row) => row.id === id);
    if (known === undefined || known.state !== state) pages.renew();
  });
  return { pages, totalBytes };
}
