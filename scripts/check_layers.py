#!/usr/bin/env python3
"""Holds the includes against the list of modules that CMake wrote.

usage: check_layers.py MODULES.TXT SOURCE_ROOT [--planted]

A folder may include itself, the modules it uses, and those that these use in turn; an outside library is seen by one
folder only. Where a module has rooms, each may include those before it and what stands outside of all rooms. With --planted the check also gets files that break each rule, and succeeds only if it finds them all.
"""
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*["<]korridor/(\w+)/', re.MULTILINE)
OUTSIDE = re.compile(r'^\s*#\s*include\s*["<](Highs\.h|highs/|toml\+\+/|openssl/|unicode/|CLI/|gumbo\.h|sqlite3\.h|httplib\.h|nanobind/)', re.MULTILINE)
SEEN_BY = {"Highs.h": ["src/korridor/lp"], "highs/": ["src/korridor/lp"], "toml++/": ["src/korridor/study"], "sqlite3.h": ["src/korridor/evidence"],
           "openssl/": ["src/korridor/base"], "unicode/": ["src/korridor/base"], "CLI/": ["apps/cli", "apps/verify"],
           "gumbo.h": ["src/korridor/news"], "httplib.h": ["apps/server"], "nanobind/": ["python/src"]}

ROOMS = {"news": ["text", "amounts", "names", "deals", "claims", "conflicts"]}
ROOM = re.compile(r'^\s*#\s*include\s*"korridor/(\w+)/(\w+)/', re.MULTILINE)


def find_later_rooms(path, text):
    """The rooms that a file includes although they come after its own."""
    for module, rooms in ROOMS.items():
        if path.parent.parent.name == module and path.parent.name in rooms:
            allowed = rooms[:rooms.index(path.parent.name) + 1]
            return [f"{path}: {path.parent.name} comes before {room}" for name, room in ROOM.findall(text) if name == module and room not in allowed]
    return []


def read_modules(path):
    modules = {}
    for line in pathlib.Path(path).read_text().splitlines():
        folder, _, uses = line.partition(":")
        if folder:
            modules[folder] = uses.split()
    return modules


def reachable(folder, modules):
    seen, todo = set(), list(modules[folder])
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo += modules[f"src/korridor/{name}"]
    return seen | ({folder.rsplit("/", 1)[1]} if folder.startswith("src/") else set())


def find_breaches(root, modules, planted=()):
    unlisted = {f"src/korridor/{p.parent.name}" for p in root.glob("src/korridor/*/*.*")} - modules.keys()
    breaches, files = [f"{folder}: CMakeLists.txt does not list it" for folder in sorted(unlisted)], 0
    unlisted_rooms = {p.parent for m, rooms in ROOMS.items() for p in root.glob(f"src/korridor/{m}/*/*.cc") if p.parent.name not in rooms}
    breaches += [f"{room}: not in the list of rooms" for room in sorted(map(str, unlisted_rooms))]
    for folder in modules:
        allowed = reachable(folder, modules)
        sources = sorted(p for p in (root / folder).rglob("*") if p.suffix in (".h", ".cc"))
        texts = [(p, p.read_text()) for p in sources] + [(pathlib.Path(p), t) for f, p, t in planted if f == folder]
        files += len(texts)
        for path, text in texts:
            names = [name for name in INCLUDE.findall(text) if name not in allowed]
            names += [name for name in OUTSIDE.findall(text) if folder not in SEEN_BY[name]]
            breaches += [f"{path}: {folder} may not include {name}" for name in names] + find_later_rooms(path, text)
    return breaches, files


def main():
    modules = read_modules(sys.argv[1])
    root = pathlib.Path(sys.argv[2])
    if "--planted" in sys.argv:
        lowest = next(f for f, uses in modules.items() if not uses)
        highest = max((f for f in modules if f.startswith("src/")), key=lambda f: len(reachable(f, modules)))
        planted = [(lowest, "planted.h", f'#include "{highest[4:]}/x.h"\n'),
                   ("apps/verify", "planted.cc", '#include "korridor/plan/plan.h"\n'),
                   (highest, "planted.cc", "#include <Highs.h>\n"),
                   ("src/korridor/news", "news/text/planted.cc", '#include "korridor/news/deals/x.h"\n')]
        breaches, _ = find_breaches(root, modules, planted)
        found = sum("planted" in b for b in breaches)
        print(f"{found} of {len(planted)} planted includes found")
        return 0 if found == len(planted) else 1
    breaches, files = find_breaches(root, modules)
    print("\n".join(breaches) if breaches else f"{files} files keep to the list of modules")
    return 1 if breaches or not files else 0


sys.exit(main())
