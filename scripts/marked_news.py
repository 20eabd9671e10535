"""Articles with their labels written into the text, as in test/data/news_articles.

A file begins with `date: YYYY-MM-DD` and an empty line. Then the article, in which

    {words|m:4.2e9 USD ~ > < /year}     money: amount (a..b is a range), currency; about, at least, at most, per
    {words|q:20e6 t}                    quantity, with the same marks
    {words|d:2025-11-06}                date
    {words|KAZ}                         a state
    {words|c:Name} {words|g:copper}     company, good, by its canonical name
    {words|}                            nothing: words that look like a label and are none
    <<A parties=KAZ;Name status=signed value=1e9 USD signed=2025-11 | sentence>>   an agreement

and a ? behind the label makes it optional. Two labels of the same words are joined by &. `conflicts.txt`: kind | document "words" | document "words".
"""
import pathlib
import re

MARK = re.compile(r"\{([^{}|]*)\|([^{}]*)\}|\{([^{}|]*)\}|<<A ([^|]*)\| ?|>>")


def number(text):
    value = float(text)
    return int(value) if value == int(value) else value


def amount(words, value, unit):
    low, _, high = words[0].partition("..")
    label = {value: number(low), unit: words[1], "approx": "~" in words, "per": None,
             "bound": "min" if ">" in words else "max" if "<" in words else None}
    if high:
        label[value + "_max"] = number(high)
    for word in words[2:]:
        if word.startswith("/"):
            label["per"] = word[1:]
    return label


def read_label(text):
    """What `m:4.2e9 USD ~` says, or None where the mark says that there is nothing."""
    text = text.strip()
    optional = text.endswith("?")
    text = text.rstrip("?").strip()
    kind, _, rest = text.partition(":")
    if not text:
        return None
    if re.fullmatch(r"[A-Z]{3}", text):
        label = {"type": "entity", "kind": "country", "id": text, "canonical": text, "form": "name"}
    elif kind in ("c", "g"):
        label = {"type": "entity", "kind": {"c": "company", "g": "commodity"}[kind], "id": None, "canonical": rest, "form": "name"}
    elif kind == "m":
        label = {"type": "money", **amount(rest.split(), "amount", "currency")}
    elif kind == "q":
        label = {"type": "quantity", **amount(rest.split(), "value", "unit")}
    elif kind == "d":
        label = {"type": "date", "iso": rest}
    else:
        raise ValueError(f"unknown mark {text!r}")
    return {**label, "optional": optional}


def read_agreement(text):
    optional = text.strip().endswith("?")
    text = text.strip().removesuffix("?")
    slots = dict(re.findall(r"(\w+)=(.*?)(?=\s+\w+=|\s*$)", text.strip()))
    value = slots.get("value", "").split()
    return {"type": "agreement", "parties": slots["parties"].split(";"), "status": slots["status"], "signed": slots.get("signed"),
            "commodity": slots.get("commodity"), "term_years": slots.get("term") and int(slots["term"]), "optional": optional,
            "value": {"amount": number(value[0]), "currency": value[1]} if value else None}


def read_article(path):
    """(date, bytes of the article, labels)"""
    head, _, marked = path.read_text(encoding="utf-8").partition("\n\n")
    plain, labels, last, opened = bytearray(), [], 0, []
    for mark in MARK.finditer(marked):
        plain += marked[last:mark.start()].encode()
        last = mark.end()
        if mark[4] is not None:
            opened.append((len(plain), read_agreement(mark[4])))
        elif mark[0] == ">>":
            start, label = opened.pop()
            labels.append({**label, "start": start, "end": len(plain), "text": plain[start:].decode()})
        else:
            words, marks = (mark[1], re.split(r"\s*&\s*(?=[cgmqd]:|[A-Z]{3}\b)", mark[2])) if mark[3] is None else (mark[3], [])
            start = len(plain)
            plain += words.encode()
            labels += [{**label, "start": start, "end": len(plain), "text": words} for label in map(read_label, marks) if label]
    plain += marked[last:].encode()
    return head.removeprefix("date: ").strip(), bytes(plain), [{"doc": path.name, **label} for label in labels]


def read_conflicts(path, texts):
    """The pairs of conflicts.txt; words that do not stand in their article are an error."""
    conflicts = []
    for number_of_line, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        kind, *sides = (part.strip() for part in line.split("|"))
        label = {"id": f"line {number_of_line}", "kind": kind}
        for name, side in zip("ab", sides):
            doc, words = re.fullmatch(r'(\S+) "(.*)"', side).groups()
            start = texts[doc + ".txt"].index(words.encode())
            label[name] = {"doc": doc + ".txt", "start": start, "end": start + len(words.encode()), "text": words}
        conflicts.append(label)
    return conflicts


def read_folder(folder):
    """({name: (date, bytes)}, labels, conflicts)"""
    articles, labels = {}, []
    for path in sorted(pathlib.Path(folder).glob("??_*.txt")):
        date, text, of_article = read_article(path)
        articles[path.name] = (date, text)
        labels += of_article
    conflicts = pathlib.Path(folder) / "conflicts.txt"
    return articles, labels, read_conflicts(conflicts, {name: text for name, (_, text) in articles.items()}) if conflicts.exists() else []
