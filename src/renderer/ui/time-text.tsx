import { useFormat } from '../use-format.ts';
import { useNow } from '../use-now.ts';

type Style = 'when' | 'date' | 'longDate' | 'time' | 'dateTime';

/** A moment in this person's calendar, digits and the office's zone; the machine's form stands in `datetime`. */
export function TimeText({ at, style = 'when' }: { readonly at: number; readonly style?: Style }) {
  const format = useFormat();
  return (
    <time dateTime={new Date(at).toISOString()} title={format.longDate(at)}>
      {format[style](at)}
    </time>
  );
}

/** `3 minutes ago`, renewed by itself. */
export function AgoText({ at }: { readonly at: number }) {
  const format = useFormat();
  const now = useNow();
  return (
    <time dateTime={new Date(at).toISOString()} title={format.dateTime(at)}>
      {format.ago(at, now)}
    </time>
  );
}

/** A running timer from `since`, or the length between two moments. */
export function Duration({ since, until }: { readonly since: number; readonly until?: number | null }) {
  return until === undefined || until === null ? (
    <Running since={since} />
  ) : (
    <Length seconds={(until - since) / 1000} />
  );
}

function Running({ since }: { readonly since: number }) {
  const now = useNow();
  return <Length seconds={(now - since) / 1000} />;
}

/** Whole seconds as `3:07`. */
export function Length({ seconds }: { readonly seconds: number }) {
  const format = useFormat();
  return <bdi dir="ltr">{format.duration(seconds)}</bdi>;
}
