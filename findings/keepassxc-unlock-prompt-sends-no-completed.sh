#!/usr/bin/env bash
# KeePassXC sends no Completed for the prompt of an unlock when the database shows no group to other programs, although the person has unlocked it.
#
# Tried with: keepassxc 2.7.4+dfsg.1-2 (Debian 12), Secret Service on.
# A locked database is a collection (and the default one) whether it exposes a group or not: that stands inside it. Service.Unlock answers with a prompt,
# Prompt() raises the dialog, the person gives the right password, the database opens, and the collection is gone, because nothing is exposed. Completed is
# not sent then, neither dismissed nor done, and the prompt stays on the bus. That it is over is told by another signal only.
# What to do instead: while waiting for Completed, listen to Service.CollectionDeleted for the collection as well.
#
# Seen here: locked collection /org/freedesktop/secrets/collection/one; after the right password: CollectionDeleted of it, collections none, Completed 0 times in 8 s.
# Needs: Debian 12 with apt lists, dbus-daemon, dbus-monitor, gdbus, Xvfb, xdotool. The package and what it depends on are unpacked into a temporary folder.
set -euo pipefail
folder=$(mktemp -d); started=
trap 'kill -9 $started 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
# What is installed already is not among them.
names=$(apt-get -s -o Debug::NoLocking=1 --no-install-recommends install keepassxc=2.7.4+dfsg.1-2 | sed -n 's/^Inst \([^ ]*\) .*(\([^ ]*\) .*/\1=\2/p')
[ -z "$names" ] || apt-get download -qq $names >/dev/null 2>&1
for package in *.deb; do [ -e "$package" ] && dpkg -x "$package" root; done
export HOME="$folder/home" XDG_CONFIG_HOME="$folder/home/config" XDG_DATA_HOME="$folder/home/data" XDG_CACHE_HOME="$folder/home/cache" XDG_RUNTIME_DIR="$folder/home/run" LC_ALL=C.UTF-8
mkdir -p "$XDG_CONFIG_HOME/keepassxc" "$XDG_DATA_HOME" "$XDG_CACHE_HOME" "$XDG_RUNTIME_DIR"; chmod 700 "$XDG_RUNTIME_DIR"
printf '[General]\nConfigVersion=2\nSingleInstance=false\n[GUI]\nShowTrayIcon=false\n[FdoSecrets]\nEnabled=true\n' >"$XDG_CONFIG_HOME/keepassxc/keepassxc.ini"
libraries="$folder/root/usr/lib/x86_64-linux-gnu"
keepass() { env LD_LIBRARY_PATH="$libraries" QT_PLUGIN_PATH="$libraries/qt5/plugins:/usr/lib/x86_64-linux-gnu/qt5/plugins" "$(PATH="$folder/root/usr/bin:$PATH" command -v "$1")" "${@:2}"; }
echo '<?xml version="1.0" encoding="UTF-8"?><KeePassFile><Meta><DatabaseName>One</DatabaseName></Meta><Root><Group><UUID>AAECAwQFBgcICQoLDA0ODw==</UUID><Name>Root</Name></Group></Root></KeePassFile>' >one.xml
printf 'a password\na password\n' | keepass keepassxc-cli import -p one.xml one.kdbx >/dev/null 2>&1
printf '<busconfig><listen>unix:path=%s/bus</listen><auth>EXTERNAL</auth><policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>' "$folder" >bus.conf
dbus-daemon --nofork --config-file=bus.conf 2>/dev/null & started+=" $!"
export DBUS_SESSION_BUS_ADDRESS="unix:path=$folder/bus"
Xvfb -displayfd 1 -screen 0 1024x768x24 -nolisten tcp >display 2>/dev/null & started+=" $!"
for _ in $(seq 100); do [ -S bus ] && [ -s display ] && break; sleep 0.1; done
export DISPLAY=":$(cat display)"
keepass keepassxc one.kdbx >/dev/null 2>&1 & started+=" $!"
secrets() { gdbus call --session --timeout 10 --dest org.freedesktop.secrets --object-path "$1" --method "$2" "${@:3}"; }
collections() { secrets /org/freedesktop/secrets org.freedesktop.DBus.Properties.Get org.freedesktop.Secret.Service Collections 2>/dev/null; }
for _ in $(seq 150); do collections | grep -q /one && break; sleep 0.1; done
before=$(collections)
dbus-monitor --session "type='signal',sender='org.freedesktop.secrets'" >signals 2>/dev/null & started+=" $!"
prompt=$(secrets /org/freedesktop/secrets org.freedesktop.Secret.Service.Unlock "['/org/freedesktop/secrets/collection/one']" | grep -o "/org/freedesktop/secrets/prompt/[^']*")
secrets "$prompt" org.freedesktop.Secret.Prompt.Prompt '' >/dev/null
for _ in $(seq 100); do window=$(xdotool search --onlyvisible --name 'Unlock Database' || true); [ -n "$window" ] && break; sleep 0.1; done
sleep 1; xdotool windowfocus --sync "$window" type 'a password'; xdotool key Return
sleep 8
after=$(collections); deleted=$(grep -c CollectionDeleted signals || true); completed=$(grep -c 'member=Completed' signals || true)
echo "before: $before; after the right password: $after, CollectionDeleted $deleted times, Completed $completed times in 8 s"
case $before in *"/collection/one'"*) ;; *) echo "not as it was"; exit 1;; esac
[ "$deleted" = 1 ] && [ "$completed" = 0 ] || { echo "not as it was"; exit 1; }
