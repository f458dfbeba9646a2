import { useCallback, useEffect, useRef, useState } from 'react';
import { RequestRefused } from '../../shared/client/client.ts';
import type { ErrorCode } from '../../shared/contract/wire.ts';
import { useLink } from '../use-core.tsx';

/** One page of a long list; `nextCursor` null: there is no further one. */
export type Page<Row> = {
  readonly rows: readonly Row[];
  readonly nextCursor: string | null;
  readonly total?: number | null;
};

export type Pages<Row> = {
  readonly rows: readonly Row[];
  readonly loading: boolean;
  /** The rows belong to an earlier question and are on their way out. */
  readonly outdated: boolean;
  readonly error: ErrorCode | null;
  readonly total: number | null;
  /** Asks for the next page, when there is one and none is on its way. */
  readonly more: () => void;
  readonly hasMore: boolean;
  /** Asks for the first page again, keeping what is on screen until it is here. */
  readonly renew: () => void;
  /** Changes rows in place, for events. */
  readonly patch: (change: (rows: readonly Row[]) => readonly Row[]) => void;
};

type State<Row> = {
  readonly key: string | null;
  readonly rows: readonly Row[];
  readonly cursor: string | null;
  readonly loading: boolean;
  readonly error: ErrorCode | null;
  readonly total: number | null;
};

/** A list that is read page by page as somebody scrolls. `key` names the question; another key begins anew. */
export function usePages<Row>(key: string, ask: (cursor: string | null) => Promise<Page<Row>>): Pages<Row> {
  const [state, setState] = useState<State<Row>>({
    key: null,
    rows: [],
    cursor: null,
    loading: true,
    error: null,
    total: null,
  });
  const turn = useRef(0);
  const latest = useRef(ask);
  latest.current = ask;
  const connected = useLink((link) => link.state === 'connected');

  const load = useCallback((cursor: string | null, forKey: string) => {
    turn.current += 1;
    const mine = turn.current;
    setState((now) => ({ ...now, loading: true, error: null }));
    latest.current(cursor).then(
      (page) => {
        if (mine !== turn.current) return;
        setState((now) => ({
          key: forKey,
          rows: cursor === null ? page.rows : [...now.rows, ...page.rows],
          cursor: page.nextCursor,
          loading: false,
          error: null,
          total: page.total ?? now.total,
        }));
      },
      (error: unknown) => {
        if (mine !== turn.current) return;
        const code = error instanceof RequestRefused ? error.code : 'internal';
        setState((now) => ({ ...now, loading: false, error: code }));
      },
    );
  }, []);

  useEffect(() => {
    // After a break events may have been lost, so the first page is asked again on each connection.
    if (connected) load(null, key);
  }, [load, key, connected]);

  const { cursor, loading } = state;
  const more = useCallback(() => {
    if (cursor !== null && !loading) load(cursor, key);
  }, [load, cursor, loading, key]);
  const renew = useCallback(() => load(null, key), [load, key]);
  const patch = useCallback((change: (rows: readonly Row[]) => readonly Row[]) => {
    setState((now) => {
      const rows = change(now.rows);
      return rows === now.rows ? now : { ...now, rows };
    });
  }, []);
  return {
    rows: state.rows,
    loading,
    outdated: state.key !== key,
    error: state.error,
    total: state.total,
    hasMore: cursor !== null,
    more,
    renew,
    patch,
  };
}
