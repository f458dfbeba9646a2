/** What `hamzang help` says. */
export const USAGE = `hamzang: who is calling, before the second ring

  hamzang hub --data DIR [--host 127.0.0.1] [--port 0] [--device KIND:ADDRESS]… [--demo]
      Opens the office in DIR without a window. Prints one line of JSON when it is ready; logs go to standard error.
      A device is KIND:ADDRESS[@BAUD], or KIND[PROFILE]:ADDRESS. Kinds: auto modem ojsegal keyword alm1 techno fsk dtmf
      callerid-com tci gsm panasonic ami pattern http simulator. Addresses:
        /dev/ttyUSB0  COM3@9600       a serial port
        tcp://[USER@]HOST:PORT        we connect: a PBX, a terminal server
        listen://[HOST:]PORT          the device connects to us; this computer alone unless HOST is given
        udp://[HOST:]PORT             datagrams; every interface unless HOST is given
        http://[HOST:]PORT            vendor software posts events to /SECRET; for others than this computer: ?allow=lan
        file:///PATH[?speed=N|max]    a capture, played again (loop=1: for ever)
      For example: modem:/dev/ttyUSB0   ojsegal:COM3@9600   keyword[caspian]:COM4   callerid-com:udp://3520
        panasonic:tcp://10.0.0.5:2300   ami:tcp://hamzang@pbx:5038   pattern[samsung]:/dev/ttyS0@9600   simulator:4
      --device-secret-file FILE behind a --device: its password or secret is the first line of FILE.
  hamzang token --data DIR --role agent|supervisor|admin [--label TEXT]
  hamzang token list --data DIR
  hamzang token revoke ID --data DIR
      Makes, lists and revokes access for scripts. The token is told once.
  hamzang watch --url URL --token TOKEN
      Prints everything that the office announces, one line of JSON each.
  hamzang doctor [--data DIR]
      Serial ports of this computer, and whether they can be opened.
  hamzang doctor --port ADDRESS[@BAUD] [--protocol KIND] [--seconds N] [--save FILE.hex] [--report]
      Shows every byte as it comes and the signals in it; without --protocol it finds kind and speed by itself.
      --save keeps a capture that decode --hex and file:// read; --report ends with a text for support, numbers masked.
  hamzang simulate --protocol KIND [--lines N] [--rate CALLS_PER_SECOND] [--script NAME|FILE] [--once] [--repeat]
      A device that does not exist, on a pseudo-terminal (needs socat; --pty PATH) or a port (--tcp [HOST:]PORT,
      --udp HOST:PORT, --url URL for http). Prints one line of JSON that says where. PBXs: user hamzang, password hamzang.
      Scripts: answered missed two-lines call-waiting transfer outgoing unplug, or a JSON file with a list of
      {"after": MS, "line": N, "event": KIND, …}: ring count, callerId number name, offHook, digit digit,
      onHook dialed seconds, giveUp, transfer extension, unplug ms, bytes hex. --speed F plays it F times as fast,
      --start MS begins it later, --seed S draws other callers.
  hamzang decode --protocol KIND [--hex] [--records]
      Reads what a box sent from standard input, prints one line of JSON per signal.
      --protocol pattern --preset NAME | --pattern FILE.json: a device of the long tail (netcallerid, avaya-ip-office …).
  hamzang seed --data DIR --customers N --calls M [--seed S] [--until YYYY-MM-DD]
      Fills DIR with a made-up office whose calls end on that day (today). The same words make the same office.
  hamzang verify --data DIR
      Checks the chain of the journal.
  hamzang recover --data DIR
      Reads the recovery sheet of the recordings from standard input, and writes their key again if it is the right one.
  hamzang version
  hamzang help
`;
