import { describe, expect, it } from 'vitest';
import { createHostGuard, isSameOrigin } from '../../../src/main/server/hosts.ts';

describe('the guard of the host', () => {
  const isOurHost = createHostGuard(['Office-PC', '0.0.0.0']);

  it.each([
    'localhost',
    'localhost:8000',
    'LOCALHOST',
    '127.0.0.1:1',
    '192.168.1.20',
    '[::1]:8000',
    'office-pc:80',
    'OFFICE-PC',
  ])('lets %s in', (host) => expect(isOurHost(host)).toBe(true));

  it.each([
    'evil.example',
    'evil.example:8000',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'office-pc.evil.example',
    '',
    ' ',
    'a b',
    '127.0.0.1:port',
    'http://localhost',
    'localhost/x',
    'user@localhost',
    '[::1',
  ])('keeps "%s" out', (host) => expect(isOurHost(host)).toBe(false));

  it('keeps out who names no host', () => expect(isOurHost(undefined)).toBe(false));
});

describe('the guard of the origin', () => {
  it('lets in pages that came from here, and programs that are no browsers', () => {
    expect(isSameOrigin('http://localhost:8000', 'localhost:8000')).toBe(true);
    expect(isSameOrigin('http://office-pc:8000', 'Office-PC:8000')).toBe(true);
    expect(isSameOrigin(undefined, 'localhost:8000')).toBe(true);
  });

  it.each(['http://evil.example', 'http://localhost:8001', 'http://127.0.0.1:8000', 'null', 'file://', ''])(
    'keeps %s out',
    (origin) => expect(isSameOrigin(origin, 'localhost:8000')).toBe(false),
  );
});
