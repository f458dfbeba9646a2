import type { Menu, MenuItemConstructorOptions, Tray } from 'electron';
import { createTranslate, type Language } from '../../shared/i18n/translate.ts';

export type TrayDeeds = { readonly open: () => void; readonly quit: () => void };

/** Dresses the tray icon in the user's language; call it again when the language changes. */
export function dressTray(
  tray: Tray,
  buildMenu: (items: MenuItemConstructorOptions[]) => Menu,
  language: Language,
  deeds: TrayDeeds,
): void {
  const t = createTranslate(language);
  tray.setToolTip('Hamzang');
  tray.setContextMenu(
    buildMenu([
      { label: t('trayOpen'), click: deeds.open },
      { type: 'separator' },
      { label: t('trayQuit'), click: deeds.quit },
    ]),
  );
}
