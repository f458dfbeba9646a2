import type { desktop as en } from '../en/desktop.ts';

/** What the desktop says outside of its pages: in the tray, and where it cannot start. */
export const desktop = {
  trayOpen: 'باز کردن هم‌زنگ',
  trayQuit: 'خروج',
  desktopCannotStart: 'هم‌زنگ راه نیفتاد',
} satisfies Record<keyof typeof en, string>;
