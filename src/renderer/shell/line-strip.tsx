import { memo } from 'react';
import { Link } from 'wouter';
import type { LineState } from '../../shared/contract/lines.ts';
import { LineRecording } from '../recording/line-recording.tsx';
import { LineDot } from '../ui/line-dot.tsx';
import { Phone } from '../ui/phone.tsx';
import { Duration } from '../ui/time-text.tsx';
import { useLive, useMay } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import classes from './line-strip.module.css';

/** Every line at a glance: its state as a shape and a word, since when, who calls, who has it. */
export function LineStrip() {
  const t = useWords();
  const lines = useLive((live) => live.lines);
  const ready = useLive((live) => live.ready);
  if (!ready) return <div className={classes.strip} aria-busy />;
  if (lines.length === 0) return <NoLines />;
  return (
    <ul className={classes.strip} aria-label={t('shell.lines')}>
      {lines.map((line) => (
        <LineChip key={line.id} line={line} />
      ))}
    </ul>
  );
}

const LineChip = memo(function LineChip({ line }: { readonly line: LineState }) {
  const t = useWords();
  const state = t(`line.${line.state}`);
  return (
    <li
      className={classes.line}
      data-state={line.state}
      aria-label={t('shell.lineLabel', { line: line.name, state })}
      title={line.name}
    >
      <LineDot state={line.state} />
      <div className={classes.words}>
        <div className={classes.first}>
          <span className={classes.swatch} style={{ backgroundColor: line.color }} aria-hidden />
          <span className={classes.name}>{line.name}</span>
          {line.state === 'talking' && line.call !== null && <LineRecording callId={line.call.id} />}
          <span className={classes.state}>
            {state} {line.call === null ? null : <Duration since={line.since} />}
          </span>
        </div>
        {line.call === null ? null : <Caller call={line.call} />}
      </div>
    </li>
  );
});

function Caller({ call }: { readonly call: NonNullable<LineState['call']> }) {
  const t = useWords();
  return (
    <div className={classes.second}>
      <span className={classes.caller}>
        {call.name ?? (call.number === null ? t('words.unknown') : <Phone number={call.number} />)}
      </span>
      {call.takenBy === null ? null : (
        <span className={classes.holder}>{t('shell.lineBy', { name: call.takenBy })}</span>
      )}
    </div>
  );
}

function NoLines() {
  const t = useWords();
  const may = useMay('device.manage');
  return (
    <div className={classes.strip}>
      <span className={classes.none}>{t('shell.noLines')}</span>
      {may ? (
        <Link href="/admin/devices">{t('shell.addDevice')}</Link>
      ) : (
        <span className={classes.none}>{t('shell.askAdmin')}</span>
      )}
    </div>
  );
}
