#!/usr/bin/env bash
# Make sure a Chromium is there for the browser tests: through apt where that is allowed, else say how.
set -u
if command -v chromium >/dev/null 2>&1; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing Chromium for the browser tests"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null && exit 0
fi
echo "No Chromium: the browser tests will be skipped. Install it with: sudo apt-get install chromium"
exit 0
