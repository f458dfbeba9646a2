/** One command, without its CR, and whether the modem may refuse it without harm. */
export type GsmCommand = { readonly command: string; readonly optional: boolean };

/** What makes a GSM modem tell its callers, device notes §3.8: +CLIP everywhere, +CRING and Huawei's ^CEND where known. */
export const GSM_INIT_COMMANDS: readonly GsmCommand[] = [
  { command: 'AT', optional: false },
  { command: 'AT+CLIP=1', optional: false },
  { command: 'AT+CRC=1', optional: true },
  { command: 'AT^CURC=1', optional: true },
];
