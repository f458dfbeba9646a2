import type { Instant } from '../../shared/domain/instant.ts';
import type { Format } from '../use-format.ts';
import { useNow } from '../use-now.ts';

type Props = {
  readonly from: Instant;
  readonly to: Instant | null;
  readonly format: Format;
  readonly className?: string | undefined;
};

/** Time since `from` (or from there to `to`), told each second. */
export function Elapsed({ from, to, format, className }: Props) {
  if (to === null) return <Running from={from} format={format} className={className} />;
  return <Length seconds={(to - from) / 1000} format={format} className={className} />;
}

function Running({ from, format, className }: Omit<Props, 'to'>) {
  return <Length seconds={(useNow() - from) / 1000} format={format} className={className} />;
}

function Length({ seconds, format, className }: { readonly seconds: number } & Omit<Props, 'from' | 'to'>) {
  return (
    <bdi dir="ltr" className={className}>
      {format.duration(Math.max(0, seconds))}
    </bdi>
  );
}
