"""What some tests need and a machine may lack, with the way to get it, for skipped tests."""

CHROMIUM = "no Chromium is on this machine: apt install chromium, or install Chrome"
JAVA = "no Java is on this machine, for the HTML validator: apt install default-jre-headless"
NODE = "no Node.js is on this machine, for stylelint: apt install npm"
CHECKERS = (
    "the checkers from npm are not here: apt install npm, then `make gates`, which fetches them"
)
PAGEFIND = "the program that makes the search index is not installed: `make test` installs it"
PACKAGES = "a package of requirements-dev.lock is not installed: `make test` installs it"
TOPICS = "scikit-learn is not installed: `make test` installs it"
DATA = (
    "the real documents, which are no part of this repository, are not here: "
    "WARRAQ_SHARED_DATA names their folder"
)
PEERS = (
    "the harness with the other generators, which is no part of this repository, is not beside it"
)
