import { createHash } from 'node:crypto';
import type { Dialogue, DialogueProblem } from '../dialogue.ts';
import { amiAction } from './actions.ts';
import { type AmiReply, createAmiReplies } from './replies.ts';

/** The events of calls, queues and agents; everything else would only be read and dropped. */
const EVENTS = 'call,agent';
const CHALLENGE_ID = 'hamzang-challenge';
const LOGIN_ID = 'hamzang-login';
const PING_EVERY_MS = 30_000;
const LOCKED_OUT = /permission|denied|not permitted/i;

/** `challenge` never sends the secret itself; `plain` is for a manager that knows no challenge. */
export type AmiAuth = 'challenge' | 'plain';

/** The login to a manager interface (device notes §3.9); for one connection. */
export const createAmiLogin = (username: string, secret: string, auth: AmiAuth = 'challenge'): Dialogue => {
  const replies = createAmiReplies();
  const ping = amiAction('Ping', { ActionID: 'hamzang-ping' });
  let problem: DialogueProblem | null = null;
  let ready = false;

  const send = (action: Uint8Array | null): readonly Uint8Array[] => {
    if (action === null) problem = 'badPassword';
    return action === null ? [] : [action];
  };
  const login = (proof: Readonly<Record<string, string>>): readonly Uint8Array[] =>
    send(amiAction('Login', { ActionID: LOGIN_ID, Username: username, ...proof, Events: EVENTS }));

  const answer = (reply: AmiReply): readonly Uint8Array[] => {
    if (reply.actionId !== CHALLENGE_ID && reply.actionId !== LOGIN_ID) return [];
    if (!reply.ok) problem = LOCKED_OUT.test(reply.message) ? 'refused' : 'badPassword';
    else if (reply.actionId === LOGIN_ID) ready = true;
    else return login({ AuthType: 'MD5', Key: md5(reply.challenge + secret) });
    return [];
  };

  return {
    start: () =>
      auth === 'plain'
        ? login({ Secret: secret })
        : send(amiAction('Challenge', { ActionID: CHALLENGE_ID, AuthType: 'MD5' })),
    heard: (bytes) => (ready || problem !== null ? [] : replies.heard(bytes).flatMap(answer)),
    get problem() {
      return problem;
    },
    get ready() {
      return ready;
    },
    keepAlive: ping && { everyMs: PING_EVERY_MS, bytes: ping },
  };
};

const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');
