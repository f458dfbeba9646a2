import type { Condition } from './call-conditions.ts';
import type { SearchTerms } from './search-terms.ts';

/**
 * The conditions by which a customer `c` himself shows that he is a hit. Where every hundredth row is one, walking a
 * list in its order and looking into its rows is much quicker than collecting all hits to sort them.
 */
export function insideOf(terms: SearchTerms): Condition[] {
  if (terms.kind === 'words') return terms.words.map(wordInside);
  const any = terms.runs.map(() => `instr(${DIGITS}, ?) > 0`).join(' or ');
  return [{ sql: `exists (${NUMBERS} and (${any}))`, values: terms.runs }];
}

/** As `digitsOfNumber` writes them into the index. */
const DIGITS = `case when p.key like '+98%' then '0' || substr(p.key, 4)
  when p.key like '+%' then '00' || substr(p.key, 2) else coalesce(p.key, p.raw) end`;
const NUMBERS = 'select 1 from phone_numbers p where p.customer_id = c.id';
const COMPANIES = `select 1 from customer_links l join customers co on co.id = l.company_id
  where l.person_id = c.id and co.removed_at is null`;

function wordInside(word: string): Condition {
  const asked = [
    `instr(' ' || c.name_folded || ' ', ?) > 0`,
    `exists (${COMPANIES} and instr(' ' || co.name_folded || ' ', ?) > 0)`,
    ...(/^\d+$/.test(word) ? [`exists (${NUMBERS} and instr(${DIGITS}, ?) > 0)`] : []),
  ];
  return { sql: `(${asked.join(' or ')})`, values: asked.map(() => word) };
}
