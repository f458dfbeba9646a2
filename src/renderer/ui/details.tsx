import { useWords } from '../words.tsx';
import classes from './details.module.css';

/** The system's own words, folded: for the person who is asked "what does it say?". */
export function Details({ text }: { readonly text: string }) {
  const t = useWords();
  return (
    <details className={classes.details}>
      <summary>{t('words.details')}</summary>
      <pre dir="auto">{text}</pre>
    </details>
  );
}
