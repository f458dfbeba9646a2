import { describe, expect, it } from 'vitest';
import { classifyOpenFailure } from '../../../src/main/devices/open-failure.ts';

describe('why a port could not be opened', () => {
  it.each([
    ['Error: No such file or directory, cannot open /dev/ttyUSB7', 'missing'],
    ['Error: No such device or address, cannot open /dev/ttyUSB0', 'missing'],
    ['Error: No such device, cannot open /dev/ttyS9', 'missing'],
    ['Error: Permission denied, cannot open /dev/ttyUSB0', 'forbidden'],
    ['Error: Operation not permitted, cannot open /dev/ttyUSB0', 'forbidden'],
    ['Error: Device or resource busy, cannot open /dev/ttyUSB0', 'busy'],
    ['Error Resource temporarily unavailable Cannot lock port', 'busy'],
    ['Error: Input/output error, cannot open /dev/ttyS3', 'failed'],
  ])('is read from the words of Linux: %s', (words, state) => {
    expect(classifyOpenFailure(words)).toBe(state);
  });

  it.each([
    ['Error: Resource busy, cannot open /dev/cu.usbserial-1420', 'busy'],
    ['Error: No such file or directory, cannot open /dev/cu.usbserial-1420', 'missing'],
    ['Error: Permission denied, cannot open /dev/cu.usbserial-1420', 'forbidden'],
  ])('is read from the words of macOS: %s', (words, state) => {
    expect(classifyOpenFailure(words)).toBe(state);
  });

  it.each([
    ['Opening COM3: File not found', 'missing'],
    ['Opening COM3: Unknown error code 1167', 'missing'],
    ['Opening COM3: Access denied', 'busy'],
    ['Opening COM3: Unknown error code 32', 'busy'],
    ['Opening COM3: Unknown error code 31', 'failed'],
    ['Opening COM3: Invalid handle', 'failed'],
  ])('is read from the words of Windows: %s', (words, state) => {
    expect(classifyOpenFailure(words)).toBe(state);
  });
});
