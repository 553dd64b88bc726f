"""The reading process (`python -m web.records.confined RECOGNIZER...`): first without a network, then the rest.

`--say` prints what the kernel lets this process give up, and reads nothing.
"""

import dataclasses
import json
import sys

from web.records.confinement import Confined, leave_files, leave_network

if __name__ == "__main__":
    network = leave_network()
    if sys.argv[1:] == ["--say"]:
        given_up = Confined(network=network, files=leave_files())
        sys.stdout.write(json.dumps(dataclasses.asdict(given_up)))
    else:
        # Imported only now: what is loaded starts threads, and threads cannot leave the network.
        from web.records.child import serve_one_record

        serve_one_record(sys.argv[1:])
