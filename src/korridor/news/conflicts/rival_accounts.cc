#include "korridor/news/conflicts/rival_accounts.h"

#include <algorithm>
#include <set>

#include "korridor/news/amounts/interval.h"
#include "korridor/news/conflicts/denied_figures.h"
#include "korridor/news/conflicts/figure_pairs.h"
#include "korridor/news/conflicts/revised_figures.h"
#include "korridor/news/text/account_sources.h"
#include "korridor/news/text/word_stems.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// The claims of a block, found by their figures.
class Rivals {
 public:
  Rivals(const Passage& passage, const std::vector<SentenceFindings>& sentences, Article& block)
      : passage_(passage), sentences_(sentences), block_(block), pairs_(block) {
    for (const RivalNote& note : block.rivals)
      if (note.why == "revised") revised_.insert(note.b);
  }

  void run() {
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      if (sentences_[i].figures.empty()) continue;
      read_contrast(i);
      read_second_account_behind(i);
      read_other_source(i);
      read_second_account(i);
    }
  }

 private:
  static constexpr std::size_t kNearSource = 9;  // words

  [[nodiscard]] const Claim* claim_of(const Figure& figure) const { return pairs_.claim_of(figure); }
  [[nodiscard]] bool rival(const Figure& a, const Figure& b, bool same_sentence = false) const {
    return pairs_.rival(a, b, same_sentence);
  }
  [[nodiscard]] bool of_one_property(const Figure& a, const Figure& b) const { return pairs_.of_one_property(a, b); }

  void add(const Figure& a, const Figure& b, const char* why) {
    auto& told = block_.rivals;
    const bool again = !told.empty() && told.back().a == a.span && told.back().b == b.span;
    if (!again && !revised_.contains(b.span)) told.push_back({a.span, b.span, why});
  }

  /// A verb of account in the words right before a figure.
  [[nodiscard]] bool is_account(const SentenceFindings& sentence, const Figure& figure, std::size_t from) const {
    constexpr std::size_t kNear = 9;
    for (std::size_t at = figure.first_token; at > std::max(from, sentence.first) && figure.first_token - at < kNear;
         --at) {
      if (passage_.is_sign(at - 1, ";")) return false;
      if (has_cue(passage_, at - 1, "account") && !is_passive(sentence, at - 1)) return true;
    }
    return passage_.language() == Language::de && figure.last_token < sentence.last &&
           has_cue(passage_, figure.last_token, "account");
  }

  /// Is put at, were estimated: by nobody, unless a source stands in the sentence.
  [[nodiscard]] bool is_passive(const SentenceFindings& sentence, std::size_t verb) const {
    if (verb == sentence.first || !word_is(passage_, verb - 1, {"is", "are", "was", "were", "been"})) return false;
    return !telling_between(passage_, sentence, sentence.first, sentence.last).source;
  }

  /// The study says 5.5 million: a verb of speech right before the figure. Behind a semicolon or an "although" it may
  /// stand farther off, or who says so behind the figure (72,000, according to Kpler).
  [[nodiscard]] bool has_source(const SentenceFindings& sentence, const Figure& figure, std::size_t from,
                                std::size_t near) const {
    if (is_account(sentence, figure, from)) return true;
    for (std::size_t at = figure.first_token; at > std::max(from, sentence.first) && figure.first_token - at < near;
         --at) {
      if (passage_.is_sign(at - 1, ";")) return false;
      const Sense* speech = passage_.sense(at - 1, WordClass::speech);
      if (speech != nullptr && passage_.argument(speech) != "according" && tells_figure(passage_, at - 1)) return true;
    }
    constexpr std::size_t kBehind = 2;
    for (std::size_t at = figure.last_token;
         near > kBehind + 1 && at < std::min<std::size_t>(figure.last_token + kBehind, sentence.last); ++at)
      if (passage_[at].is(WordClass::speech) || has_cue(passage_, at, "report")) return true;
    return false;
  }

  /// X was picked, although the minister had spoken of Y.
  void read_contrast(std::size_t number) {
    const SentenceFindings& sentence = sentences_[number];
    for (std::size_t at = sentence.first; at < sentence.last; ++at) {
      if (!has_cue(passage_, at, "although")) continue;
      const Figure *before = nullptr, *behind = nullptr;
      for (const Figure* figure : sentence.figures) {
        if (figure->last_token <= at) before = figure;
        if (figure->first_token > at && behind == nullptr && has_source(sentence, *figure, at, kNearSource))
          behind = figure;
      }
      if (before != nullptr && behind != nullptr && rival(*before, *behind)) add(*before, *behind, "although");
    }
  }

  /// Customs of one side tell of 12.9 Mt. The other side's customs put it at 13.4 Mt.
  void read_second_account(std::size_t number) {
    constexpr std::size_t kRightBefore = 3;  // words
    const SentenceFindings& sentence = sentences_[number];
    const bool earlier = tells_earlier(sentence);
    std::size_t told_before = 0;
    for (const Figure* told : sentence.figures) {
      if (told->kind == "duration") continue;
      // Sumitomo, which holds 54 percent, had announced 33,500 t
      if (told->unit == "percent" && sentence.figures.size() > 1 && told == sentence.figures.front() &&
          !has_source(sentence, *told, sentence.first, kRightBefore))
        continue;
      if (++told_before > 1 || !has_source(sentence, *told, sentence.first, kRightBefore)) break;
      if (const Figure* first = same_property_before(number, *told); first != nullptr)
        return add(*first, *told, "second account");
      if (const Figure* first = told_by_another(number, *told); first != nullptr)
        return add(*first, *told, "second account");
      for (std::size_t back = 1; back <= (earlier ? 3U : 2U) && back <= number; ++back) {
        if (back > 1 && !earlier && passage_[sentences_[number - back + 1].first].paragraph_before) break;
        const SentenceFindings& before = sentences_[number - back];
        for (const Figure* figure : before.figures)
          if (rival(*figure, *told) && !is_of_another(before, *figure, sentence) &&
              !pairs_.changes_subject(*figure, *told) && !pairs_.of_other_years(*figure, *told) &&
              (told->unit != "percent" || of_one_property(*figure, *told)))
            return add(*figure, *told, "second account");
        if (!earlier && !before.figures.empty()) break;
      }
    }
  }

  /// 8.9 Mt, customs said. X shipped 6.1 Mt. The mines directorate counts 9.6: of several before it the one that a
  /// source tells and that is nearest in size; nullptr where the sentence right before is the source's.
  [[nodiscard]] const Figure* told_by_another(std::size_t number, const Figure& told) const {
    constexpr std::size_t kBack = 2;
    constexpr double kAlike = 1.5;
    if (number < kBack || passage_[sentences_[number].first].paragraph_before ||
        passage_[sentences_[number - 1].first].paragraph_before || told.unit == "percent")
      return nullptr;
    const auto attributed = [&](const SentenceFindings& sentence) {
      return telling_between(passage_, sentence, sentence.first, sentence.last).source;
    };
    const SentenceFindings& before = sentences_[number - kBack];
    if (before.figures.empty() || attributed(sentences_[number - 1]) || !attributed(before)) return nullptr;
    const Figure& figure = *before.figures.front();
    const bool per = told.per.empty() && !told.money;  // 120 t a month; the experts tell of 150
    return FigurePairs::similar_size(figure, told, kAlike) && rival(figure, told, per) ? &figure : nullptr;
  }

  /// 23 Mt, the most in the world; Chile has 11. The ministry counts 14.7: what stands behind a further name is of that
  /// one, unless the second account names it too.
  [[nodiscard]] static bool is_of_another(const SentenceFindings& sentence, const Figure& figure,
                                          const SentenceFindings& second) {
    std::uint32_t from = 0;
    for (const Figure* other : sentence.figures)
      if (other->last_token <= figure.first_token) from = other->last_token;
    if (from == 0) return false;
    return std::ranges::any_of(sentence.entities, [&](const EntityMention* entity) {
      if ((entity->kind != "country" && entity->kind != "company") || entity->form != "name" ||
          entity->first_token < from || entity->first_token >= figure.first_token)
        return false;
      return std::ranges::none_of(second.entities,
                                  [&](const EntityMention* again) { return again->canonical == entity->canonical; });
    });
  }

  /// Ранее министр называл иную смету, earlier, zuvor: of what was told a few sentences ago.
  [[nodiscard]] bool tells_earlier(const SentenceFindings& sentence) const {
    constexpr std::size_t kNear = 8;
    for (std::size_t at = sentence.first; at < std::min(sentence.last, sentence.first + kNear); ++at)
      if (has_stem(passage_, at, Stem::earlier)) return true;
    return false;
  }

  /// ...; the customs office puts it at 2.6 t.
  void read_second_account_behind(std::size_t number) {
    const SentenceFindings& sentence = sentences_[number];
    for (std::size_t i = 0; i + 1 < sentence.figures.size(); ++i)
      for (std::size_t j = i + 1; j < sentence.figures.size(); ++j) {
        const Figure &first = *sentence.figures[i], &other = *sentence.figures[j];
        if (!(semicolon_between(passage_, first, other) || other_speaks_between(sentence, first, other)) ||
            !has_source(sentence, other, first.last_token, kNearSource) || !may_clash(first, other) ||
            year_between(passage_, sentence, first, other))
          continue;
        add(first, other, "second account");
        return;
      }
  }

  /// 154 Mt, and Zijin writes of 182 Mt: another name and its verb of speech between two figures.
  [[nodiscard]] bool other_speaks_between(const SentenceFindings& sentence, const Figure& a, const Figure& b) const {
    bool comma = false, speaks = false;
    for (std::size_t at = a.last_token; at < b.first_token; ++at) {
      comma |= passage_.is_sign(at, ",");
      speaks |= comma && (passage_[at].is(WordClass::speech) || has_cue(passage_, at, "account"));
    }
    return speaks && std::ranges::any_of(sentence.entities, [&](const EntityMention* entity) {
             return entity->first_token > a.last_token && entity->first_token < b.first_token &&
                    (entity->kind == "company" || entity->kind == "organisation" || entity->kind == "government_body");
           });
  }

  /// 2.3 bn, while the ministry reckoned with 1.6; 58 %, says the ministry. The builder speaks of 41 %: two sources,
  /// one measure. In one sentence, or in two that stand beside each other.
  void read_other_source(std::size_t number) {
    constexpr std::size_t kFar = 22;  // words
    const SentenceFindings& sentence = sentences_[number];
    const auto& figures = sentence.figures;
    for (std::size_t i = 0; i + 1 < figures.size(); ++i) {
      const Figure &first = *figures[i], &other = *figures[i + 1];
      if (other.first_token - first.last_token > kFar) continue;
      const Telling told = telling_between(passage_, sentence, first.last_token, other.first_token);
      if (told.source && told.apart && !year_between(passage_, sentence, first, other) &&
          (told.verb || !told.other_verb) && tells_before(sentence, first, told.verb) && may_clash(first, other))
        return add(first, other, "second account");
    }
    if (number == 0 || figures.empty() || passage_[sentence.first].paragraph_before) return;
    const Figure& other = *figures.front();
    const SentenceFindings& before = sentences_[number - 1];
    if (before.figures.empty() || other.first_token - sentence.first > kFar) return;
    const Telling told = telling_between(passage_, sentence, sentence.first, other.first_token);
    if (!told.source || !told.verb) return;
    if (const Figure* told_before = same_property_before(number, other); told_before != nullptr)
      return add(*told_before, other, "second account");
    if (const Figure* first = told_by_another(number, other); first != nullptr)
      return add(*first, other, "second account");
    const Figure* nearest = nullptr;  // in size: guided for 230, sold 54; the regulator expects 205
    for (const Figure* figure : before.figures)
      if (may_clash(*figure, other) && !is_of_another(before, *figure, sentence) &&
          !pairs_.changes_subject(*figure, other) && !pairs_.of_other_years(*figure, other) &&
          (nearest == nullptr || FigurePairs::apart(*figure, other) < FigurePairs::apart(*nearest, other)))
        nearest = figure;
    if (nearest != nullptr) add(*nearest, other, "second account");
  }

  /// The harvest was 10.4 Mt. Argentina bought 7.1. The growers had put the harvest at 11.2: of one property and good,
  /// a few sentences before in the paragraph; nullptr where there is none.
  [[nodiscard]] const Figure* same_property_before(std::size_t number, const Figure& other) const {
    constexpr std::size_t kBack = 3;
    const Claim* y = claim_of(other);
    if (y == nullptr || FigurePairs::is_vague(y->property)) return nullptr;
    for (std::size_t back = 1; back <= kBack && back <= number; ++back) {
      if (passage_[sentences_[number - back + 1].first].paragraph_before) break;
      for (const Figure* figure : sentences_[number - back].figures) {
        const Claim* x = claim_of(*figure);
        if (x != nullptr && x->property == y->property && (x->good == y->good || x->good.empty() || y->good.empty()) &&
            may_clash(*figure, other))
          return figure;
      }
    }
    return nullptr;
  }

  /// X nennt 43 km, das Ministerium 42: without a verb of its own the second one needs the first one's.
  [[nodiscard]] bool tells_before(const SentenceFindings& sentence, const Figure& first, bool own_verb) const {
    if (own_verb) return true;
    for (std::size_t at = sentence.first; at < first.first_token; ++at)
      if (tells_figure(passage_, at)) return true;
    return false;
  }

  /// As rival(), and: shares of one thing may clash too, and a price may leave out what it is per.
  [[nodiscard]] bool may_clash(const Figure& a, const Figure& b) const {
    const Claim *x = claim_of(a), *y = claim_of(b);
    if (x == nullptr || y == nullptr) return false;
    const bool undated =  // of the time of the first one
        dates_beside(sentences_, b) == 0 && dates_beside(sentences_, a) <= 1 &&
        (y->stance != "predicted" || x->modality != "fact");
    if (!undated && !x->as_of.empty() && !y->as_of.empty() && x->as_of.substr(0, 4) != y->as_of.substr(0, 4))
      return false;
    constexpr double kPrice = 10'000;
    const bool price = a.money && a.value.approximate() < kPrice && (a.per.empty() || b.per.empty());
    // 1.3 % nickel; six percent of the world's reserves: a share of something of its own
    if (b.unit == "percent" && !of_one_property(a, b) &&
        word_is(passage_, b.last_token, {"of", "der", "des", "von", "aller", "de", "du", "d", "мировых", "всех"}))
      return false;
    if (rival(a, b, true)) return true;
    if (!price || a.unit != b.unit || a.money != b.money || a.converts || b.converts) return false;
    const double p = a.value.approximate(), q = b.value.approximate();
    constexpr double kFactor = 3;
    return p > 0 && q > 0 && p <= kFactor * q && q <= kFactor * p && interval_of(a).disjoint_from(interval_of(b));
  }

  const Passage& passage_;
  const std::vector<SentenceFindings>& sentences_;
  Article& block_;
  FigurePairs pairs_;
  std::set<Span> revised_;  ///< figures that took another one's place
};

}  // namespace

void note_rivals(const Passage& passage, const std::vector<SentenceFindings>& sentences, Article& block) {
  note_revised_figures(passage, sentences, block);  // first: what was revised is no second account
  note_denied_figures(passage, sentences, block);
  Rivals(passage, sentences, block).run();
}

}  // namespace korridor
