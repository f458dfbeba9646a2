/** The two channels between a page and the core, and there are only two. */
export const REQUEST_CHANNEL = 'hamzang:request';
export const PUSH_CHANNEL = 'hamzang:push';
