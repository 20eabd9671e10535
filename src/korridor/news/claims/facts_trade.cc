#include "korridor/news/claims/facts_trade.h"

#include <algorithm>
#include <optional>

#include "korridor/base/fold.h"
#include "korridor/news/amounts/amounts.h"
#include "korridor/news/deals/agreement_parties.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// A state, the EU or a region by its code or name; empty for other names.
std::string actor(const EntityMention& entity) {
  if (entity.kind == "country") return entity.id;
  if (entity.kind == "organisation" && entity.id == "Q458") return "EUU";
  return entity.kind == "company" ? entity.canonical : std::string{};
}

class TradeReader {
 public:
  TradeReader(const Passage& passage, const Clause& clause, const std::vector<FactWord>& words)
      : passage_(passage), clause_(clause), words_(words) {
    for (const EntityMention* entity : clause.sentence->entities)
      if (clause.holds(entity->first_token)) entities_.push_back(entity);
  }

  /// Zambia's largest trading partner is China; le premier fournisseur du Niger; крупнейший покупатель меди.
  [[nodiscard]] std::optional<FactNote> top() const {
    const FactWord *noun = nullptr, *top = nullptr;
    for (const FactWord& word : words_) {
      if (!clause_.holds(word.token)) continue;
      if (word.argument.starts_with("partner:") && noun == nullptr) noun = &word;
      if ((word.argument == "top" || word.argument == "only") && noun == nullptr) top = &word;
      if (word.argument == "not_top") return std::nullopt;
    }
    constexpr std::size_t kNear = 5;
    if (noun == nullptr) return std::nullopt;
    if (top == nullptr && passage_.language() == Language::de && passage_.folded(noun->token).starts_with("haupt"))
      top = noun;
    if (top == nullptr || noun->token > top->token + kNear) return std::nullopt;
    FactNote fact{.span = span(), .kind = "top", .what = std::string(noun->argument.substr(8)), .good = good()};
    const EntityMention* of = owner(top->token, noun->token + noun->span);
    if (of == nullptr) of = state_of_good();
    const EntityMention* holder = nullptr;
    for (const EntityMention* entity : entities_) {
      if (entity == of || actor(*entity).empty() || entity->form != "name" || is_location(passage_, *entity)) continue;
      if (holder != nullptr && actor(*holder) != actor(*entity)) return std::nullopt;  // nobody can tell which
      holder = entity;
    }
    if (holder == nullptr) holder = behind_dash();
    if (holder == nullptr) return std::nullopt;
    fact.who = actor(*holder);
    if (of != nullptr) fact.parties.push_back(actor(*of).empty() ? of->canonical : actor(*of));
    for (const EntityMention* entity : entities_)  // the largest in Africa, the largest in 2020
      if (entity != of && is_location(passage_, *entity)) fact.parties.push_back(entity->canonical);
    fact.when = nearest_date(clause_, top->token);
    if (fact.parties.empty() && fact.good.empty()) fact.good = good_of_sentence();
    if (fact.parties.empty() && fact.good.empty()) return std::nullopt;
    return fact;
  }

  /// All exports go to China; most of the copper is sold to Japan.
  [[nodiscard]] std::optional<FactNote> flow(const std::string& main_state) const {
    const FactWord* all = find("all");
    const FactWord* most = find("most");
    if ((all == nullptr && most == nullptr) || find("go") == nullptr || (!tells_exports() && good().empty()))
      return std::nullopt;
    const EntityMention* to = nullptr;
    for (const EntityMention* entity : entities_)
      if (!actor(*entity).empty() && is_destination(*entity)) to = entity;
    if (to == nullptr) return std::nullopt;
    FactNote fact{.span = span(), .kind = "flow", .good = good(), .who = actor(*to), .all = all != nullptr};
    return with_exporter(std::move(fact), main_state);
  }

  /// Exports run through Chinese ports; via Iran.
  [[nodiscard]] std::optional<FactNote> way(const std::string& main_state) const {
    if (!tells_exports()) return std::nullopt;
    for (const FactWord& word : words_) {
      if (word.argument != "way" || !clause_.holds(word.token)) continue;
      for (const EntityMention* entity : entities_) {
        const bool behind = entity->first_token > word.token && entity->first_token <= word.token + 2;
        const bool land =
            entity->form == "name" || find_fact(words_, "port", entity->last_token, entity->last_token + 2) != nullptr;
        const bool port_first = find_fact(words_, "port", word.token, entity->first_token) != nullptr &&
                                entity->first_token <= word.token + 4;
        if (entity->kind != "country" || !((behind && land) || port_first)) continue;
        FactNote fact{.span = span(), .kind = "way", .good = good(), .who = entity->id};
        return with_exporter(std::move(fact), main_state);
      }
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] Span span() const { return {passage_[clause_.first].begin, passage_[clause_.last - 1].end}; }
  [[nodiscard]] const FactWord* find(std::string_view argument) const {
    return find_fact(words_, argument, clause_.first, clause_.last);
  }

  /// The goods of the clause, joined; empty: not told.
  [[nodiscard]] std::string good() const {
    std::vector<std::string> goods;
    for (const EntityMention* entity : entities_)
      if (entity->kind == "commodity" && std::ranges::find(goods, entity->canonical) == goods.end())
        goods.push_back(entity->canonical);
    std::ranges::sort(goods);
    std::string all;
    for (const std::string& one : goods) all += (all.empty() ? "" : " and ") + one;
    return all;
  }

  /// Beef earned 2.1 bn, the main buyer was Chile: the only good of the sentence; empty where there are several.
  [[nodiscard]] std::string good_of_sentence() const {
    std::string only;
    for (const EntityMention* entity : clause_.sentence->entities) {
      if (entity->kind != "commodity" || entity->canonical == only) continue;
      if (!only.empty()) return {};
      only = entity->canonical;
    }
    return only;
  }

  /// Whose partner it is: Zambia's largest, the largest of Zambia, de la Zambie, Замбии.
  [[nodiscard]] const EntityMention* owner(std::size_t top, std::size_t behind_noun) const {
    for (const EntityMention* entity : entities_) {
      if (actor(*entity).empty() && entity->kind != "place") continue;
      if (entity->last_token <= top && top - entity->last_token <= 2 && is_possessive(*entity, top)) return entity;
    }
    for (const EntityMention* entity : entities_) {
      if (actor(*entity).empty() && entity->kind != "place") continue;
      if (entity->first_token < behind_noun || entity->first_token > behind_noun + 6) continue;
      if (belongs(*entity, behind_noun)) return entity;
    }
    return nullptr;
  }

  /// Главный покупатель – Китай: the dash stands for "is".
  [[nodiscard]] const EntityMention* behind_dash() const {
    if (passage_.language() != Language::ru ||
        !(passage_.is_sign(clause_.last, "–") || passage_.is_sign(clause_.last, "—")))
      return nullptr;
    for (const EntityMention* entity : clause_.sentence->entities)
      if (entity->first_token == clause_.last + 1 && !actor(*entity).empty()) return entity;
    return nullptr;
  }

  /// Таджикской сурьмы, Tajik antimony, l'antimoine tadjik: the state whose good it is.
  [[nodiscard]] const EntityMention* state_of_good() const {
    for (const EntityMention* good : entities_) {
      if (good->kind != "commodity") continue;
      for (const EntityMention* state : entities_)
        if (state->kind == "country" && state->form == "adjective" &&
            (state->last_token == good->first_token || good->last_token == state->first_token))
          return state;
    }
    return nullptr;
  }

  [[nodiscard]] bool is_possessive(const EntityMention& entity, std::size_t top) const {
    if (passage_.language() == Language::de) {
      const std::string_view bytes = passage_.bytes(entity.last_token - 1);
      return entity.last_token == top && entity.form == "name" && bytes.ends_with('s');
    }
    if (passage_.language() != Language::en) return false;
    return entity.last_token < top &&
           (passage_.is_sign(entity.last_token, "'") || passage_.is_sign(entity.last_token, "’"));
  }

  /// Between the noun and its owner stand only small words and the good: buyer of copper from Zambia.
  [[nodiscard]] bool belongs(const EntityMention& entity, std::size_t behind_noun) const {
    if (entity.first_token == behind_noun)  // a bare genitive
      return passage_.language() == Language::ru || passage_.bytes(entity.last_token - 1).ends_with('s');
    const std::size_t before = entity.first_token - 1;
    if (word_is(passage_, before, {"of",   "for", "to", "from", "von", "für", "aus", "du",  "de",  "la",  "l",  "le",
                                   "pour", "'",   "’",  "для",  "из",  "der", "die", "den", "dem", "des", "the"}))
      return true;
    return passage_.language() == Language::ru && passage_[before].is(WordClass::commodity);
  }

  [[nodiscard]] bool is_destination(const EntityMention& entity) const {
    std::size_t at = entity.first_token;
    if (at > clause_.first && word_is(passage_, at - 1, {"die", "den", "der", "dem", "the", "l", "la", "le", "'", "’"}))
      --at;
    if (at > clause_.first && word_is(passage_, at - 1, {"l"})) --at;
    if (at == clause_.first) return false;
    if (entity.form == "adjective")
      return word_is(passage_, at - 1, {"auf", "to", "sur", "на", "den", "the", "le"}) &&
             entity.last_token < clause_.last &&
             word_is(passage_, entity.last_token, {"markt", "market", "marché", "рынок"});
    return word_is(passage_, at - 1, {"nach", "in", "to", "vers", "en", "au", "aux", "à", "в", "an"});
  }

  [[nodiscard]] bool tells_exports() const {
    for (std::size_t at = clause_.first; at < clause_.last; ++at) {
      const Sense* sense = passage_.sense(at, WordClass::property);
      if (sense == nullptr && passage_[at].word == 0) sense = find_word_end(passage_, at, WordClass::property);
      const std::string_view what = passage_.argument(sense);
      if (what == "exports" || what == "reserves" || what == "production") return true;
    }
    return false;
  }

  /// Whose exports: another state of the clause, else the one that the article tells of.
  [[nodiscard]] std::optional<FactNote> with_exporter(FactNote fact, const std::string& main_state) const {
    for (const EntityMention* entity : entities_)
      if (entity->kind == "country" && entity->id != fact.who && fact.parties.empty())
        fact.parties.push_back(entity->id);
    fact.guessed = fact.parties.empty();
    if (fact.guessed) fact.parties.push_back(main_state);
    if (fact.parties[0].empty() || fact.parties[0] == fact.who) return std::nullopt;
    return fact;
  }

  const Passage& passage_;
  const Clause& clause_;
  const std::vector<FactWord>& words_;
  std::vector<const EntityMention*> entities_;
};

}  // namespace

void read_trade(const Passage& passage, const Clause& clause, const std::vector<FactWord>& words,
                const std::string& main_state, std::vector<FactNote>& out) {
  const TradeReader reader(passage, clause, words);
  if (auto fact = reader.top()) out.push_back(std::move(*fact));
  if (auto fact = reader.flow(main_state)) out.push_back(std::move(*fact));
  if (auto fact = reader.way(main_state)) out.push_back(std::move(*fact));
}

}  // namespace korridor
