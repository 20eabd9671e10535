"""`python -m korridor ARGUMENTS` runs the program that the wheel brings."""

import os
import sys
import sysconfig


def main() -> None:
    program = os.path.join(sysconfig.get_path("scripts"), "korridor")
    os.execv(program, [program, *sys.argv[1:]])


if __name__ == "__main__":
    main()
