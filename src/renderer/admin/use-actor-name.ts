import { useAsk } from '../use-core.tsx';
import { useWords } from '../words.tsx';

/** Names an actor of the journal (`user:<id>`, `line:<id>`, `system`) for people. */
export function useActorName(): (actor: string) => string {
  const t = useWords();
  const people = useAsk('people.list', {}).data;
  const lines = useAsk('lines.list', {}).data;
  return (actor) => {
    const [kind = '', id = ''] = actor.split(':');
    if (kind === 'user') return people?.users.find((user) => user.id === id)?.name ?? id;
    if (kind === 'line') return lines?.find((line) => line.id === id)?.name ?? t('journal.actor.line');
    if (kind === 'token' || kind === 'anonymous' || kind === 'system') return t(`journal.actor.${kind}`);
    return actor;
  };
}
