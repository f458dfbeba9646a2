import { useFormat } from '../use-format.ts';
import classes from './dial.module.css';

/** A number to be read across the desk. */
export function LargeNumber({ number }: { readonly number: string }) {
  const { digits } = useFormat();
  return (
    <bdi dir="ltr" className={classes.large} data-testid="dial-number">
      {digits(number)}
    </bdi>
  );
}
