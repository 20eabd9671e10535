#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "korridor/base/country.h"
#include "korridor/base/fold.h"
#include "korridor/base/text.h"
#include "korridor/news/claims/facts_trade.h"
#include "korridor/news/deals/agreement_parties.h"
#include "korridor/news/deals/clauses.h"
#include "korridor/news/names/entities.h"
#include "korridor/news/text/tense.h"

namespace korridor {
namespace {

/// Who meets at a summit that its name tells: US-Central Asia Summit, C5+1 Summit.
std::vector<std::string> parties_of_summit(const std::string& canonical) {
  const std::string name = canonical.substr(0, canonical.rfind(" Summit"));
  std::vector<std::string> parties;
  for (const std::string& part : name == "C5+1" ? std::vector<std::string>{"US", "Central Asia"} : split(name, '-')) {
    const auto state = find_country(part);
    parties.push_back(part == "US" ? "USA" : part == "EU" ? "EUU" : state ? *state : part);
  }
  std::ranges::sort(parties);
  return parties;
}

/// Reads what the sentences of a block tell, with what it has to remember from one to the next.
class FactReader {
 public:
  FactReader(const Passage& passage, int document_year, Article& block)
      : passage_(passage), year_(document_year), block_(block), out_(block.facts) {}

  void read(const SentenceFindings& sentence) {
    words_ = fact_words(passage_, sentence);
    const auto clauses = split_into_clauses(passage_, sentence);
    meeting_.reset();
    for (std::size_t i = 0; i < clauses.size(); ++i) {
      read_meeting(clauses[i], i + 1 < clauses.size() ? &clauses[i + 1] : nullptr);
      read_first(clauses[i]);
      if (words_.empty()) continue;
      read_relation(clauses[i]);
      read_neglect(clauses[i]);
      read_trade(passage_, clauses[i], words_, main_state(), out_);
    }
    remember(sentence);
  }

  /// Last, for the names are read by what comes before.
  void name_editions() {
    for (const auto& [entity, year] : editions_) block_.entities[entity].canonical += fmt::format(" {}", year);
  }

 private:
  [[nodiscard]] const FactWord* find(const Clause& clause, std::string_view argument) const {
    return find_fact(words_, argument, clause.first, clause.last);
  }

  [[nodiscard]] Span span_of(const Clause& clause) const {
    return {passage_[clause.first].begin, passage_[clause.last - 1].end};
  }

  /// The number of an ordinal in the three words before a token, or directly in front of a name's first word.
  [[nodiscard]] int rank_before(const Clause& clause, std::size_t token) const {
    constexpr std::size_t kNear = 3;
    for (std::size_t at = token; at > clause.first && token - at < kNear; --at)
      if (const int rank = rank_at(at - 1); rank != 0) return rank;
    return 0;
  }
  [[nodiscard]] int rank_at(std::size_t at) const {
    const std::string_view argument = passage_.argument(passage_.sense(at, WordClass::ordinal));
    int rank = 0;
    for (const char c : argument) rank = c >= '0' && c <= '9' && rank < 1000 ? 10 * rank + (c - '0') : 0;
    return rank;
  }
  [[nodiscard]] std::size_t first_rank(const Clause& clause) const {
    for (std::size_t at = clause.first; at < clause.last; ++at)
      if (rank_at(at) == 1) return at;
    return clause.last;
  }

  /// The parties of a clause; "the region" and "that country" mean what was named before.
  [[nodiscard]] std::vector<std::string> parties_of(const Clause& clause, bool companies) const {
    auto parties = actors_of(passage_, clause, companies);
    const auto add = [&](const std::string& party) {
      if (!party.empty() && std::ranges::find(parties, party) == parties.end()) parties.push_back(party);
    };
    if (find(clause, "here") != nullptr) add(region_);
    if (parties.size() == 1 && find(clause, "that_country") != nullptr)
      add(parties[0] == last_state_ ? state_before_ : last_state_);
    std::ranges::sort(parties);
    return parties;
  }

  void read_meeting(const Clause& clause, const Clause* next) {
    std::vector<const EntityMention*> named;
    for (const EntityMention* entity : clause.sentence->entities)
      if (clause.holds(entity->first_token) && entity->kind == "event" && entity->canonical.ends_with(" Summit"))
        named.push_back(entity);
    for (std::size_t i = 0; i < named.size(); ++i) {
      // A date belongs to the name that it stands nearest to.
      const auto middle = [](const EntityMention* a, const EntityMention* b) {
        return (a->last_token + b->first_token) / 2;
      };
      Clause own = clause;
      if (i > 0) own.first = middle(named[i - 1], named[i]);
      if (i + 1 < named.size()) own.last = middle(named[i], named[i + 1]);
      add_meeting({.span = span_of(own),
                   .kind = "meeting",
                   .what = "summit",
                   .parties = parties_of_summit(named[i]->canonical),
                   .rank = rank_before(own, named[i]->first_token)},
                  own, named[i]->first_token, next);
      name_edition(named[i], out_.back().when);
    }
    if (!named.empty()) return;
    const FactWord *noun = find(clause, "meeting"), *verb = find(clause, "meet");
    auto parties = noun == nullptr && verb == nullptr ? std::vector<std::string>{} : parties_of(clause, false);
    if (parties.size() < 2) return read_ellipsis(clause);
    const std::size_t anchor = noun != nullptr ? noun->token : verb->token;
    const int rank = noun != nullptr ? rank_before(clause, anchor) : first_rank(clause) < clause.last ? 1 : 0;
    add_meeting({.span = span_of(clause),
                 .kind = "meeting",
                 .what = noun != nullptr && is_summit(anchor) ? "summit" : "meeting",
                 .parties = std::move(parties),
                 .rank = rank},
                clause, anchor, next);
  }

  /// EU-Africa Summit 2025, where its clause tells the year.
  void name_edition(const EntityMention* named, Months when) {
    if (!when.known() || when.first / 12 != when.last / 12) return;
    editions_.emplace_back(static_cast<std::size_t>(named - block_.entities.data()), when.first / 12);
  }

  [[nodiscard]] bool is_summit(std::size_t noun) const {
    const std::string_view word = passage_.folded(noun);
    return std::ranges::any_of(std::array{"gipfel", "summit", "sommet", "саммит"},
                               [&](const char* summit) { return word.find(summit) != std::string::npos; });
  }

  void add_meeting(FactNote fact, const Clause& clause, std::size_t anchor, const Clause* next) {
    fact.when = nearest_date(clause, anchor);
    fact.ahead = speaks_of_future(passage_, anchor);
    if (!fact.when.known() && next != nullptr && find(*next, "meeting") == nullptr) {
      fact.when = nearest_date(*next, next->first);
      fact.ahead |= fact.when.known() && speaks_of_future(passage_, next->first);
    }
    meeting_ = fact;
    out_.push_back(std::move(fact));
  }

  /// the second summit of X and Y (the first was held in 2023)
  void read_ellipsis(const Clause& clause) {
    constexpr std::size_t kNear = 3;
    const std::size_t at = first_rank(clause);
    if (!meeting_ || at >= clause.first + kNear || at >= clause.last) return;
    FactNote fact = *meeting_;
    fact.span = span_of(clause);
    fact.rank = 1;
    fact.when = nearest_date(clause, at);
    fact.ahead = speaks_of_future(passage_, at);
    if (fact.when.known() && fact.rank != meeting_->rank) out_.push_back(std::move(fact));
  }

  /// the first train from A to B ran in 2016: two years for one first
  void read_first(const Clause& clause) {
    constexpr std::size_t kNear = 3;
    const std::size_t at = first_rank(clause);
    if (at == clause.last) return;
    for (std::size_t noun = at + 1; noun < clause.last && noun <= at + kNear; ++noun) {
      const std::string_view what = passage_.argument(passage_.word_sense(noun, WordClass::count));
      if (what.empty() || what == "country" || what == "head_of_state" || what == "person" || what == "meeting" ||
          what == "visit")
        continue;
      FactNote fact{.span = span_of(clause), .kind = "first", .what = std::string(what), .rank = 1};
      for (const EntityMention* entity : clause.sentence->entities)
        if (clause.holds(entity->first_token) && entity->kind != "person" &&
            std::ranges::find(fact.parties, entity->canonical) == fact.parties.end())
          fact.parties.push_back(entity->canonical);
      std::ranges::sort(fact.parties);
      fact.when = nearest_date(clause, at);
      if (fact.parties.size() > 1 && fact.when.known()) out_.push_back(std::move(fact));
      return;
    }
  }

  void read_relation(const Clause& clause) {
    const FactWord* noun = find(clause, "diplomatic");
    const bool diplomatic = noun != nullptr;
    if (!diplomatic) noun = find(clause, "relation");
    if (noun == nullptr || find(clause, "neglect") != nullptr) return;
    FactNote fact{.span = span_of(clause),
                  .kind = "relation",
                  .what = diplomatic ? "diplomatic" : "business",
                  .parties = parties_of(clause, true)};
    if (fact.parties.size() < 2) return;
    for (std::size_t at = clause.first; at < clause.last; ++at)
      fact.firms |= passage_[at].is(WordClass::firm) || passage_[at].is(WordClass::company);
    for (const FactWord& word : words_)
      if (word.argument == "since" && clause.holds(word.token) && !fact.when.known())
        fact.when = begin_behind(clause, word.token + word.span);
    if (diplomatic || fact.when.known()) out_.push_back(std::move(fact));
  }

  /// When that began what has lasted "since 1992" or "for 20 years": round numbers of years may be some years off.
  [[nodiscard]] Months begin_behind(const Clause& clause, std::size_t at) const {
    constexpr std::size_t kNear = 4;
    for (const DateMention* date : clause.sentence->dates)
      if (date->first_token >= at && date->first_token < at + kNear && date->precision != "range")
        return months_of(date->iso);
    for (const DateMention* date : clause.sentence->dates)
      if (date->first_token >= at && date->first_token < at + kNear && date->iso.size() == 9 && date->iso[3] == '0')
        return months_of(date->iso);  // a decade
    for (const Figure* figure : clause.sentence->figures)
      if (year_ != 0 && figure->kind == "duration" && figure->unit == "year" && figure->first_token >= at &&
          figure->first_token < at + 2) {
        const int years = static_cast<int>(figure->value.approximate());
        const int slack = years % 10 == 0 ? 3 : 1;
        return {(year_ - years - slack) * 12, (year_ - years + slack) * 12 + 11};
      }
    return {};
  }

  void read_neglect(const Clause& clause) {
    if (find(clause, "neglect") == nullptr) return;
    FactNote fact{.span = span_of(clause), .kind = "neglect", .parties = parties_of(clause, false)};
    if (fact.parties.size() > 1) out_.push_back(std::move(fact));
  }

  void remember(const SentenceFindings& sentence) {
    for (const EntityMention* entity : sentence.entities) {
      if (entity->kind == "place" && is_region(entity->canonical)) region_ = entity->canonical;
      if (entity->kind != "country") continue;
      ++mentions_[entity->id];
      if (entity->form != "name" || entity->id == last_state_) continue;
      state_before_ = last_state_;
      last_state_ = entity->id;
    }
  }

  /// Whom an article tells of, where a clause does not: the state that it names most often.
  [[nodiscard]] std::string main_state() const {
    std::string most;
    int count = 1;
    for (const auto& [state, times] : mentions_)
      if (times > count) most = state, count = times;
    return most;
  }

  const Passage& passage_;
  int year_ = 0;
  Article& block_;
  std::vector<FactNote>& out_;
  std::vector<FactWord> words_;
  std::optional<FactNote> meeting_;
  std::vector<std::pair<std::size_t, int>> editions_;  // places of names in the block, and years
  std::string region_, last_state_, state_before_;
  std::map<std::string, int> mentions_;
};

}  // namespace

void take_facts(const Passage& passage, const std::vector<SentenceFindings>& sentences,
                const std::string& document_date, Article& block) {
  const Months day = months_of(document_date);
  FactReader reader(passage, day.first / 12, block);
  for (const SentenceFindings& sentence : sentences)
    if (!sentence.entities.empty()) reader.read(sentence);
  reader.name_editions();
}

}  // namespace korridor
