#include "korridor/news/conflicts/denied_figures.h"

#include "korridor/news/conflicts/figure_pairs.h"
#include "korridor/news/deals/agreement_parts.h"
#include "korridor/news/text/account_sources.h"
#include "korridor/news/text/answers.h"

namespace korridor {
namespace {

class Denials {
 public:
  Denials(const Passage& passage, const std::vector<SentenceFindings>& sentences, Article& block)
      : passage_(passage), sentences_(sentences), block_(block), pairs_(block) {}

  void run() {
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      if (sentences_[i].figures.empty()) continue;
      read_denial(i);
      read_denied_rumour(i);
    }
  }

 private:
  void add(const Figure& a, const Figure& b, const char* why) { block_.rivals.push_back({a.span, b.span, why}); }

  /// 60 percent? No, 38. / The company cannot confirm a stake of 25 percent; it is 18.5.
  void read_denial(std::size_t number) {
    constexpr std::size_t kFar = 3;  // sentences of the answer
    const SentenceFindings& sentence = sentences_[number];
    const bool answered = denied_by_answer(passage_, sentences_, number);
    const bool denied = answered || denies_all(passage_, sentence);
    if (!denied) return;
    for (std::size_t i = 0; i < sentence.figures.size(); ++i)
      for (std::size_t j = i + 1; j < sentence.figures.size(); ++j)
        if (!answered && semicolon_between(passage_, *sentence.figures[i], *sentence.figures[j]) &&
            pairs_.rival(*sentence.figures[i], *sentence.figures[j])) {
          add(*sentence.figures[i], *sentence.figures[j], "denied");
          return;
        }
    for (std::size_t next = number + 1; next <= number + kFar && next < sentences_.size(); ++next) {
      if (!answered && passage_[sentences_[next].first].paragraph_before) break;
      for (const Figure* other : sentences_[next].figures)
        for (const Figure* figure : sentence.figures)
          if (pairs_.rival(*figure, *other)) {
            add(*figure, *other, "denied");
            return;
          }
    }
  }

  /// An offer of 3.2 bn, an official said. The minister dismissed talk of 4.9 bn.
  void read_denied_rumour(std::size_t number) {
    const SentenceFindings& sentence = sentences_[number];
    if (number == 0 || !denies_all(passage_, sentence)) return;
    for (const Figure* rumour : sentence.figures)
      for (const Figure* figure : sentences_[number - 1].figures)
        if (pairs_.rival(*figure, *rumour) && (rumour->unit != "percent" || pairs_.of_one_property(*figure, *rumour)))
          return add(*figure, *rumour, "denied");
  }

  const Passage& passage_;
  const std::vector<SentenceFindings>& sentences_;
  Article& block_;
  FigurePairs pairs_;
};

}  // namespace

void note_denied_figures(const Passage& passage, const std::vector<SentenceFindings>& sentences, Article& block) {
  Denials(passage, sentences, block).run();
}

}  // namespace korridor
