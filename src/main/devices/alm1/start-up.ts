/** The protocols that an ALM box speaks: 1 is read by `alm1`, 3 and 6 by `ojsegal`. */
export type AlmProtocol = 1 | 3 | 6;

/** What makes an ALM box speak one of its protocols, at 57600 8N1 (ALM protocol 1, device notes §3.2). */
export const almStartUp = (protocol: AlmProtocol): Uint8Array =>
  Uint8Array.of(0xfc, 0x70, 0x72, 0x74, protocol, 0x6c, 0xfd);
