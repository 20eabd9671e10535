#include "korridor/news/rival_accounts.h"

#include <algorithm>

#include "korridor/news/agreement_parts.h"
#include "korridor/news/answers.h"
#include "korridor/news/interval.h"
#include "korridor/news/words.h"

namespace korridor {
namespace {

/// The claims of a block, found by their figures.
class Rivals {
 public:
  Rivals(const Passage& passage, const std::vector<SentenceFindings>& sentences, Article& block)
      : passage_(passage), sentences_(sentences), block_(block) {}

  void run() {
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      if (sentences_[i].figures.empty()) continue;
      read_contrast(i);
      read_denial(i);
      read_second_account_behind(i);
      if (i > 0) read_second_account(i);
    }
  }

 private:
  [[nodiscard]] const Claim* claim_of(const Figure& figure) const {
    const auto begin = [](const Claim& claim) { return claim.figure ? claim.figure->span.begin : claim.span.begin; };
    const auto it = std::ranges::lower_bound(block_.claims, figure.span.begin, {}, begin);
    return it == block_.claims.end() || !it->figure || it->figure->span != figure.span ? nullptr : &*it;
  }

  [[nodiscard]] static bool is_vague(const std::string& property) {
    return property == "amount" || property == "value" || property == "count" || property == "share";
  }

  /// Both of one measure, of one property as far as told, and no value satisfies both.
  [[nodiscard]] bool rival(const Figure& a, const Figure& b) const {
    if (a.unit != b.unit || a.money != b.money || a.kind == "ratio" || a.kind == "duration" || a.converts || b.converts)
      return false;
    if (!a.of.empty() && !b.of.empty() && a.of != b.of) return false;
    const Claim *x = claim_of(a), *y = claim_of(b);
    if (x == nullptr || y == nullptr) return false;
    if (x->property != y->property && !is_vague(x->property) && !is_vague(y->property)) return false;
    constexpr double kFactor = 10;  // what is farther apart is something else
    const double p = a.value.approximate(), q = b.value.approximate();
    if (a.per != b.per || p <= 0 || q <= 0 || p > kFactor * q || q > kFactor * p) return false;
    return interval_of(a).disjoint_from(interval_of(b));
  }

  void add(const Figure& a, const Figure& b, const char* why) {
    const auto& told = block_.rivals;
    if (told.empty() || told.back().a != a.span || told.back().b != b.span)
      block_.rivals.push_back({a.span, b.span, why});
  }

  [[nodiscard]] bool has_cue(std::size_t at, std::string_view cue) const {
    return std::ranges::any_of(passage_.senses(passage_[at]), [&](const Sense& sense) {
      return sense.word_class == WordClass::cue && passage_.lexicon->argument(sense) == cue;
    });
  }

  /// A verb of account in the words right before a figure.
  [[nodiscard]] bool is_account(const SentenceFindings& sentence, const Figure& figure, std::size_t from) const {
    constexpr std::size_t kNear = 9;
    for (std::size_t at = figure.first_token; at > std::max(from, sentence.first) && figure.first_token - at < kNear;
         --at) {
      if (passage_.is_sign(at - 1, ";")) return false;
      if (has_cue(at - 1, "account")) return true;
    }
    return passage_.language() == Language::de && figure.last_token < sentence.last &&
           has_cue(figure.last_token, "account");
  }

  /// X was picked, although the minister had spoken of Y.
  void read_contrast(std::size_t number) {
    const SentenceFindings& sentence = sentences_[number];
    for (std::size_t at = sentence.first; at < sentence.last; ++at) {
      if (!has_cue(at, "although")) continue;
      const Figure *before = nullptr, *behind = nullptr;
      for (const Figure* figure : sentence.figures) {
        if (figure->last_token <= at) before = figure;
        if (figure->first_token > at && behind == nullptr && is_account(sentence, *figure, at)) behind = figure;
      }
      if (before != nullptr && behind != nullptr && rival(*before, *behind)) add(*before, *behind, "although");
    }
  }

  /// Customs of one side tell of 12.9 Mt. The other side's customs put it at 13.4 Mt.
  void read_second_account(std::size_t number) {
    const SentenceFindings &sentence = sentences_[number], &before = sentences_[number - 1];
    if (before.figures.empty()) return;
    const Figure& told = *sentence.figures.front();
    if (!is_account(sentence, told, sentence.first)) return;
    for (const Figure* figure : before.figures)
      if (rival(*figure, told)) {
        add(*figure, told, "second account");
        return;
      }
  }

  /// ...; the customs office puts it at 2.6 t.
  void read_second_account_behind(std::size_t number) {
    const SentenceFindings& sentence = sentences_[number];
    for (std::size_t i = 0; i + 1 < sentence.figures.size(); ++i)
      for (std::size_t j = i + 1; j < sentence.figures.size(); ++j) {
        const Figure &first = *sentence.figures[i], &other = *sentence.figures[j];
        if (!semicolon_between(first, other) || !is_account(sentence, other, first.last_token) || !rival(first, other))
          continue;
        add(first, other, "second account");
        return;
      }
  }

  /// 60 percent? No, 38. / The company cannot confirm a stake of 25 percent; it is 18.5.
  void read_denial(std::size_t number) {
    constexpr std::size_t kFar = 3;  // sentences of the answer
    const SentenceFindings& sentence = sentences_[number];
    const bool answered = denied_by_answer(passage_, sentences_, number);
    const bool denied = answered || denies_all(passage_, sentence);
    if (!denied) return;
    for (std::size_t i = 0; i < sentence.figures.size(); ++i)
      for (std::size_t j = i + 1; j < sentence.figures.size(); ++j)
        if (!answered && semicolon_between(*sentence.figures[i], *sentence.figures[j]) &&
            rival(*sentence.figures[i], *sentence.figures[j])) {
          add(*sentence.figures[i], *sentence.figures[j], "denied");
          return;
        }
    for (std::size_t next = number + 1; next <= number + kFar && next < sentences_.size(); ++next)
      for (const Figure* other : sentences_[next].figures)
        for (const Figure* figure : sentence.figures)
          if (rival(*figure, *other)) {
            add(*figure, *other, "denied");
            return;
          }
  }

  [[nodiscard]] bool semicolon_between(const Figure& a, const Figure& b) const {
    for (std::size_t at = a.last_token; at < b.first_token; ++at)
      if (passage_.is_sign(at, ";")) return true;
    return false;
  }

  const Passage& passage_;
  const std::vector<SentenceFindings>& sentences_;
  Article& block_;
};

}  // namespace

void note_rivals(const Passage& passage, const std::vector<SentenceFindings>& sentences, Article& block) {
  Rivals(passage, sentences, block).run();
}

}  // namespace korridor
