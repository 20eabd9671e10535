#include "korridor/news/conflicts/rival_statements.h"

#include <algorithm>

#include "korridor/news/conflicts/matter_words.h"
#include "korridor/news/conflicts/statement_parts.h"

namespace korridor {
namespace {

using Part = StatementPart;
constexpr std::size_t kShort = 12;  // words

/// X denies that it will close; Y says that it builds: of one matter, as far as both name one.
bool share_matter(std::uint16_t a, std::uint16_t b) {
  return (a & b) != 0 || ((a & kDealing) != 0 && (b & kDealing) != 0);
}

class Statements {
 public:
  Statements(const Passage& passage, const std::vector<SentenceFindings>& sentences, Article& block)
      : passage_(passage), parts_(split_into_parts(passage, sentences)), block_(block) {}

  void run() {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const Part& part = parts_[i];
      if (!takes_back(part) && !(i > 0 && (goes_on_denying(parts_[i - 1], part) || still_talks(parts_[i - 1], part))))
        continue;
      if (i > 0 && near(parts_[i - 1], part) && is_contrary(parts_[i - 1], part)) {
        add(parts_[i - 1], part);
        if (i + 1 < parts_.size() && goes_on_about(part, parts_[i + 1])) extend_to(parts_[++i]);
      } else if (i + 1 < parts_.size() && near(part, parts_[i + 1]) && is_upheld(part, parts_[i + 1])) {
        add(part, parts_[i + 1]);
      }
    }
  }

 private:
  [[nodiscard]] static bool takes_back(const Part& part) {
    return part.denies || (part.spoken && (part.denied != 0 || part.contrary));
  }

  /// X denies reports that ... No sale took place: who denies goes on. "Nobody ever called me," he said.
  [[nodiscard]] static bool goes_on_denying(const Part& before, const Part& part) {
    return before.denies && before.heard && (part.denied != 0 || (part.same_speaker && part.negated));
  }

  /// Davon weiß man nichts. Es bestehe kein Vertrag, schreibt ein Sprecher: a denial that tells nothing itself, and
  /// what it is of.
  [[nodiscard]] bool goes_on_about(const Part& part, const Part& next) const {
    return part.denies && part.told == 0 && takes_back(next) && next.told == 0 && near(part, next);
  }

  /// X has signed, said Y. Z says that talks go on: who still talks has not signed.
  [[nodiscard]] static bool still_talks(const Part& before, const Part& part) {
    return part.goes_on && part.spoken && before.done && (before.told & kDeal) != 0 && (before.spoken || before.heard);
  }

  /// In one paragraph, or the second one begins the next and points back.
  [[nodiscard]] bool near(const Part& before, const Part& part) const {
    if (before.sentence != part.sentence && before.sentence + 1 != part.sentence) return false;
    return before.sentence == part.sentence || !passage_[part.first].paragraph_before || part.refers;
  }

  /// Names that the second part brings in besides who speaks are other matters: "no deal with Z".
  [[nodiscard]] static bool names_another(const Part& before, const Part& part) {
    std::size_t fresh = 0;
    for (const std::string& name : part.names)
      fresh += before.names.contains(name) || part.speakers.contains(name) ? 0 : 1;
    return fresh > (part.speakers.empty() ? 1U : 0U);
  }

  [[nodiscard]] static bool shares_a_name(const Part& before, const Part& part) {
    return before.names.empty() ||
           std::ranges::any_of(part.names, [&](const std::string& name) { return before.names.contains(name); });
  }

  [[nodiscard]] static bool one_speaker(const Part& before, const Part& part) {
    if (part.same_speaker && !before.heard) return true;
    return !part.speakers.empty() && part.speakers == before.speakers;
  }

  /// The part before tells what this one takes back.
  [[nodiscard]] static bool is_contrary(const Part& before, const Part& part) {
    if (one_speaker(before, part) || names_another(before, part) || part.further) return false;
    const bool told_by_somebody = before.spoken || before.heard;
    if (part.contrary) return told_by_somebody;
    if (still_talks(before, part) || (part.denied == 0 && goes_on_denying(before, part))) return true;
    if (part.denies && part.denied == 0) {  // denies this; calls the report of a sale an invention
      const bool short_one = part.last - part.first <= kShort;
      if (!short_one && part.told != 0 && !shares_a_name(before, part)) return false;  // a matter of its own
      const bool told = (before.told & kDealing) != 0 || (before.told & part.told) != 0;
      return told_by_somebody && (told || (part.pronoun && short_one));
    }
    // about 2 bn, the papers write. The minister said that the sum was not agreed
    if (before.sum && part.price && part.spoken && (part.denied & kDeal) != 0 && told_by_somebody) return true;
    const bool only_open = (before.told & kDeal) == 0 || before.preliminary;
    if (part.not_yet && only_open && (part.denied & kTalks) == 0 && !part.denies) return false;
    return before.told != 0 && may_deny(before.told, part.denied);
  }

  /// X denied that a discount was agreed; Y said that it had granted one. / X says that it got no offer; the minister
  /// speaks of an agreement. / X says that there is no contract. Documents show one of 2023.
  [[nodiscard]] static bool is_upheld(const Part& part, const Part& next) {
    if (part.denies && next.upholds) return true;
    if (takes_back(next) || !next.spoken || next.told == 0 || one_speaker(part, next) || names_another(part, next))
      return false;
    if (part.denies) return share_matter(part.told | part.denied, next.told);
    return (part.sentence == next.sentence || next.shown) && may_deny(next.told, part.denied);
  }

  void add(const Part& a, const Part& b) {
    const auto span = [&](const Part& part) { return Span{passage_[part.first].begin, passage_[part.last - 1].end}; };
    block_.rival_statements.push_back({span(a), span(b), a.sentence == b.sentence ? "same sentence" : "next sentence"});
  }

  void extend_to(const Part& part) { block_.rival_statements.back().b.end = passage_[part.last - 1].end; }

  const Passage& passage_;
  std::vector<Part> parts_;
  Article& block_;
};

}  // namespace

void note_rival_statements(const Passage& passage, const std::vector<SentenceFindings>& sentences, Article& block) {
  Statements(passage, sentences, block).run();
}

}  // namespace korridor
