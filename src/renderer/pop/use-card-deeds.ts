import { useMemo } from 'react';
import type { Client } from '../../shared/client/client.ts';
import { RequestRefused } from '../../shared/client/client.ts';
import { showDone, useUndoToast } from '../ui/toast.tsx';
import { useCore } from '../use-core.tsx';
import type { CardDeeds } from './card-deeds.ts';
import { outcomeDrafts } from './dock-drafts.ts';
import { labelOf } from './number-label.ts';
import { dueText, type Speech } from './speech.ts';

/** What only the window around the cards can do. */
export type Around = { readonly openFile: (customerId: string) => void; readonly focusNote: (callId: string) => void };

/** The deeds of a card, done through the contract. */
export function useCardDeeds(speech: Speech, around: Around): CardDeeds {
  const { client } = useCore();
  const undoable = useUndoToast();
  return useMemo(() => makeDeeds(client, speech, around, undoable), [client, speech, around, undoable]);
}

type Undoable = (message: string, undo: () => Promise<unknown>) => void;

function makeDeeds({ ask }: Client, speech: Speech, { openFile, focusNote }: Around, undoable: Undoable): CardDeeds {
  const { t } = speech;
  const take = async (callId: string) => void (await ask('calls.take', { id: callId }));
  return {
    take,
    openFile,
    async note(callId) {
      await take(callId);
      focusNote(callId);
    },
    async takeWithOutcome(callId, digit) {
      const code = (await ask('outcomeCodes.list', {})).find((one) => one.digit === digit && !one.archived);
      if (code !== undefined) outcomeDrafts.write(callId, code.id);
      await take(callId);
    },
    notCustomer: async (callId) => void (await ask('calls.notCustomer', { id: callId })),
    async link(callId, customerId, remember) {
      const pop = await ask('calls.link', { id: callId, customerId, remember });
      if (pop.match.kind === 'known') showDone(t('pop.filed', { name: pop.match.customer.name }));
    },
    async attach(callId, customer, raw) {
      const number = { raw, label: labelOf(raw) };
      try {
        const { numberId } = await ask('customers.addNumber', { id: customer.id, number, callId });
        undoable(t('pop.attached', { name: customer.name }), () =>
          ask('customers.removeNumber', { id: customer.id, numberId }),
        );
      } catch (error) {
        // The file has it already: what is left to do is to file the call there.
        if (!isRefusal(error, 'number_exists')) throw error;
        await ask('calls.link', { id: callId, customerId: customer.id, remember: true });
      }
    },
    async create(callId, name, company, raw) {
      const numbers = raw === null || raw === '' ? [] : [{ raw, label: labelOf(raw) }];
      const input = { name, companyName: company === '' ? null : company, callId };
      try {
        await ask('customers.create', { ...input, numbers });
      } catch (error) {
        if (!isRefusal(error, 'number_unusable')) throw error;
        await ask('customers.create', input);
      }
      showDone(t('pop.created', { name }));
    },
    search: (text) => ask('customers.search', { text, limit: 8 }),
    async openTicket(callId, customerId, title) {
      const { id, number } = await ask('tickets.open', { customerId, title, callId });
      undoable(t('pop.ticketOpened', { number: speech.format.digits(String(number)) }), () =>
        ask('tickets.close', { id, closed: true }),
      );
    },
    async addFollowUp(callId, customerId, text, dueAt) {
      const { id } = await ask('followUps.add', { customerId, text, dueAt, callId });
      undoable(t('pop.followUpAdded', { when: dueText(dueAt, Date.now(), speech) }), () =>
        ask('followUps.done', { id, done: true }),
      );
    },
  };
}

function isRefusal(error: unknown, code: RequestRefused['code']): boolean {
  return error instanceof RequestRefused && error.code === code;
}
