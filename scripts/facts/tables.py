"""Reading the facts, and a study in memory: rows, citations, and the text files they become."""
import csv
import pathlib


def read_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


class Facts:
    """All tables of the facts folder, by short name, with an index by id."""

    def __init__(self, folder, ledger):
        folder = pathlib.Path(folder)
        network, goods = folder / "network", folder / "commodities"
        self.places, self.links = read_csv(network / "places.csv"), read_csv(network / "links.csv")
        self.goods, self.processes = read_csv(goods / "commodities.csv"), read_csv(goods / "processes.csv")
        self.supply, self.demand = read_csv(goods / "supply.csv"), read_csv(goods / "demand.csv")
        self.trade, self.shares = read_csv(goods / "trade.csv"), read_csv(goods / "shares.csv")
        self.policies, self.ledger = read_csv(goods / "policies.csv"), read_csv(ledger)
        self.claims = read_csv(network / "claims.csv") + read_csv(goods / "claims.csv")
        self.sources = read_csv(network / "sources.csv") + read_csv(goods / "sources.csv")
        self.claim = {row["claim_id"]: row for row in self.claims}
        self.good = {row["commodity_id"]: row for row in self.goods}
        self.by_id, self.used = {}, set()
        for rows in (self.supply, self.demand, self.trade, self.shares, self.policies, self.links):
            key = next(iter(rows[0]))
            self.by_id.update({row[key]: row for row in rows})

    def row(self, row_id):
        self.used.add(row_id)
        return self.by_id[row_id]

    def number(self, row_id, column="quantity_per_year"):
        return float(self.row(row_id)[column])

    def value(self, claim_id):
        return float(self.claim[claim_id]["value"])

    def claims_of(self, row_id):
        row = self.row(row_id)
        return row.get("claim_ids", row.get("claim_id", ""))


def number_text(value):
    """Shortest plain form with ten significant digits: 12.5, 7000000, 0.000004."""
    if isinstance(value, str):
        return value
    text = format(value, ".10g")
    if "e" in text:
        text = format(value, ".15f").rstrip("0").rstrip(".") if abs(value) < 1 else format(value, ".0f")
    return text


class Study:
    """Rows by table in the order they were added, each figure with where it comes from."""

    def __init__(self, schema_path):
        self.fields = {}
        for field in read_csv(schema_path):
            self.fields.setdefault(field["table"], []).append(field)
        self.rows = {table: [] for table in self.fields}
        self.files = {}
        self.left_out = []   # (what, count, reason)

    def add(self, table, row, cited=None, assumed=None, context=""):
        """Adds a row. cited: {column: claims}; assumed: {column: reason or (reason, claims)}; context: claims."""
        names = [field["column"] for field in self.fields[table]]
        for column in row:
            if column not in names:
                raise KeyError(f"{table} has no column {column}")
        text = {column: number_text(value) for column, value in row.items() if value is not None and value != ""}
        self.rows[table].append(text)
        key = text[names[0]]
        for column, claims in (cited or {}).items():
            if text.get(column):
                self._cite(table, key, column, "cited", claims, "")
        for column, reason in (assumed or {}).items():
            reason, claims = reason if isinstance(reason, tuple) else (reason, "")
            if text.get(column):
                self._cite(table, key, column, "assumed", claims, reason)
        if context:
            self._cite(table, key, "", "context", context, "")
        return text

    def _cite(self, table, key, column, kind, claims, reason):
        claims = ";".join(dict.fromkeys(part for part in claims.split(";") if part))
        if kind == "cited" and not claims:
            raise ValueError(f"{table} {key} {column}: cited without a claim")
        self.rows["citations"].append({"table": table, "key": key, "column": column, "kind": kind, "claims": claims,
                                       "reason": reason})

    def find(self, table, key):
        name = self.fields[table][0]["column"]
        return next((row for row in self.rows[table] if row[name] == key), None)

    def write(self, folder):
        folder = pathlib.Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        for table, rows in self.rows.items():
            header = [field["column"] for field in self.fields[table]]
            with open(folder / f"{table}.csv", "w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(header)
                writer.writerows([row.get(column, "") for column in header] for row in rows)
        for name, text in self.files.items():
            (folder / name).write_text(text, encoding="utf-8")
        return []
