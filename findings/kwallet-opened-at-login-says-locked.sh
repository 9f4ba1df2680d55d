#!/usr/bin/env bash
# A wallet that was opened at login calls itself locked to the Secret Service, and nobody has to be asked to unlock it.
#
# Tried with: kwalletd5 5.103.0-1 (libkf5wallet-bin of Debian 12), Qt's offscreen platform.
# kwallet-pam opens the wallet at login by the hash of the password (org.kde.KWallet.pamOpen). The Secret Service of the same process keeps a handle of its
# own, which that does not give it: org.freedesktop.Secret.Collection.Locked stays true although org.kde.KWallet.isOpen says true. So a program that
# asks Locked first, and asks nobody at start, is locked out on a desktop where everything is open. Unlock answers with a prompt as for a closed wallet,
# but that prompt completes at once, and shows nothing.
# What to do instead: when it is KWallet and Locked is true, ask isOpen with the collection's label; if that is true, Unlock, Prompt and wait a moment.
#
# Seen here: isOpen (true,), Locked (<true>,); after Unlock and Prompt, without any window, Locked (<false>,).
# Needs: Debian 12 with apt lists, dbus-daemon, gdbus, python3. The package and what it depends on are unpacked into a temporary folder, nothing is installed.
set -euo pipefail
folder=$(mktemp -d); bus=; wallet=
trap 'kill $wallet $bus 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
# What is installed already is not among them.
names=$(apt-get -s -o Debug::NoLocking=1 --no-install-recommends install libkf5wallet-bin=5.103.0-1 | sed -n 's/^Inst \([^ ]*\) .*(\([^ ]*\) .*/\1=\2/p')
[ -z "$names" ] || apt-get download -qq $names >/dev/null 2>&1
for package in *.deb; do [ -e "$package" ] && dpkg -x "$package" root; done
export HOME="$folder/home" XDG_CONFIG_HOME="$folder/home/config" XDG_DATA_HOME="$folder/home/data" XDG_CACHE_HOME="$folder/home/cache" XDG_RUNTIME_DIR="$folder/home/run"
mkdir -p "$XDG_CONFIG_HOME" "$XDG_DATA_HOME/kwalletd" "$XDG_CACHE_HOME" "$XDG_RUNTIME_DIR"; chmod 700 "$XDG_RUNTIME_DIR"
printf '[Wallet]\nEnabled=true\nFirst Use=false\nDefault Wallet=kdewallet\nPrompt on Open=false\n' >"$XDG_CONFIG_HOME/kwalletrc"
printf '<busconfig><listen>unix:path=%s/bus</listen><auth>EXTERNAL</auth><policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>' "$folder" >bus.conf
dbus-daemon --nofork --config-file=bus.conf & bus=$!
export DBUS_SESSION_BUS_ADDRESS="unix:path=$folder/bus"
for _ in $(seq 100); do [ -S bus ] && break; sleep 0.1; done
libraries="$folder/root/usr/lib/x86_64-linux-gnu"
call() { gdbus call --session --timeout 10 --dest "$1" --object-path "$2" --method "$3" "${@:4}"; }
kwallet() {
  env LD_LIBRARY_PATH="$libraries" QT_PLUGIN_PATH="$libraries/qt5/plugins:/usr/lib/x86_64-linux-gnu/qt5/plugins" QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 \
    "$(PATH="$folder/root/usr/bin:$PATH" command -v kwalletd5)" >/dev/null 2>&1 & wallet=$!
  for _ in $(seq 200); do call org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner org.freedesktop.secrets | grep -q true && break; sleep 0.1; done
  call org.kde.kwalletd5 /modules/kwalletd5 org.kde.KWallet.pamOpen kdewallet "$hash" 0 >/dev/null
}
# As kwallet-pam makes it: PBKDF2 of password and salt, 56 bytes.
hash=$(python3 -c 'import hashlib, os, sys
salt = os.urandom(56); open(sys.argv[1], "wb").write(salt)
print(list(hashlib.pbkdf2_hmac("sha512", b"a password", salt, 50000, 56)))' "$XDG_DATA_HOME/kwalletd/kdewallet.salt")
# The first session makes the wallet; the second one finds it.
kwallet
for _ in $(seq 100); do [ -e "$XDG_DATA_HOME/kwalletd/kdewallet.kwl" ] && break; sleep 0.1; done
kill $wallet; wait $wallet 2>/dev/null || true
kwallet
open=$(call org.kde.kwalletd5 /modules/kwalletd5 org.kde.KWallet.isOpen kdewallet)
collection=/org/freedesktop/secrets/collection/kdewallet
locked() { call org.freedesktop.secrets "$collection" org.freedesktop.DBus.Properties.Get org.freedesktop.Secret.Collection Locked; }
before=$(locked)
prompt=$(call org.freedesktop.secrets /org/freedesktop/secrets org.freedesktop.Secret.Service.Unlock "['$collection']" | grep -o "/org/freedesktop/secrets/prompt/[^']*")
call org.freedesktop.secrets "$prompt" org.freedesktop.Secret.Prompt.Prompt '' >/dev/null
for _ in $(seq 20); do after=$(locked); [ "$after" = '(<false>,)' ] && break; sleep 0.1; done
echo "isOpen $open, Locked $before; after Unlock and Prompt, without any window, Locked $after"
[ "$open" = '(true,)' ] && [ "$before" = '(<true>,)' ] && [ "$after" = '(<false>,)' ] || { echo "not as it was"; exit 1; }
