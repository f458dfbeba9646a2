/** Signing in, and what stands before it. */
export const signIn = {
  'signIn.title': 'Sign in',
  'signIn.office': 'Office “{office}”',
  'signIn.promise': 'Who is calling, before the second ring',
  'signIn.username': 'User name',
  'signIn.password': 'Password',
  'signIn.action': 'Sign in',
  'signIn.capsLock': 'Caps Lock is on',
  'signIn.persianLayout': 'The keyboard is in Persian',
  'signIn.forgotten': 'Forgot your password? The admin of the office can set a new one.',
  'signIn.show': 'Show the password',
  'signIn.hide': 'Hide the password',
  'signIn.usernameMissing': 'Write your user name',
  'signIn.passwordMissing': 'Write your password',
  'signIn.ended.signedOut': 'Your session has ended. Sign in again.',
  'signIn.ended.revoked': 'Your session was ended from another place. Sign in again.',
  'signIn.ended.disabled': 'This account was switched off. Ask the admin of the office.',
  'signIn.ended.shutdown': 'The program was stopped.',
  'signIn.ended.link_used':
    'This sign-in link was used already or has expired. Sign in with your name, or start the program again for a new link.',
  'signIn.starting': 'Connecting to the office …',
  'signIn.notReached': 'The office server does not answer',
  'signIn.notReachedText':
    'Is the program running on the server, and is the network up? This screen goes on trying by itself.',
} as const;
