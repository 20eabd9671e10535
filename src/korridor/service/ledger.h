#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "korridor/base/date.h"
#include "korridor/evidence/entries.h"
#include "korridor/evidence/ledger.h"
#include "korridor/news/text/language.h"
#include "korridor/service/reply.h"

namespace korridor {

/// The calls of `korridor ledger`: a request in, a reply in the shape of docs/reference/ledger.md out.

struct LedgerAdd {
  std::filesystem::path ledger;
  std::vector<std::filesystem::path> inputs;  ///< articles, and folders of studies
  /// An article that comes without a file.
  struct Pasted {
    std::string name, text;  ///< an empty name: `pasted-` and the beginning of the hash of the text
  };
  std::optional<Pasted> pasted = {};
  std::optional<Date> date = {};          ///< of every article; nothing: looked for in the text
  std::optional<Language> language = {};  ///< of every article; nothing: guessed
  std::string publisher = {}, title = {}, url = {}, licence = {}, grade = {};
  /// Told after each input: how many are done, and its name.
  std::function<void(std::size_t, const std::string&)> progress = {};
};
/// Every article, and every study, is one transaction; an input that cannot be read is told and the others are added.
[[nodiscard]] Reply ledger_add(const LedgerAdd& request);

struct LedgerList {
  std::filesystem::path ledger;
  StatementFilter filter = {};
};
[[nodiscard]] Reply ledger_list(const LedgerList& request);

struct LedgerReview {
  std::filesystem::path ledger;
  /// `ID=accept[:note]`, `ID=reject[:note]`, `ID=reopen[:note]`, `ID=undo`, `ID=edit:field=value;field=value`.
  std::vector<std::string> decide = {};
  std::vector<std::string> same = {}, different = {};  ///< `name=name`
  std::string who = {};
};
/// All of a request's decisions are written, or none.
[[nodiscard]] Reply ledger_review(const LedgerReview& request);

struct LedgerFile {
  std::filesystem::path ledger;
};
[[nodiscard]] Reply ledger_conflicts(const LedgerFile& request);
[[nodiscard]] Reply ledger_check(const LedgerFile& request);

struct LedgerExport {
  std::filesystem::path ledger;
  std::string format = "jsonl";  ///< jsonl, csv, ftm
  StatementFilter filter = {};
};
/// The export stands in `text` of the reply.
[[nodiscard]] Reply ledger_export(const LedgerExport& request);

/// One statement as the replies hold it.
[[nodiscard]] Json to_json(const StatementEntry& statement, const SourceEntry* source);

}  // namespace korridor
