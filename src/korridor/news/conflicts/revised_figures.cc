#include "korridor/news/conflicts/revised_figures.h"

#include <algorithm>

#include "korridor/news/conflicts/figure_pairs.h"
#include "korridor/news/text/word_stems.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

class Revisions {
 public:
  Revisions(const Passage& passage, const std::vector<SentenceFindings>& sentences, Article& block)
      : passage_(passage), sentences_(sentences), block_(block), pairs_(block) {}

  void run() {
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      if (sentences_[i].figures.empty()) continue;
      read_revision(i);
      read_outdated(i);
    }
  }

 private:
  void add(const Figure& a, const Figure& b) { block_.rivals.push_back({a.span, b.span, "revised"}); }

  /// Stocks of 3.1 Mt, revised down from 3.4 Mt: one figure, corrected.
  void read_revision(std::size_t number) {
    const SentenceFindings& sentence = sentences_[number];
    if (sentence.figures.size() < 2) return;
    bool revised = false;
    for (std::size_t at = sentence.first; at < sentence.last && !revised; ++at)
      revised = passage_[at].is(WordClass::cue) && has_cue(passage_, at, "revised");
    if (!revised) return;
    for (std::size_t i = 0; i + 1 < sentence.figures.size(); ++i)
      for (std::size_t j = i + 1; j < sentence.figures.size(); ++j)
        if (const Figure &a = *sentence.figures[i], &b = *sentence.figures[j];
            a.unit != "percent" && FigurePairs::similar_size(a, b, 2) && pairs_.rival(a, b, true))
          return add(a, b);
  }

  /// Sollte 3,5 Mrd. kosten. Inzwischen rechnet X mit 5,6: what was once planned, and what holds now.
  void read_outdated(std::size_t number) {
    const SentenceFindings& sentence = sentences_[number];
    for (std::size_t i = 0; i + 1 < sentence.figures.size(); ++i)
      if (const Figure &a = *sentence.figures[i], &b = *sentence.figures[i + 1];
          is_outdated(sentence.first, a.first_token, b.last_token) && pairs_.rival(a, b, true))
        return add(a, b);
    if (number == 0 || passage_[sentence.first].paragraph_before || sentences_[number - 1].figures.empty()) return;
    const Figure &a = *sentences_[number - 1].figures.back(), &b = *sentence.figures.front();
    if (is_outdated(sentences_[number - 1].first, a.first_token, b.last_token) && pairs_.rival(a, b)) add(a, b);
  }

  /// A word of an intention that is past in front of the first figure, and one of today beside the second one.
  [[nodiscard]] bool is_outdated(std::size_t first, std::size_t a, std::size_t behind) const {
    const auto find = [&](std::size_t from, std::size_t to, Stem stem) {
      for (std::size_t at = from; at < to; ++at)
        if (has_stem(passage_, at, stem)) return true;
      return false;
    };
    bool planned = find(first, a, Stem::intended);
    for (std::size_t at = first; at + 1 < a; ++at)
      planned |= word_is(passage_, at, {"was", "were"}) && word_is(passage_, at + 1, {"to"});
    constexpr std::size_t kBehind = 4;
    return planned && find(a, std::min(behind + kBehind, passage_.size()), Stem::now);
  }

  const Passage& passage_;
  const std::vector<SentenceFindings>& sentences_;
  Article& block_;
  FigurePairs pairs_;
};

}  // namespace

void note_revised_figures(const Passage& passage, const std::vector<SentenceFindings>& sentences, Article& block) {
  Revisions(passage, sentences, block).run();
}

}  // namespace korridor
