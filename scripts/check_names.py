#!/usr/bin/env python3
"""Holds that each type of a namespace is defined in one file only.

usage: check_names.py SOURCE_ROOT [--planted]

Two types of one name in one program are undefined behaviour that no compiler or linker tells of: templates made for the
one are used for the other. Types inside functions, types and anonymous namespaces are their file's own affair. With
--planted a file that defines a known type again joins the check, which succeeds only if it is found.
"""
import collections
import pathlib
import re
import sys

TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\\n])*\'|[A-Za-z_]\w*|::|[{}();<>=:,]', re.DOTALL)
TYPE = ("struct", "class", "union", "enum")


def opened_by(words):
    """What a brace opens after these words: ("namespace", name), ("type", name) or ("other", "")."""
    if "namespace" in words:
        return "namespace", "".join(words[words.index("namespace") + 1:])
    at = max((k for k, word in enumerate(words) if word in TYPE), default=None)
    if at is None or "(" in words or "=" in words:
        return "other", ""
    inside_another = "::" in words[at + 1:at + 3]
    return ("other", "") if inside_another or at + 1 == len(words) else ("type", words[at + 1])


def find_types(text):
    open_braces, words = [], []
    for token in (match.group(0) for match in TOKEN.finditer(text)):
        if token.startswith(("//", "/*")):
            continue
        if token == "{":
            kind, name = opened_by(words)
            if kind == "type" and all(k == "namespace" and n for k, n in open_braces):
                yield "::".join([n for _, n in open_braces] + [name])
            open_braces.append((kind, name))
            words = []
        elif token in "};":
            if token == "}" and open_braces:
                open_braces.pop()
            words = []
        else:
            words.append(token)


def main():
    root = pathlib.Path(sys.argv[1])
    files = sorted(p for folder in ("src", "apps", "python/src") for p in (root / folder).rglob("*") if p.suffix in (".h", ".cc"))
    texts = [(str(path.relative_to(root)), path.read_text()) for path in files]
    planted = "--planted" in sys.argv
    if planted:
        texts.append(("planted.h", "namespace korridor {\nstruct World {\n  int x;\n};\n}\n"))
    homes = collections.defaultdict(set)
    for path, text in texts:
        for name in find_types(text):
            homes[name].add(path)
    doubles = {name: sorted(paths) for name, paths in homes.items() if len(paths) > 1}
    for name, paths in sorted(doubles.items()):
        print(f"{name}: defined in {' and in '.join(paths)}")
    print(f"{len(homes)} types in {len(texts)} files, {len(doubles)} defined twice")
    if len(homes) < 100:
        sys.exit("too few types were found for this to mean anything")
    sys.exit(0 if (len(doubles) == 1 and "planted.h" in next(iter(doubles.values())) if planted else not doubles) else 1)


if __name__ == "__main__":
    main()
