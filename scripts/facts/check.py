"""Checks on a written study that need no Korridor: counts, sums, references, and a citation for every figure."""
import pathlib

from .tables import read_csv

COUNTS = {"places": 291, "links": 460, "goods": 49, "processes": 20, "agreements": 20, "policies": 65, "claims": 1085, "sources": 479}


def check_folder(folder, schema_path):
    folder, problems = pathlib.Path(folder), []
    schema = {}
    for field in read_csv(schema_path):
        schema.setdefault(field["table"], []).append(field)
    tables = {table: read_csv(folder / f"{table}.csv") for table in schema}
    for table, count in COUNTS.items():
        if len(tables[table]) != count:
            problems.append(f"{table}.csv has {len(tables[table])} rows, expected {count}")
    for table, fields in schema.items():
        problems += check_table(table, fields, tables)
    problems += check_citations(schema, tables)
    problems += check_sets(tables)
    total = sum(float(row["value"]) for row in tables["agreements"] if row["counts"] == "yes")
    if abs(total - 42.1e9) > 1:
        problems.append(f"counted agreements add to {total:.0f} USD, expected 42.1 bn")
    return problems


def check_table(table, fields, tables):
    problems, seen, key = [], set(), fields[0]["column"]
    for line, row in enumerate(tables[table], start=2):
        for field in fields:
            text = row.get(field["column"]) or ""  # a column that may be left out
            if field["required"] == "yes" and not text:
                problems.append(f"{table}.csv:{line}: {field['column']} is empty")
            problems += check_value(table, line, field, text, tables)
        if fields[0]["type"] == "id":
            if row[key] in seen:
                problems.append(f"{table}.csv:{line}: {row[key]} stands twice")
            seen.add(row[key])
    return problems


def check_value(table, line, field, text, tables):
    problems, kind = [], field["type"]
    if not text:
        return problems
    where = f"{table}.csv:{line}: {field['column']}"
    if kind == "number":
        try:
            value = float(text)
        except ValueError:
            return [f"{where}: {text} is no number"]
        if field["minimum"] and value < float(field["minimum"]) or field["maximum"] and value > float(field["maximum"]):
            problems.append(f"{where}: {text} is out of range")
    if kind == "choice" and text not in field["allowed"].split(";"):
        problems.append(f"{where}: {text} is not allowed")
    if "ref:" in kind:
        target = kind.split("ref:")[1]
        known = {next(iter(row.values())) for row in tables[target]}
        for part in text.split(";") if kind.startswith("list") else [text]:
            if part not in known:
                problems.append(f"{where}: {target} has no row {part}")
    return problems


def check_citations(schema, tables):
    """Every figure that is given is cited or assumed, and every citation meets a figure."""
    cells = {(row["table"], row["key"], row["column"]) for row in tables["citations"] if row["kind"] != "context"}
    problems = []
    for table, fields in schema.items():
        key = fields[0]["column"]
        for field in fields:
            if field["figure"] != "yes":
                continue
            for row in tables[table]:
                if row.get(field["column"]) and not {(table, row[key], field["column"]), (table, row[key], "")} & cells:
                    problems.append(f"{table}/{row[key]}/{field['column']}: neither cited nor assumed")
    for row in tables["citations"]:
        if row["kind"] == "assumed" and not row["reason"]:
            problems.append(f"{row['table']}/{row['key']}/{row['column']}: assumption without a reason")
    return problems


def check_sets(tables):
    sets, problems = {row["set_id"] for row in tables["sets"]}, []
    changed = {row["set"] for row in tables["changes"]}
    for name in sorted(changed ^ sets):
        problems.append(f"set {name} has no changes or no row in sets.csv")
    for table in ("events", "projects", "agreements"):
        for row in tables[table]:
            if row["set"] and row["set"] not in sets:
                problems.append(f"{table}: there is no set {row['set']}")
    ids = {table: {next(iter(row.values())) for row in rows} for table, rows in tables.items()}
    for row in tables["changes"]:
        if row["key"] and row["key"] not in ids[row["table"]]:
            problems.append(f"changes of {row['set']}: {row['table']} has no row {row['key']}")
    return problems
