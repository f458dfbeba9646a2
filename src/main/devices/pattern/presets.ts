import type { DeviceOptions, PatternDevice } from '../../../shared/contract/lines.ts';

export type PatternPreset = { readonly name: string; readonly label: string; readonly pattern: PatternDevice };

/** The pattern that a device's options choose: its own, or a shipped one by name; null: neither. */
export function chosenPattern(
  options: Pick<DeviceOptions, 'pattern' | 'preset'> | null | undefined,
): PatternDevice | null {
  return options?.pattern ?? findPreset(options?.preset ?? '')?.pattern ?? null;
}

export const findPreset = (name: string): PatternPreset | undefined => PATTERN_PRESETS.find((one) => one.name === name);

/** True for an expression that came with the program: harmless, whatever the bytes. */
export const isShipped = (source: string): boolean =>
  PATTERN_PRESETS.some(({ pattern }) => pattern.pattern === source || (pattern.skip === source && source !== ''));

type Told = Pick<PatternDevice, 'pattern'> & Partial<PatternDevice>;
const preset = (name: string, label: string, told: Told): PatternPreset => ({
  name,
  label,
  pattern: { lineEnd: 'any', skip: '', events: {}, otherwise: 'end', dateOrder: 'mdy', ...told },
});

const raw = String.raw;

/** Devices of the long tail, told as data (device notes §4). No expression here may have one repetition inside another. */
export const PATTERN_PRESETS: readonly PatternPreset[] = [
  preset('generic-l', 'L<n>…@', {
    lineEnd: 'at',
    pattern:
      raw`L(?<line>[1-8])(?:(?<event>R)(?<count>\d\d)|(?<event2>HF)|D(?<digit>[\d*#])` +
      raw`|(?<event3>HND):(?<number>[\d*#]*)(?: *T\d+)?|(?:CallerID:|C|[^\dA-Za-z])?(?<number2>\+?\d{3,20})) *$`,
    events: { R: 'ring', HF: 'offHook', HND: 'onHook' },
    otherwise: 'callerId',
  }),
  preset('netcallerid', 'NetCallerID', {
    pattern:
      raw`^###DATE(?:(?<date>\d{4})(?<time>\d{4}))?[^N]*NMBR(?:\.{3}NAME *(?<event>-MSG O(?:N|FF)-)` +
      raw`|\.{3}NAME(?<number>(?<name>-[A-Z ]+-))|(?<number2>[^.]*)\.{3}NAME(?<name2>.*?))\+{3}`,
    events: { '-MSG ON-': 'status', '-MSG OFF-': 'status' },
    otherwise: 'callerId',
  }),
  preset('weeder', 'Weeder', {
    pattern: raw`^[A-Z] ?(?<date>\d\d/\d\d) (?<time>\d\d:\d\d) (?<number>.{1,12})(?: (?<name>.*))?$`,
    otherwise: 'callerId',
  }),
  preset('yes-identifier', 'YES Identifier', {
    skip: raw`^\+[67],|^OK$|^AT`,
    pattern:
      raw`^(?:(?<event>\+2,(?:0|(?<start>1)|(?<stop>[25])|3|(?<out>4))),(?<line>\d+)|\+5,(?<digit>[\d*#A-D]),(?<line2>\d+)` +
      raw`|(?<event2>\+1),(?<number>[^,]*),(?<name>.*),(?<line3>\d+)|(?<event3>\+8),\d+,(?<line4>\d+)) *$`,
    events: {
      '+2,0': 'onHook',
      '+2,1': 'ring',
      '+2,2': 'ring',
      '+2,3': 'answer',
      '+2,4': 'offHook',
      '+2,5': 'ring',
      '+1': 'callerId',
      '+8': 'error',
    },
    otherwise: 'status',
  }),
  preset('comdial-dsu', 'Comdial DSU II', {
    lineEnd: 'crlf',
    pattern:
      raw`><(?:(?<event>1)(?<line>\d\d)(?<number>[^\r\n]*)|(?<event2>2|3)(?<line2>\d\d)(?<ext>\d*)` +
      raw`|(?<event3>4)(?<line3>\d\d)) *$`,
    events: { '1': 'callerId', '2': 'answer', '3': 'offHook', '4': 'onHook' },
    otherwise: 'status',
  }),
  preset('avaya-ip-office', 'Avaya IP Office', {
    pattern:
      raw`^(?<date>\d{4}/\d\d/\d\d) (?<time>[\d:]+),(?<dur>[\d:]+),(?<ring>\d+),` +
      raw`(?:(?<number>[^,]*),(?<in>I),(?<called>[^,]*)|[^,]*,(?<out>O),(?<number2>[^,]*)),[^,]*,[^,]*,` +
      raw`(?:(?<internal>[1I])|0?),[^,]*,(?:(?<transferred>1)|0?),(?:E(?<ext>[^,]*)|[^,]*),`,
    dateOrder: 'ymd',
  }),
  preset('samsung', 'Samsung DS / OfficeServ', {
    skip: raw`^ *EXT\b|^[-= ]*$`,
    pattern:
      raw`^ *(?:(?<ext>\d{2,4}) +)?(?:\d{2,10} +)?(?<line>\d{2,4}) +(?<date>\d\d/\d\d) +(?<time>\d\d:\d\d(?::\d\d)?) +` +
      raw`(?:(?<ring>[\d:]+) +(?<event>A)|(?<dur>[\d:]+) +(?:(?<out>O(?<transferred>T)?|DO|FO)|(?<in>(?<transferred2>IT|TT?)|I|DI|DE|FI)))` +
      raw`(?: +(?<number>[\d*#]+))?(?: +(?<name>.*))?$`,
    events: { A: 'missed' },
  }),
  preset('lg-aria', 'LG Aria', {
    skip: raw`^ *NO +STA\b|^[-= ]*$`,
    pattern:
      raw`^ *\d{1,5} +(?:(?<event>EXT)|(?<ext>\d{2,5})) +(?<line>\d{2,4}) +(?<dur>\d\d:\d\d:\d\d) +` +
      raw`(?<date>\d\d/\d\d/\d\d) +(?<time>\d\d:\d\d)(?: +(?:(?<in>R)\d* *RI?NG *(?<ring>\d\d:\d\d)(?: +(?<number>[\d*#]+))?` +
      raw`|(?<in2>I) *(?<number2>[\d*#]+)|(?<out>O?) *(?<number3>[\d*#]+)))?.*$`,
    events: { EXT: 'missed' },
    dateOrder: 'dmy',
  }),
  preset('transtel', 'Transtel / DK', {
    skip: raw`^ *ST\. *TK|^[-= ]*$`,
    pattern:
      raw`^ *(?<ext>\w{1,5}) +(?<line>\d\d) +(?:[X#*] +)?(?:(?<event>FAC or PSW error)` +
      raw`|(?<in>Incoming)(?: +(?<event2>no answer))?|(?<in2>CLI) *(?<event3>NoAns): *(?<number>[\d*#]+)` +
      raw`|(?<in3>CLI): *(?<number2>[\d*#]+)|(?<in4>DDI Num): *(?<called>\d+)|(?<out>)(?<number3>[\d*#]+))` +
      raw`(?: +[^ /]+)? +(?<date>\d\d/\d\d) +(?<time>\d\d:\d\d)` +
      raw`(?: +(?:(?<dur>\d+:\d\d'\d\d)"?(?: +(?<ring>\d+'\d\d))?|(?<ring2>\d+'\d\d)))?`,
    events: { 'FAC or PSW error': 'error', 'no answer': 'missed', NoAns: 'missed' },
  }),
  preset('esi', 'ESI', {
    pattern:
      raw`^"(?:(?<in>I)|(?<out>O))","(?<date>\d{8})","(?<time>\d{6})","(?<durh>\d\d)(?<durm>\d\d)(?<durs>\d\d)",` +
      raw`"(?<ext>[^"]*)","(?<number>[^"]*)","(?<name>[^"]*)","(?<line>\d+)"`,
  }),
  preset('definity', 'Avaya Definity', {
    skip: raw`^\d\d:\d\d \d\d/\d\d$`,
    pattern:
      raw`^(?<date>\d{6}) (?<time>\d{4}) \d{4} (?<durh>\d)(?<durm>\d\d)(?<durs>\d\d) ` +
      raw`(?:(?<in>9) {2,}(?<ext>\d+) +(?<number>\d+)|(?<out>[78AC])(?: +\*\w+)?(?: +\*\w+)? +(?<number2>[\d*#]+) +(?<ext2>\d+))\b`,
  }),
  preset('fritzbox', 'FRITZ!Box', {
    pattern:
      raw`^(?<date>\d\d\.\d\d\.\d\d) (?<time>\d\d:\d\d:\d\d);(?:(?<event>RING);(?<line>\d+);` +
      raw`(?:(?<number>[^;]+)|(?<private>));(?<called>[^;]*);(?<in>)|(?<event2>CALL);(?<line2>\d+);(?<ext>[^;]*);[^;]*;` +
      raw`(?<number2>[^;]*);(?<out>)|(?<event3>CONNECT);(?<line3>\d+);(?<ext2>[^;]*);(?<number3>[^;]*);` +
      raw`|(?<event4>DISCONNECT);(?<line4>\d+);(?<dur>\d+);)`,
    events: { RING: 'ring', CALL: 'start', CONNECT: 'answer', DISCONNECT: 'end' },
    otherwise: 'status',
    dateOrder: 'dmy',
  }),
];
