#!/usr/bin/env bash
# Whoever asks the desktop's portal whether programs are to be dark has the bus start the keyring, too, and waits for it.
#
# Tried with: xdg-desktop-portal 1.16.0-2 (Debian 12), and gnome-keyring.portal as Debian 12 has it.
# The first call to org.freedesktop.portal.Desktop starts the portal. Before it answers anybody it makes a proxy for every interface of every *.portal file, without
# G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START; gnome-keyring's has DBusName=org.freedesktop.secrets. So a question about colours starts the Secret Service, and a keyring
# that does not come up keeps the answer back for longer than most programs wait: on a bus without a desktop (ssh, a container, a test) both are started by a program that shows a window.
# What to do instead: never let anything wait for the portal, give its first answer seconds and not the milliseconds that a running one takes, and in tests
# of keyrings do not take "org.freedesktop.secrets has an owner" for something that the program under test did.
#
# Seen here: before the question secrets started: no; after ReadAll: yes, and no answer within 20 s, as the keyring ended without having taken its name.
# Needs: Debian 12 with apt lists, dbus-daemon, gdbus. The package and what it depends on are unpacked into a temporary folder, nothing is installed.
set -euo pipefail
folder=$(mktemp -d); bus=
trap 'kill $bus 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
names=$(apt-get -s -o Debug::NoLocking=1 --no-install-recommends install xdg-desktop-portal=1.16.0-2 | sed -n 's/^Inst \([^ ]*\) .*(\([^ ]*\) .*/\1=\2/p')
[ -z "$names" ] || apt-get download -qq $names >/dev/null 2>&1
for package in *.deb; do [ -e "$package" ] && dpkg -x "$package" root; done
mkdir -p home services portals; chmod 700 home
export HOME="$folder/home" XDG_RUNTIME_DIR="$folder/home" XDG_CURRENT_DESKTOP=GNOME
portal=/usr/libexec/xdg-desktop-portal; [ -x "$portal" ] || portal="$folder/root$portal"
printf '[portal]\nDBusName=org.freedesktop.secrets\nInterfaces=org.freedesktop.impl.portal.Secret\nUseIn=gnome\n' >portals/gnome-keyring.portal
printf '#!/bin/sh\nexec env DBUS_SESSION_BUS_ADDRESS="%s" LD_LIBRARY_PATH="%s" XDG_DESKTOP_PORTAL_DIR="%s" "%s" 2>/dev/null\n' "unix:path=$folder/bus" "$folder/root/usr/lib/x86_64-linux-gnu:$folder/root/lib/x86_64-linux-gnu" "$folder/portals" "$portal" >portal
# Without its store of permissions the portal ends at once.
sed "s|$portal|${portal%/*}/xdg-permission-store|" portal >store
# A keyring that gives up after three seconds.
printf '#!/bin/sh\ntouch "%s"\nsleep 3\n' "$folder/started" >keyring
chmod +x portal store keyring
printf '[D-BUS Service]\nName=org.freedesktop.portal.Desktop\nExec=%s\n' "$folder/portal" >services/portal.service
printf '[D-BUS Service]\nName=org.freedesktop.impl.portal.PermissionStore\nExec=%s\n' "$folder/store" >services/store.service
printf '[D-BUS Service]\nName=org.freedesktop.secrets\nExec=%s\n' "$folder/keyring" >services/secrets.service
printf '<busconfig><listen>unix:path=%s/bus</listen><auth>EXTERNAL</auth><servicedir>%s/services</servicedir><policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>' "$folder" "$folder" >bus.conf
dbus-daemon --nofork --config-file=bus.conf 2>/dev/null & bus=$!
export DBUS_SESSION_BUS_ADDRESS="unix:path=$folder/bus"
for _ in $(seq 100); do [ -S bus ] && break; sleep 0.1; done
said() { [ -e started ] && echo yes || echo no; }
before=$(said); begin=$(date +%s%N)
gdbus call --session --timeout 20 --dest org.freedesktop.portal.Desktop --object-path /org/freedesktop/portal/desktop --method org.freedesktop.portal.Settings.ReadAll "['org.freedesktop.appearance']" >answer 2>&1 || true
took=$((($(date +%s%N) - begin) / 1000000))
echo "before the question secrets started: $before; after ReadAll: $(said), after $took ms: $(head -c 120 answer)"
[ "$before" = no ] && [ "$(said)" = yes ] && [ "$took" -ge 2500 ] || { echo "not as it was"; exit 1; }
