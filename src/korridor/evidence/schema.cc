#include "korridor/evidence/schema.h"

namespace korridor {

// Rows are added and never altered: what changes (the state of a statement, who is the same as whom) is the last row
// that speaks of it. The triggers hold every program to that, not only this one.
const std::array<const char*, 1> kLedgerSteps = {R"(
CREATE TABLE source(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN ('article','study')),
  sha256 TEXT NOT NULL UNIQUE,
  text_sha256 TEXT,
  bytes BLOB NOT NULL,
  publisher TEXT, title TEXT, date TEXT, url TEXT, licence TEXT, grade TEXT, language TEXT,
  witness INTEGER NOT NULL,
  replaces INTEGER REFERENCES source(id)) STRICT;
CREATE INDEX source_by_name ON source(name);
CREATE INDEX source_by_witness ON source(witness);
CREATE TABLE sentence(source INTEGER NOT NULL REFERENCES source(id), print INTEGER NOT NULL) STRICT;
CREATE INDEX sentence_by_print ON sentence(print, source);
CREATE TABLE statement(
  id TEXT PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source(id),
  label TEXT,
  kind TEXT NOT NULL,
  subject TEXT, property TEXT, value TEXT, low TEXT, high TEXT, unit TEXT, per TEXT, basis TEXT, scope TEXT,
  as_of TEXT, modality TEXT, stance TEXT, attribution TEXT,
  span_begin INTEGER NOT NULL, span_end INTEGER NOT NULL, context_begin INTEGER NOT NULL, context_end INTEGER NOT NULL,
  said TEXT, note TEXT,
  derived_from TEXT REFERENCES statement(id)) STRICT, WITHOUT ROWID;
CREATE INDEX statement_by_source ON statement(source, span_begin);
CREATE INDEX statement_by_key ON statement(property, subject, unit, value, as_of, source);
CREATE TABLE decision(
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  statement TEXT NOT NULL REFERENCES statement(id),
  state TEXT NOT NULL CHECK(state IN ('proposed','accepted','edited','rejected','reopened')),
  who TEXT, note TEXT,
  replacement TEXT REFERENCES statement(id)) STRICT;
CREATE INDEX decision_by_statement ON decision(statement, seq);
CREATE TABLE judgement(
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  a TEXT NOT NULL, b TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK(verdict IN ('same','different')),
  who TEXT, note TEXT) STRICT;
CREATE TABLE citation(
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  address TEXT NOT NULL,
  statement TEXT NOT NULL REFERENCES statement(id)) STRICT;
CREATE INDEX citation_by_statement ON citation(statement, address);
CREATE VIEW state(statement, state, note) AS
  SELECT s.id, coalesce(d.state, 'proposed'), d.note
  FROM statement s LEFT JOIN decision d
    ON d.seq = (SELECT max(seq) FROM decision WHERE statement = s.id);
CREATE TRIGGER source_stays BEFORE UPDATE ON source BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER source_keeps BEFORE DELETE ON source BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER sentence_stays BEFORE UPDATE ON sentence BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER sentence_keeps BEFORE DELETE ON sentence BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER statement_stays BEFORE UPDATE ON statement BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER statement_keeps BEFORE DELETE ON statement BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER decision_keeps BEFORE DELETE ON decision BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER judgement_stays BEFORE UPDATE ON judgement BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER judgement_keeps BEFORE DELETE ON judgement BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER citation_stays BEFORE UPDATE ON citation BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER citation_keeps BEFORE DELETE ON citation BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
)"};

static_assert(kLedgerSteps.size() == kLedgerVersion);

}  // namespace korridor
