import { useFormat } from '../../../use-format.ts';
import { useWords } from '../../../words.tsx';
import classes from './doctor.module.css';
import type { Signal } from './frame-text.ts';
import { signalWords } from './signal-words.ts';

/** One signal in one line. */
export function SignalText({ signal }: { readonly signal: Signal }) {
  const t = useWords();
  const format = useFormat();
  const { what, number, rest } = signalWords(signal, t, format);
  return (
    <span className={classes.signal} data-kind={signal.kind}>
      <b>{what}</b>
      {number === null ? null : (
        <bdi dir="ltr" className={classes.number}>
          {format.digits(number)}
        </bdi>
      )}
      {rest.map((part) => (
        <bdi key={part} className={classes.soft}>
          {part}
        </bdi>
      ))}
    </span>
  );
}
