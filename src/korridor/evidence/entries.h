#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace korridor {

/// A publication. `bytes` are those that were read; the spans of its statements count in them.
struct SourceEntry {
  std::int64_t id = 0;  ///< given by the ledger
  std::string name;     ///< of the file, or `study:source_id`
  std::string kind = "article";
  std::string sha256;       ///< of the file; empty when adding: that of `bytes`
  std::string text_sha256;  ///< of `bytes` where they are text taken out of the file (PDF); given by the ledger
  std::string bytes;
  std::string publisher, title, date, url, licence, grade, language;
  std::int64_t witness = 0;              ///< id of the first source that tells the same text
  std::optional<std::int64_t> replaces;  ///< an earlier state of the same file
};

/// What a source says. Numbers are exact decimals as text; an end of the interval that is empty is open.
struct StatementEntry {
  std::string id;  ///< from the source's bytes, the span and what is said: the same in every ledger
  std::int64_t source = 0;
  std::string label;  ///< claim_id of a study; else empty
  std::string kind;   ///< claim, figure, agreement
  std::string subject, property, value, low, high, unit, per, basis, scope, as_of, modality, stance;
  std::vector<std::string> attribution;  ///< outermost speaker first
  std::int64_t begin = 0, end = 0;       ///< bytes of the source
  std::int64_t context_begin = 0, context_end = 0;
  std::string said;  ///< those bytes
  std::string note;
  std::string derived_from;

  // What the ledger knows beside; not read when adding.
  std::string state = "proposed";  ///< proposed, accepted, edited, rejected, reopened
  std::string decision_note;
  std::int64_t witnesses = 1;  ///< independent texts that say the same of the same
};

/// A decision is a row as well; `edited` comes with the statement that stands in place of the old one.
struct DecisionEntry {
  std::string statement;
  std::string state;
  std::string who, note;
  std::optional<StatementEntry> replacement;
};

/// Two names are one thing, or are not.
struct JudgementEntry {
  std::string a, b;
  std::string verdict;  ///< same, different
  std::string who, note;
};

/// `table/key/column` of a study stands on a statement.
struct CitationEntry {
  std::string address;
  std::string statement;
};

/// Two statements of one subject, property, time and unit whose intervals have nothing in common.
struct DisjointPair {
  StatementEntry a, b;
};

}  // namespace korridor
