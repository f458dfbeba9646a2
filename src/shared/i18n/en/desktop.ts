/** What the desktop says outside of its pages: in the tray, and where it cannot start. */
export const desktop = {
  trayOpen: 'Open Hamzang',
  trayQuit: 'Quit',
  desktopCannotStart: 'Hamzang could not start',
} as const;
