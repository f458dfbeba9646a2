/** What `hamzang help` says. */
export const USAGE = `hamzang: who is calling, before the second ring

  hamzang hub --data DIR [--host 127.0.0.1] [--port 0] [--device KIND:ADDRESS]… [--demo]
      Opens the office in DIR without a window. Prints one line of JSON when it is ready; logs go to standard error.
      Devices: modem:/dev/ttyUSB0   ojsegal:COM3@9600   callerid-com:/dev/ttyS0   simulator:4
  hamzang token --data DIR --role agent|supervisor|admin [--label TEXT]
  hamzang token list --data DIR
  hamzang token revoke ID --data DIR
      Makes, lists and revokes access for scripts. The token is told once.
  hamzang watch --url URL --token TOKEN
      Prints everything that the office announces, one line of JSON each.
  hamzang decode --protocol modem|ojsegal|callerid-com [--hex] [--records]
      Reads what a box sent from standard input, prints one line of JSON per signal.
      --protocol pattern --preset NAME | --pattern FILE.json: a device of the long tail (netcallerid, avaya-ip-office …).
  hamzang seed --data DIR --customers N --calls M [--seed S] [--until YYYY-MM-DD]
      Fills DIR with a made-up office whose calls end on that day (today). The same words make the same office.
  hamzang verify --data DIR
      Checks the chain of the journal.
  hamzang version
  hamzang help
`;
