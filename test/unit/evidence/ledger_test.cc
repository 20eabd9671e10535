#include "korridor/evidence/ledger.h"

#include <fstream>

#include "korridor/evidence/database.h"
#include "temporary.h"

namespace korridor {
namespace {

using LedgerTest = Temporary;

std::string state_of(Ledger& ledger, const std::string& id) {
  const auto found = ledger.statements({.id = id});
  return found && !found->empty() ? found->front().state : "none";
}

TEST_F(LedgerTest, KeepsWhatWasAdded) {
  {
    Ledger ledger = open_ledger(file());
    StatementEntry claim = make_claim("Inkai", "4000");
    claim.attribution = {"the ministry", "Kazatomprom"};
    claim.basis = "uranium";
    ASSERT_TRUE(ledger.add(make_source(1, "a.txt"), std::vector{claim}));
  }
  Ledger ledger = open_ledger(file(), Ledger::Mode::kRead);
  const auto all = ledger.statements({});
  ASSERT_TRUE(all);
  ASSERT_EQ(all->size(), 1U);
  EXPECT_EQ(all->front().subject, "Inkai");
  EXPECT_EQ(all->front().value, "4000");
  EXPECT_EQ(all->front().basis, "uranium");
  EXPECT_EQ(all->front().attribution, (std::vector<std::string>{"the ministry", "Kazatomprom"}));
  EXPECT_EQ(all->front().state, "proposed");
  EXPECT_EQ(ledger.find_damage().value(), std::vector<std::string>{});
}

TEST_F(LedgerTest, TakesTheSameBytesOnce) {
  Ledger ledger = open_ledger(file());
  ASSERT_TRUE(ledger.add(make_source(1, "a.txt"), std::vector{make_claim("Inkai", "4000")}));
  const auto again = ledger.add(make_source(1, "b.txt"), std::vector{make_claim("Inkai", "4000")});
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->known);
  EXPECT_EQ(ledger.count({}).value(), 1U);
}

TEST_F(LedgerTest, GivesAStatementTheSameIdInEveryLedger) {
  Ledger one = open_ledger(file("one.db")), two = open_ledger(file("two.db"));
  ASSERT_TRUE(two.add(make_source(7, "z.txt"), std::vector{make_claim("Budenovskoye", "1")}));
  ASSERT_TRUE(one.add(make_source(1, "a.txt"), std::vector{make_claim("Inkai", "4000")}));
  ASSERT_TRUE(two.add(make_source(1, "a.txt"), std::vector{make_claim("Inkai", "4000")}));
  EXPECT_EQ(one.statements({.about = "inkai"})->front().id, two.statements({.about = "INKAI"})->front().id);
}

TEST_F(LedgerTest, WritesDecisionsAsRowsAndTakesThemBack) {
  Ledger ledger = open_ledger(file());
  ASSERT_TRUE(ledger.add(make_source(1, "a.txt"), std::vector{make_claim("Inkai", "4000")}));
  const std::string id = ledger.statements({})->front().id;
  ASSERT_TRUE(
      ledger.decide({{{.statement = id, .state = "accepted", .who = "ann", .note = "yes", .replacement = {}}}}, {}));
  EXPECT_EQ(state_of(ledger, id), "accepted");
  ASSERT_TRUE(
      ledger.decide({{{.statement = id, .state = "rejected", .who = "ben", .note = "no", .replacement = {}}}}, {}));
  EXPECT_EQ(state_of(ledger, id), "rejected");
  EXPECT_EQ(ledger.undo(id, "ben").value(), "accepted");
  EXPECT_EQ(ledger.undo(id, "ann").value(), "proposed");
  EXPECT_EQ(state_of(ledger, id), "proposed");
  EXPECT_FALSE(ledger.undo(id, "ann"));
}

TEST_F(LedgerTest, AnEditStandsBesideWhatWasSaid) {
  Ledger ledger = open_ledger(file());
  ASSERT_TRUE(ledger.add(make_source(1, "a.txt"), std::vector{make_claim("Inkai", "4000")}));
  StatementEntry edited = ledger.statements({})->front();
  const std::string id = edited.id;
  edited.basis = "ore";
  const auto made =
      ledger.decide({{{.statement = id, .state = "edited", .who = "ann", .note = {}, .replacement = edited}}}, {});
  ASSERT_TRUE(made);
  EXPECT_EQ(state_of(ledger, id), "edited");
  const auto now = ledger.statements({.id = made->front()});
  EXPECT_EQ(now->front().basis, "ore");
  EXPECT_EQ(now->front().derived_from, id);
  EXPECT_EQ(now->front().state, "accepted");
  ASSERT_TRUE(ledger.undo(id, "ann"));
  EXPECT_EQ(state_of(ledger, made->front()), "rejected");
}

TEST_F(LedgerTest, ADecisionAboutNothingWritesNothing) {
  Ledger ledger = open_ledger(file());
  ASSERT_TRUE(ledger.add(make_source(1, "a.txt"), std::vector{make_claim("Inkai", "4000")}));
  const std::string id = ledger.statements({})->front().id;
  const std::vector<DecisionEntry> two = {
      {.statement = id, .state = "accepted", .who = {}, .note = {}, .replacement = {}},
      {.statement = "nothing", .state = "accepted", .who = {}, .note = {}, .replacement = {}}};
  const auto refused = ledger.decide(two, {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().front().code, "unknown_id");
  EXPECT_EQ(state_of(ledger, id), "proposed");
}

TEST_F(LedgerTest, ReopensDecisionsWhenTheSourceHasOtherBytes) {
  Ledger ledger = open_ledger(file());
  ASSERT_TRUE(
      ledger.add(make_source(1, "a.txt"), std::vector{make_claim("Inkai", "4000"), make_claim("Tortkuduk", "9")}));
  const auto before = ledger.statements({});
  const std::string id = before->front().id, other = before->back().id;
  ASSERT_TRUE(ledger.decide({{{.statement = id, .state = "accepted", .who = {}, .note = {}, .replacement = {}}}}, {}));
  const auto added = ledger.add(make_source(2, "a.txt"), std::vector{make_claim(before->front().subject, "4000")});
  ASSERT_TRUE(added);
  EXPECT_EQ(added->reopened, 1U);
  EXPECT_EQ(state_of(ledger, id), "reopened");
  EXPECT_EQ(state_of(ledger, other), "proposed");
  EXPECT_EQ(ledger.statements({})->back().derived_from, id);
}

TEST_F(LedgerTest, CopiesOfOneTextAreOneWitness) {
  Ledger ledger = open_ledger(file());
  SourceEntry wire = make_source(1, "wire.txt"), copy = wire, other = make_source(2, "own.txt");
  copy.name = "paper.html";
  copy.bytes = "<p>A headline of the paper itself.</p>\n" + copy.bytes;
  ASSERT_TRUE(ledger.add(wire, std::vector{make_claim("Inkai", "4000")}));
  const auto second = ledger.add(copy, std::vector{make_claim("Inkai", "4000")});
  const auto third = ledger.add(other, std::vector{make_claim("Inkai", "4000")});
  EXPECT_EQ(second->copy_of, 1);
  EXPECT_EQ(third->copy_of, 0);
  const auto all = ledger.statements({});
  for (const StatementEntry& s : all.value()) EXPECT_EQ(s.witnesses, 2);
}

TEST_F(LedgerTest, TellsIntervalsThatHaveNothingInCommon) {
  Ledger ledger = open_ledger(file());
  ASSERT_TRUE(ledger.add(make_source(1, "a.txt"), std::vector{make_claim("Inkai", "4000")}));
  StatementEntry near = make_claim("inkai", "4100"), far = make_claim("Inkai", "5000");
  near.low = "3990";
  ASSERT_TRUE(ledger.add(make_source(2, "b.txt"), std::vector{near}));
  ASSERT_TRUE(ledger.add(make_source(3, "c.txt"), std::vector{far}));
  const auto pairs = ledger.disjoint();
  ASSERT_TRUE(pairs);
  ASSERT_EQ(pairs->size(), 2U);  // 5000 against each of the others; 3990 to 4100 holds 4000
  EXPECT_EQ(pairs->front().b.value, "5000");
  const std::string id = pairs->front().b.id;
  ASSERT_TRUE(ledger.decide({{{.statement = id, .state = "rejected", .who = {}, .note = {}, .replacement = {}}}}, {}));
  EXPECT_TRUE(ledger.disjoint()->empty());
}

TEST_F(LedgerTest, RefusesWhatIsNoLedger) {
  std::ofstream(file("text.db")) << std::string(4096, 'x');
  EXPECT_EQ(Ledger::open(file("text.db"), Ledger::Mode::kCreate).error().front().code, "no_ledger");
  EXPECT_EQ(Ledger::open(file("none.db"), Ledger::Mode::kWrite).error().front().code, "no_file");
  EXPECT_EQ(Ledger::open(folder_, Ledger::Mode::kCreate).error().front().code, "no_ledger");
  std::ofstream(file("empty.db")).flush();
  EXPECT_EQ(Ledger::open(file("empty.db"), Ledger::Mode::kRead).error().front().code, "no_ledger");
}

/// Overwrites bytes of a file.
void poke(const std::filesystem::path& file, std::streamoff at, const std::string& bytes) {
  std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
  out.seekp(at);
  out << bytes;
}

TEST_F(LedgerTest, RefusesANewerLedger) {
  {
    Ledger ledger = open_ledger(file());
  }
  poke(file(), 60, std::string("\0\0\0\x09", 4));  // user_version in the header of SQLite's format
  EXPECT_EQ(Ledger::open(file(), Ledger::Mode::kWrite).error().front().code, "ledger_newer");
}

TEST_F(LedgerTest, RefusesADamagedLedger) {
  {
    Ledger ledger = open_ledger(file());
    for (int i = 0; i < 50; ++i)
      ASSERT_TRUE(ledger.add(make_source(i, "a" + std::to_string(i)), std::vector{make_claim("x", "1")}));
  }
  for (std::streamoff page = 4; page < 12; ++page) poke(file(), page * 4096, std::string(200, '\x55'));
  EXPECT_EQ(Ledger::open(file(), Ledger::Mode::kWrite).error().front().code, "ledger_damaged");
  // A reader is not told at the door, but by what it asks for.
  auto reader = Ledger::open(file(), Ledger::Mode::kRead);
  ASSERT_TRUE(reader);
  const auto sources = reader->sources(true);
  const auto statements = reader->statements({});
  EXPECT_TRUE(!sources || !statements);
  for (const auto* errors : {sources ? nullptr : &sources.error(), statements ? nullptr : &statements.error()})
    if (errors != nullptr) {
      EXPECT_EQ(errors->front().code, "ledger_damaged");
    }
  const auto damage = reader->find_damage();
  EXPECT_TRUE(!damage || !damage->empty());
}

TEST_F(LedgerTest, FindsAByteThatChangedInASource) {
  SourceEntry source = make_source(1, "a.txt");
  {
    Ledger ledger = open_ledger(file());
    ASSERT_TRUE(ledger.add(source, std::vector{make_claim("x", "1")}));
  }
  std::ifstream in(file(), std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const std::size_t at = bytes.find("mine number one");
  ASSERT_NE(at, std::string::npos);
  poke(file(), static_cast<std::streamoff>(at), "M");
  Ledger ledger = open_ledger(file(), Ledger::Mode::kRead);
  EXPECT_EQ(ledger.find_damage()->size(), 1U);
}

TEST_F(LedgerTest, AWriterWaitsForAnotherAndThenSaysSo) {
  {
    Ledger made = open_ledger(file());
  }
  auto second = Ledger::open(file(), Ledger::Mode::kWrite, 50);
  ASSERT_TRUE(second);
  {
    Database first(file(), Database::Mode::kWrite, 0);
    const Transaction under_way(first);
    const auto added = second->add(make_source(1, "a.txt"), {});
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().front().code, "ledger_locked");
  }
  EXPECT_TRUE(second->add(make_source(1, "a.txt"), {}));
}

TEST_F(LedgerTest, NoProgramMayAlterARow) {
  Ledger ledger = open_ledger(file());
  ASSERT_TRUE(ledger.add(make_source(1, "a.txt"), std::vector{make_claim("Inkai", "4000")}));
  const std::string id = ledger.statements({})->front().id;
  ASSERT_TRUE(ledger.decide({{{.statement = id, .state = "accepted", .who = {}, .note = {}, .replacement = {}}}},
                            {{{.a = "a", .b = "b", .verdict = "same", .who = {}, .note = {}}}}));
  Database other(file(), Database::Mode::kWrite, 0);
  for (const char* sql :
       {"DELETE FROM statement", "UPDATE statement SET value = '1'", "DELETE FROM source",
        "UPDATE source SET name = 'x'", "DELETE FROM decision", "UPDATE decision SET state = 'rejected'",
        "DELETE FROM judgement", "UPDATE judgement SET verdict = 'different'", "DELETE FROM sentence"})
    EXPECT_THROW(other.run(sql), SqliteTrouble) << sql;
  EXPECT_EQ(ledger.count({}).value(), 1U);
}

}  // namespace
}  // namespace korridor
