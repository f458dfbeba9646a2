import { memo } from 'react';
import { preciseTime } from '../../../calls/precise-time.ts';
import { useFormat } from '../../../use-format.ts';
import { useWords } from '../../../words.tsx';
import classes from './doctor.module.css';
import { dump, type Frame } from './frame-text.ts';
import { SignalText } from './signal-text.tsx';

/** Frames with their bytes in hex and text and what they were understood as, the newest on top. */
export function FrameTable({ frames }: { readonly frames: readonly Frame[] }) {
  const t = useWords();
  return (
    <table className={classes.frames}>
      <thead>
        <tr>
          <th>{t('doctor.time')}</th>
          <th>{t('doctor.bytes')}</th>
          <th>{t('doctor.text2')}</th>
          <th>{t('doctor.signals')}</th>
        </tr>
      </thead>
      <tbody>
        {keyed(frames)
          .toReversed()
          .map(({ key, frame }) => (
            <FrameRow key={key} frame={frame} />
          ))}
      </tbody>
    </table>
  );
}

const FrameRow = memo(
  function FrameRow({ frame }: { readonly frame: Frame }) {
    const t = useWords();
    const { dates } = useFormat();
    const rows = dump(frame.hex);
    return (
      <tr>
        <td>
          <bdi dir="ltr" className={classes.moment}>
            {preciseTime(frame.at, dates)}
          </bdi>
        </td>
        <td>
          <pre dir="ltr">{rows.map((row) => row.hex).join('\n')}</pre>
        </td>
        <td>
          <pre dir="ltr" className={classes.plain}>
            {rows.map((row) => row.text).join('\n')}
          </pre>
        </td>
        <td>
          {frame.signals.length === 0 ? (
            <span className={classes.soft}>{t('doctor.nothingRead')}</span>
          ) : (
            frame.signals.map((signal, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two equal signals of one frame differ in nothing else.
              <SignalText key={index} signal={signal} />
            ))
          )}
        </td>
      </tr>
    );
  },
  // The same frame grows while its last bytes come; nothing else of it changes.
  (one, other) => one.frame.hex === other.frame.hex && one.frame.signals.length === other.frame.signals.length,
);

/** Two frames of one moment are told apart by their place among those of that moment. */
function keyed(frames: readonly Frame[]): readonly { readonly key: string; readonly frame: Frame }[] {
  let nth = 0;
  return frames.map((frame, index) => {
    nth = frames[index - 1]?.at === frame.at ? nth + 1 : 0;
    return { key: `${frame.at} ${nth}`, frame };
  });
}
