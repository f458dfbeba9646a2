import type { Route } from '../../../shared/contract/lines.ts';
import { useAsk } from '../../use-core.tsx';
import { useWords } from '../../words.tsx';

/** Says in words who gets the cards of a line, in their order. */
export function useRouteText(): (route: Route) => string {
  const t = useWords();
  const people = useAsk('people.list', {}).data;
  return ({ ownerId, teamId, everybody }) => {
    const steps = [
      people?.users.find((user) => user.id === ownerId)?.name,
      people?.teams.find((team) => team.id === teamId)?.name,
      everybody ? t('words.everybody') : undefined,
    ].filter((step) => step !== undefined);
    if (steps.length === 0) return t('lines.routeNobody');
    return steps.reduce((first, next) => t('lines.routeThen', { first, next }));
  };
}
