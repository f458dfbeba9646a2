import { Modal, Text } from '@mantine/core';
import { useEffect, useLayoutEffect } from 'react';
import { useLocation, useRoute } from 'wouter';
import { numberOfTelLink, numberToDial } from '../../shared/domain/dial-text.ts';
import { useStore } from '../store.ts';
import { useMay } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import { AskedNumber } from './asked-number.tsx';
import { ByHand } from './by-hand.tsx';
import { askToDial, closeDial, dialStore } from './dial-store.ts';

/** The dialogs of dialling, over whatever room is open; `tel:` links of the page and of the system come here. */
export function DialLayer() {
  const t = useWords();
  const may = useMay('call.work');
  const view = useStore(dialStore, (now) => now.view);
  useAskedByAddress();
  useTelLinks();
  return (
    <Modal
      opened={may && view !== null}
      onClose={closeDial}
      size="md"
      title={<Text fw={650}>{t(view?.kind === 'byHand' ? 'dial.byHand' : 'dial.outside')}</Text>}
      closeButtonProps={{ 'aria-label': t('words.close') }}
    >
      {view?.kind === 'byHand' ? <ByHand number={view.number} lineName={view.lineName} /> : null}
      {view?.kind === 'asked' ? <AskedNumber number={view.number} /> : null}
    </Modal>
  );
}

/** `#/dial/NUMBER`: the desktop was opened by a `tel:` link. The address is left at once, so that Back does not ask again. */
function useAskedByAddress(): void {
  const [asked, params] = useRoute('/dial/:number');
  const [, go] = useLocation();
  const number = asked ? (params.number ?? '') : null;
  useLayoutEffect(() => {
    if (number === null) return;
    const dialable = numberToDial(number);
    if (dialable !== null) askToDial(dialable);
    go('/desk', { replace: true });
  }, [number, go]);
}

/** A `tel:` link in the page would leave the application. */
function useTelLinks(): void {
  useEffect(() => {
    const open = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      const href = link?.getAttribute('href') ?? '';
      if (!/^tel:/i.test(href)) return;
      event.preventDefault();
      const number = numberOfTelLink(href);
      if (number !== null) askToDial(number);
    };
    document.addEventListener('click', open);
    return () => document.removeEventListener('click', open);
  }, []);
}
