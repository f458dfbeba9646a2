import { until } from './wait.ts';

/** Resolves when `value` was the same at twenty looks in a row: what goes on by itself has come to rest. */
export async function untilStill(value: () => number): Promise<void> {
  let [last, same] = [Number.NaN, 0];
  await until(() => {
    same = value() === last ? same + 1 : 0;
    last = value();
    return same >= 20;
  }, 'nothing moves any more');
}
