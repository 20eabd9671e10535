// A ledger with some bytes changed opens or is refused, and never more; what is added is read back; exact numbers keep
// their order and prints do not depend on case.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "korridor/base/text.h"
#include "korridor/evidence/copies.h"
#include "korridor/evidence/exact.h"
#include "korridor/evidence/ledger.h"

namespace {

using korridor::Ledger;

void require(bool holds) {
  if (!holds) std::abort();
}

std::filesystem::path scratch() {
  static const std::filesystem::path folder = [] {
    const bool memory = std::filesystem::is_directory("/dev/shm");
    std::string name = std::string(memory ? "/dev/shm" : "/tmp") + "/korridor_fuzz_XXXXXX";
    require(::mkdtemp(name.data()) != nullptr);
    return std::filesystem::path(name);
  }();
  return folder;
}

void clean(const std::filesystem::path& file) {
  for (const char* end : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(file.string() + end);
}

korridor::SourceEntry make_source(std::string_view bytes) {
  korridor::SourceEntry source;
  source.name = "fuzz.txt";
  source.bytes = bytes;
  return source;
}

korridor::StatementEntry make_statement(std::string_view bytes) {
  korridor::StatementEntry s;
  s.kind = "claim";
  s.subject = std::string(bytes.substr(0, bytes.size() / 2));
  s.property = std::string(bytes.substr(bytes.size() / 2));
  s.value = s.low = s.high = "12.5";
  s.end = static_cast<std::int64_t>(bytes.size());
  s.said = bytes;
  return s;
}

std::string make_template() {
  const auto file = scratch() / "template.db";
  clean(file);
  {
    auto ledger = Ledger::open(file, Ledger::Mode::kCreate);
    require(ledger.has_value());
    const auto statement = make_statement("Inkai gave 4,000 tonnes of uranium in 2024.");
    require(ledger->add(make_source(statement.said), std::span(&statement, 1)).has_value());
  }
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Three bytes a change: where (in steps of 1/65536 of the file) and what.
void open_changed(std::string_view input) {
  static const std::string whole = make_template();
  std::string bytes = whole;
  for (std::size_t i = 0; i + 2 < input.size(); i += 3) {
    const std::size_t at =
        (static_cast<unsigned char>(input[i]) * 256U + static_cast<unsigned char>(input[i + 1])) * bytes.size() / 65536;
    bytes[at] = input[i + 2];
  }
  const auto file = scratch() / "changed.db";
  clean(file);
  std::ofstream(file, std::ios::binary) << bytes;
  if (auto ledger = Ledger::open(file, Ledger::Mode::kWrite, 0)) {
    (void)ledger->find_damage();
    (void)ledger->sources(true);
    (void)ledger->disjoint();
    if (const auto statements = ledger->statements({}); statements && !statements->empty())
      (void)ledger->decide(
          {{{.statement = statements->front().id, .state = "accepted", .who = {}, .note = {}, .replacement = {}}}}, {});
    (void)ledger->add(make_source("another"), {});
  }
}

void add_and_read(std::string_view input) {
  const auto file = scratch() / "added.db";
  clean(file);
  auto ledger = Ledger::open(file, Ledger::Mode::kCreate, 0);
  require(ledger.has_value());
  const auto statement = make_statement(input);
  require(ledger->add(make_source(input), std::span(&statement, 1)).has_value());
  const auto read = ledger->statements({});
  require(read && read->size() == 1);
  require(read->front().subject == statement.subject && read->front().property == statement.property);
  require(read->front().said == statement.said);
  require(ledger->add(make_source(input), std::span(&statement, 1))->known);
}

void check_numbers(std::string_view input) {
  const auto a = korridor::make_exact(input.substr(0, input.size() / 2)),
             b = korridor::make_exact(input.substr(input.size() / 2));
  if (a) require(korridor::is_exact(*a) && korridor::make_exact(*a) == a && korridor::compare_exact(*a, *a) == 0);
  if (a && b) {
    const auto order = korridor::compare_exact(*a, *b);
    require((0 <=> korridor::compare_exact(*b, *a)) == order);
    const double x = *korridor::parse_number(*a), y = *korridor::parse_number(*b);
    if (x < y) require(order < 0);
    if (x > y) require(order > 0);
  }
  (void)korridor::print_sentences(input);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view input(reinterpret_cast<const char*>(data + 1), size - 1);
  switch (data[0] % 8) {
    case 0:
      add_and_read(input);
      break;
    case 1:
    case 2:
      open_changed(input);
      break;
    default:
      check_numbers(input);
  }
  return 0;
}
