#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "korridor/evidence/ledger.h"

namespace korridor {

/// A folder for one test, gone with it.
class Temporary : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "korridor_ledger_XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override {
    std::error_code error;
    std::filesystem::permissions(folder_, std::filesystem::perms::owner_all, error);
    std::filesystem::remove_all(folder_, error);
  }
  [[nodiscard]] std::filesystem::path file(const char* name = "press.db") const { return folder_ / name; }

  std::filesystem::path folder_;
};

/// A source of `statements` claims, told apart by its number.
inline SourceEntry make_source(int number, const std::string& name) {
  SourceEntry source;
  source.name = name;
  source.bytes = "Report " + std::to_string(number) + ". ";
  for (int i = 0; i < 5; ++i)
    source.bytes += "In year " + std::to_string(number * 10 + i) + " mine number one gave ore. ";
  return source;
}

inline StatementEntry make_claim(std::string subject, std::string value, std::int64_t begin = 0) {
  StatementEntry s;
  s.kind = "claim";
  s.subject = std::move(subject);
  s.property = "production";
  s.value = s.low = s.high = std::move(value);
  s.unit = "t";
  s.begin = begin;
  s.end = begin + 6;
  s.context_end = s.end;
  s.said = "Report";
  return s;
}

inline Ledger open_ledger(const std::filesystem::path& file, Ledger::Mode mode = Ledger::Mode::kCreate) {
  auto ledger = Ledger::open(file, mode);
  if (!ledger) throw std::runtime_error(to_line(ledger.error().front()));
  return std::move(*ledger);
}

}  // namespace korridor
