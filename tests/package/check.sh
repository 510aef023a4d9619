#!/usr/bin/env bash
# Packs ReactorGen and uses the package as a stranger would: a project outside the repository, with the example of the README, an empty
# package cache of its own, nullable on and warnings as errors. Prints one line per check; exits non-zero if one fails.
set -uo pipefail
repository=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
server=
passed=0
failed=0

clean_up() {
    if [ -n "$server" ]; then kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; fi
    rm -rf "$work"
}
trap clean_up EXIT

# check WHAT COMMAND.. : runs the command, keeps quiet unless it fails.
check() {
    local what=$1
    shift
    if "$@" > "$work/log" 2>&1; then
        passed=$((passed + 1))
        echo "ok      $what"
    else
        failed=$((failed + 1))
        echo "FAILED  $what"
        tail -n 40 "$work/log" | sed 's/^/        /'
    fi
}

finish() {
    echo "package: $passed passed, $failed failed"
    [ "$failed" -eq 0 ]
    exit
}

package_is_complete() {
    local entries dependencies
    entries=$(python3 -m zipfile -l "$package") || return 1
    for entry in lib/net10.0/ReactorGen.dll lib/net10.0/ReactorGen.xml analyzers/dotnet/cs/ReactorGen.Generator.dll \
        analyzers/dotnet/cs/ReactorGen.CodeFixes.dll build/ReactorGen.props buildTransitive/ReactorGen.props README.md; do
        grep -q "^$entry " <<< "$entries" || { echo "no $entry in the package"; return 1; }
    done
    grep -q 'Microsoft.CodeAnalysis' <<< "$entries" && { echo "Roslyn is in the package"; return 1; }
    python3 - "$package" "$repository" <<'PYTHON'
import re, sys, zipfile
package, repository = sys.argv[1:]
with zipfile.ZipFile(package) as files:
    dependencies = re.findall('<dependency id="([^"]*)"', files.read("ReactorGen.nuspec").decode())
    if dependencies != ["Microsoft.Extensions.Logging.Abstractions"]:
        sys.exit(f"the package depends on {dependencies}")
    for name in files.namelist():
        content = files.read(name)
        if repository.encode() in content or repository.encode("utf-16-le") in content:
            sys.exit(f"{name} holds the path of the repository")
PYTHON
}

# The first block of C# under the README's heading "An echo server", to the letter but for the port, which may be taken.
extract_example() {
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    awk '/^## /{here = /^## An echo server/} here && /^```csharp/{code = 1; next} /^```/{if (code) exit} code' "$repository/README.md" | sed "s/7007/$port/" > "$1"
    grep -q "$port" "$1"
}

# project DIRECTORY [MSBUILD-PROPERTY]..
project() {
    local directory=$1
    shift
    mkdir -p "$directory"
    {
        echo '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup>'
        echo '<OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable>'
        echo '<ImplicitUsings>enable</ImplicitUsings><TreatWarningsAsErrors>true</TreatWarningsAsErrors><NuGetAudit>false</NuGetAudit>'
        printf '%s\n' "$@"
        echo "</PropertyGroup><ItemGroup><PackageReference Include=\"ReactorGen\" Version=\"$version\" /></ItemGroup></Project>"
    } > "$directory/Consumer.csproj"
    cp "$work/Example.cs" "$directory/Program.cs"
}

echo_bytes() {
    "$@" > "$work/server.log" 2>&1 &
    server=$!
    python3 - "$port" <<'PYTHON'
import os, socket, sys, time
deadline = time.monotonic() + 20
while True:
    try:
        client = socket.create_connection(("127.0.0.1", int(sys.argv[1])), timeout=10)
        break
    except OSError:
        if time.monotonic() > deadline:
            sys.exit("nobody listens")
        time.sleep(0.05)
for size in (1, 64, 4096, 300_000):
    sent = os.urandom(size)
    received = bytearray()
    client.setblocking(True)
    view = memoryview(sent)
    while len(received) < size:
        if view:
            view = view[client.send(view[:16384]):]
        part = client.recv(65536)
        if not part:
            sys.exit(f"the server closed the connection after {len(received)} of {size} bytes")
        received += part
    if bytes(received) != sent:
        sys.exit(f"{size} bytes came back changed")
client.shutdown(socket.SHUT_WR)
if client.recv(1):
    sys.exit("bytes after the end")
PYTHON
    local result=$?
    [ "$result" -eq 0 ] || cat "$work/server.log"
    kill "$server" 2>/dev/null
    wait "$server" 2>/dev/null
    server=
    return $result
}

missing_generator_fails() {
    if consumer build "$1" -c Release > "$work/build.log" 2>&1; then
        echo "it builds without the generator"
        return 1
    fi
    grep -Eq 'error (CS8795|CS0759|CS9248|CS9249)' "$work/build.log" || { cat "$work/build.log"; return 1; }
}

# The consumer's packages come from a cache of its own, so that no older ReactorGen is used; all others may come from the user's.
cached_elsewhere() {
    local cache
    cache=$(dotnet nuget locals global-packages --list | sed 's/^global-packages: //')
    if [ -d "$cache" ] && [ ! -e "${cache%/}/reactorgen" ]; then echo "<fallbackPackageFolders><add key=\"user\" value=\"$cache\" /></fallbackPackageFolders>"; fi
}

consumer() {
    NUGET_PACKAGES=$work/packages dotnet "$@"
}

check "the package is made without a warning" dotnet pack "$repository/runtime/ReactorGen" -c Release -o "$work/feed" -warnaserror
package=$(ls "$work"/feed/ReactorGen.*.nupkg 2>/dev/null)
[ -n "$package" ] || finish
version=$(basename "$package" .nupkg)
version=${version#ReactorGen.}
cat > "$work/nuget.config" <<CONFIG
<configuration>
  <packageSources><add key="here" value="$work/feed" /></packageSources>
  $(cached_elsewhere)
</configuration>
CONFIG

check "it holds what it should and nothing else" package_is_complete
check "the README has its example" extract_example "$work/Example.cs"

project "$work/consumer"
check "the README's example builds" consumer build "$work/consumer" -c Release
check "it echoes" echo_bytes dotnet "$work/consumer/bin/Release/net10.0/Consumer.dll"

project "$work/unaided"
sed -i 's|</Project>|<Target Name="LoseIt" BeforeTargets="CoreCompile"><ItemGroup><Analyzer Remove="@(Analyzer)" /></ItemGroup></Target></Project>|' "$work/unaided/Consumer.csproj"
check "without the generator it does not build" missing_generator_fails "$work/unaided"

project "$work/native" '<PublishAot>true</PublishAot>'
if ! command -v clang > /dev/null && ! command -v gcc > /dev/null; then
    echo "skipped native: no C compiler to link with"
elif ! consumer restore "$work/native" > "$work/restore.log" 2>&1; then
    echo "skipped native: the native compiler cannot be restored: $(grep -m 1 error "$work/restore.log" | cut -c 1-160)"
else
    check "compiled ahead of time without a warning" consumer publish "$work/native" -c Release -o "$work/published"
    [ -x "$work/published/Consumer" ] && check "the native program echoes" echo_bytes "$work/published/Consumer"
fi
finish
