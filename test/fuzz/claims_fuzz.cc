// Any bytes as the claims and sources of an otherwise sound study: what is read goes into a ledger whole. Each statement
// says bytes of its source, its value lies inside its interval, and what is added is read back and known the second time.
// The tables are parted by the first byte 0x1F.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "korridor/evidence/exact.h"
#include "korridor/evidence/ledger.h"
#include "korridor/service/ledger_statements.h"

namespace {

namespace fs = std::filesystem;
using korridor::Ledger;

void require(bool holds) {
  if (!holds) std::abort();
}

/// The folder that every input is laid into; it goes away with the program. No figure of it cites a claim.
struct Folder {
  fs::path path = (fs::is_directory("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path()) /
                  ("korridor_claims_fuzz_" + std::to_string(::getpid()));
  Folder() {
    fs::remove_all(path);
    require(korridor::write_new_study(path).has_value());
    fs::remove(path / "citations.csv");
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  void write(const char* name, std::string_view bytes) const {
    std::ofstream(path / name, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
};

void check_statement(const korridor::StatementEntry& s, const std::string& bytes) {
  require(0 <= s.begin && s.begin <= s.end && static_cast<std::size_t>(s.end) <= bytes.size());
  require(s.said == std::string_view(bytes).substr(static_cast<std::size_t>(s.begin),
                                                   static_cast<std::size_t>(s.end - s.begin)));
  for (const std::string* end : {&s.low, &s.high}) require(end->empty() || korridor::is_exact(*end));
}

void add_twice(const korridor::StudyEntries& entries, const fs::path& file) {
  for (const char* end : {"", "-wal", "-shm"}) fs::remove(file.string() + end);
  auto ledger = Ledger::open(file, Ledger::Mode::kCreate, 0);
  require(ledger.has_value());
  std::size_t told = 0;
  for (std::size_t i = 0; i < entries.sources.size(); ++i) {
    const auto added = ledger->add(entries.sources[i], entries.statements[i]);
    if (!added) return;  // refused whole, with its reason
    told += added->known ? 0 : entries.statements[i].size();
    const auto again = ledger->add(entries.sources[i], entries.statements[i]);
    require(again.has_value() && again->known);
  }
  const auto read = ledger->statements({});
  require(read.has_value() && read->size() <= told);
  require(ledger->find_damage().value().empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Folder folder;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto parting = input.find('\x1f');
  folder.write("claims.csv", input.substr(0, parting));
  folder.write("sources.csv", parting == std::string_view::npos ? std::string_view() : input.substr(parting + 1));
  const auto study = korridor::read_study(folder.path);
  if (!study) return 0;
  const korridor::StudyEntries entries = korridor::make_entries(*study);
  require(entries.sources.size() == entries.statements.size());
  for (std::size_t i = 0; i < entries.sources.size(); ++i)
    for (const auto& statement : entries.statements[i]) check_statement(statement, entries.sources[i].bytes);
  add_twice(entries, folder.path / "ledger.db");
  return 0;
}
