"""The door: `python build.py` builds the site; `python build.py --help` tells what else it does."""

from warraq.cli.main import main

if __name__ == "__main__":
    main(prog_name="build.py")
