import type { LineState } from '../../shared/contract/lines.ts';
import { useWords } from '../words.tsx';
import classes from './line-dot.module.css';

type State = LineState['state'];

/** The state of a line as a shape: ring, bell, wave, cross. Stands beside its word, or carries it for screen readers. */
export function LineDot({ state, size = 18 }: { readonly state: State; readonly size?: number }) {
  const t = useWords();
  return (
    <svg
      className={classes.dot}
      data-state={state}
      width={size}
      height={size}
      viewBox="0 0 18 18"
      role="img"
      aria-label={t(`line.${state}`)}
    >
      <Shape state={state} />
    </svg>
  );
}

function Shape({ state }: { readonly state: State }) {
  if (state === 'idle') return <circle cx="9" cy="9" r="4.500" className={classes.stroke} />;
  if (state === 'ringing')
    return (
      <path
        d="M9 2.500c-3 0-4.300 2.200-4.300 5 0 3.200-1 4.300-1.700 5.300h12c-.7-1-1.700-2.100-1.700-5.300 0-2.800-1.300-5-4.300-5zM7.200 14.200a1.900 1.900 0 0 0 3.600 0z"
        className={classes.fill}
      />
    );
  if (state === 'talking')
    return <path d="M3 7.500v3M6 5v8M9 2.800v12.400M12 5v8M15 7.500v3" className={classes.stroke} />;
  return <path d="M4.500 4.500l9 9M13.500 4.500l-9 9" className={classes.stroke} />;
}

/** A line's own colour, as a small tag with its name. */
export function LineTag({ name, color }: { readonly name: string; readonly color: string }) {
  return (
    <span className={classes.tag}>
      <span className={classes.swatch} style={{ backgroundColor: color }} aria-hidden />
      <span className={classes.name}>{name}</span>
    </span>
  );
}
