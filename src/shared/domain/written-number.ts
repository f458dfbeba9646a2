import { toLatinDigits } from './persian-text.ts';

/** A telephone number as somebody wrote it, taken apart but not yet understood. */
export type WrittenNumber = {
  /** Whether a `+` stands in front. */
  readonly plus: boolean;
  /** Digit groups in the order written; a group ends at any punctuation. */
  readonly groups: readonly string[];
  /** How many of the groups stand before a sign that may begin a second number (`/`, a comma, «و»). */
  readonly firstGroups: number;
  /** Whether that sign was a `/`, which people also write inside one number: 021/22514321. */
  readonly slash: boolean;
  /** A word or sign that does not belong to a number followed the groups. */
  readonly trailing: boolean;
  readonly extension?: string;
};

const LABEL =
  /^(?:tel|telephone|phone|mobile|mob|cell|fax|تلفن همراه|تلفن|تلفکس|موبایل|همراه|شماره|فکس|ت|م)(?: ?ثابت| ?تماس)?[\s.:：]+/u;
const EXTENSION =
  /^(.*\d[\s()[\]\-–.]*)(?:[;,،]? ?(?:extension|extn?|x|داخلی|داخل|د)(?!\p{L})|[,،;#]+|[pw](?=\d))[\s.:=()\-–]*(\d{1,6})(?!\d)(?![\s\-./]*\d)/u;
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const PUNCTUATION = ' -.()[]‐‑‒–—―−_·\t\u00a0\'"';
const NEXT_NUMBER = '/\\,،;؛|\n\r&و';

/** Takes written text apart, or says `null` where no number can stand in it (words, masks, feature codes). */
export function takeApart(raw: string): WrittenNumber | null {
  const text = readable(raw);
  if (text === null) return null;
  const extended = EXTENSION.exec(text);
  const head = extended?.[1] ?? text;
  const extension = extended?.[2];
  const groups: string[] = [];
  let group = '';
  let firstGroups = 0;
  let slash = false;
  let trailing = false;
  for (const sign of head) {
    if (sign >= '0' && sign <= '9') {
      group += sign;
      continue;
    }
    if (group !== '') groups.push(group);
    group = '';
    if (groups.length === 0 && !PUNCTUATION.includes(sign) && sign !== '+') return null;
    if (PUNCTUATION.includes(sign)) continue;
    if (NEXT_NUMBER.includes(sign)) {
      if (firstGroups === 0) {
        firstGroups = groups.length;
        slash = sign === '/' || sign === '\\';
      }
      if (sign === '/' || sign === '\\') continue;
    }
    // A plus in front was counted already; one behind is a number turned round by right-to-left text; # ends dialling.
    if (sign === '+' && (groups.length === 0 || head.endsWith('+'))) continue;
    if (sign === '#' && head.endsWith('#')) continue;
    trailing = !NEXT_NUMBER.includes(sign);
    break;
  }
  if (group !== '') groups.push(group);
  if (groups.length === 0) return null;
  return {
    plus: /^[\s([]*\+/.test(head),
    groups,
    firstGroups: firstGroups === 0 ? groups.length : firstGroups,
    slash,
    trailing,
    ...(extension === undefined ? {} : { extension }),
  };
}

/** One spelling for signs: digits, plus, letter case; URI clothing and labels off. */
function readable(raw: string): string | null {
  // Longer text is a note, not a number, and must not cost time.
  if (raw.length > 200) return null;
  let text = toLatinDigits(raw.normalize('NFKC')).replace(INVISIBLE, '').toLowerCase().trim();
  text = text.replace(/[يى]/g, 'ی').replace(/ك/g, 'ک');
  const uri = /^(?:tel|callto|sips?):(?:\/\/)?([^@;?]*)(?:@[^;?]*)?(.*)$/.exec(text);
  if (uri === null || /^tel:\s/.test(text)) return text.replace(LABEL, '');
  const number = (uri[1] ?? '').replaceAll('%2b', '+').replaceAll('%20', ' ');
  const rest = uri[2] ?? '';
  const context = /;phone-context=(\+\d+)/.exec(rest)?.[1] ?? '';
  const extension = /;ext=(\d{1,6})(?!\d)/.exec(rest)?.[1];
  return `${context}${number}${extension === undefined ? '' : `;ext=${extension}`}`;
}
