import { useKeyMap } from '../ui/key-map.ts';
import styles from './card.module.css';
import { Glyph, type GlyphName } from './glyph.tsx';
import { capOf, type PopDeed } from './pop-keys.ts';
import type { Speech } from './speech.ts';

type Kind = PopDeed | 'notCustomer';
export type CardAction = {
  readonly kind: Kind;
  readonly glyph: GlyphName;
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
};

/** The row of deeds; the first is the one that is wanted most. Each shows its key while the card has the keyboard. */
export function CardActions({
  actions,
  speech,
  title,
}: {
  actions: readonly CardAction[];
  speech: Speech;
  title: string;
}) {
  const keys = useKeyMap();
  return (
    <fieldset className={styles.actions} aria-label={speech.t('pop.actionsFor', { name: title })}>
      {actions.map(({ kind, glyph, label, disabled, onClick }, index) => {
        const cap = kind === 'notCustomer' ? '' : capOf(kind, keys);
        return (
          <button
            key={kind}
            type="button"
            data-action={kind}
            data-cap={cap === '' ? undefined : cap}
            aria-keyshortcuts={cap === '' ? undefined : cap.replaceAll(' ', '+')}
            className={index === 0 ? styles.take : styles.action}
            disabled={disabled}
            title={cap === '' ? label : `${label} (${cap})`}
            onClick={onClick}
          >
            <Glyph name={glyph} size={15} />
            <span>{label}</span>
          </button>
        );
      })}
    </fieldset>
  );
}
