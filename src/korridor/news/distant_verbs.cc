#include "korridor/news/distant_verbs.h"

#include <algorithm>
#include <array>
#include <span>

#include "korridor/news/words.h"

namespace korridor {
namespace {

constexpr std::size_t kForms = 5;

/// A verb by its forms, what it is completed by, and the act that both make. `last`: the second part ends the clause.
struct DistantVerb {
  std::array<std::string_view, kForms> forms;
  std::array<std::string_view, kForms> second;
  std::string_view act;
  bool last = false;
};

constexpr auto kGerman = std::to_array<DistantVerb>({
    {{"räumt", "räumte", "räumen", "räumten"}, {"ein"}, "signed", true},
    {{"nimmt", "nahm", "nehmen", "nahmen"}, {"auf"}, "signed", true},
    {{"schliesst", "schloss", "schliessen", "schlossen"}, {"ab"}, "signed", true},
    {{"handelt", "handelte", "handeln", "handelten"}, {"aus"}, "signed", true},
    {{"geht", "ging", "gehen", "gingen"}, {"ein"}, "signed", true},
    {{"zieht", "zog", "ziehen", "zogen"}, {"land"}, "signed", true},
    {{"geht", "ging", "gehen", "gingen"}, {"an"}, "signed"},
    {{"stimmt", "stimmte", "stimmen", "stimmten"}, {"zu"}, "agreed", true},
    {{"willigt", "willigte", "willigen", "willigten"}, {"ein"}, "agreed", true},
    {{"tut", "tat", "tun", "taten"}, {"zusammen"}, "agreed", true},
    {{"schliesst", "schloss", "schliessen", "schlossen"}, {"zusammen"}, "agreed", true},
    {{"kauft", "kaufte", "kaufen", "kauften"}, {"ab"}, "bought", true},
    {{"nimmt", "nahm", "nehmen", "nahmen"}, {"ab"}, "buy", true},
    {{"bricht", "brach", "brechen", "brachen"}, {"ab"}, "dropped", true},
    {{"steigt", "stieg", "steigen", "stiegen"}, {"aus"}, "dropped", true},
    {{"lehnt", "lehnte", "lehnen", "lehnten"}, {"ab"}, "dropped", true},
    {{"zieht", "zog", "ziehen", "zogen"}, {"zurück"}, "dropped", true},
    {{"führt", "führte", "führen", "führten", "führe"}, {"gespräche", "verhandlungen"}, "talks"},
});
constexpr auto kEnglish = std::to_array<DistantVerb>({
    {{"holding", "conducting", "having"}, {"talks", "negotiations", "discussions"}, "talks"},
    {{"calls", "called"}, {"off"}, "dropped", true},
    {{"turns", "turned"}, {"down"}, "dropped", true},
});
constexpr auto kFrench = std::to_array<DistantVerb>({
    {{"mène", "mènent", "menait", "mènerait"}, {"discussions", "négociations", "pourparlers", "tractations"}, "talks"},
    {{"passé", "passe", "passent"}, {"accord", "contrat", "marché", "commande", "convention"}, "signed"},
});
constexpr auto kRussian = std::to_array<DistantVerb>({
    {{"ведет", "ведут", "вел", "вела", "вели"}, {"переговоры", "консультации", "диалог"}, "talks"},
    {{"сдал", "сдала", "сдали", "сдает", "сдают"}, {"аренду", "концессию", "лизинг"}, "signed"},
    {{"передал", "передала", "передало", "передали", "передает"},
     {"аренду", "концессию", "лизинг", "управление"},
     "signed"},
    {{"взял", "взяла", "взяли", "берет", "берут"}, {"аренду", "лизинг", "концессию"}, "signed"},
    {{"заключил", "заключила", "заключило", "заключили", "заключает"}, {"сделку"}, "signed"},
});

std::span<const DistantVerb> verbs_of(Language language) {
  switch (language) {
    case Language::de:
      return kGerman;
    case Language::en:
      return kEnglish;
    case Language::fr:
      return kFrench;
    case Language::ru:
      return kRussian;
  }
  return {};
}

bool holds(const std::array<std::string_view, kForms>& forms, std::string_view word) {
  return std::ranges::any_of(forms, [&](std::string_view form) { return !form.empty() && form == word; });
}

/// By the first byte of a word, a bit for each length that a form with it has: most words are none of them.
using Sieve = std::array<std::uint32_t, 256>;
Sieve sieve_of(std::span<const DistantVerb> verbs) {
  Sieve sieve{};
  for (const DistantVerb& verb : verbs)
    for (const std::string_view form : verb.forms)
      if (!form.empty()) sieve[static_cast<unsigned char>(form.front())] |= std::uint32_t{1} << (form.size() & 31U);
  return sieve;
}

const Sieve& sieve_of(Language language) {
  static const std::array<Sieve, 4> kSieves{sieve_of(kGerman), sieve_of(kEnglish), sieve_of(kFrench),
                                            sieve_of(kRussian)};
  return kSieves[static_cast<std::size_t>(language)];
}

bool may_be_form(Language language, std::string_view word) {
  const std::uint32_t sizes = sieve_of(language)[static_cast<unsigned char>(word.front())];
  return (sizes >> (word.size() & 31U) & 1U) != 0;
}

bool ends_clause(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  return at >= sentence.last || passage[at].kind == TokenKind::sign ||
         word_is(passage, at, {"und", "sowie", "and", "oder"});
}

/// The second part, before the clause ends; a noun may stand behind a comma of a list, a particle may not.
bool has_second(const Passage& passage, const SentenceFindings& sentence, std::size_t verb, const DistantVerb& form) {
  constexpr std::size_t kFar = 30;
  for (std::size_t at = verb + 1; at < std::min(sentence.last, verb + kFar); ++at) {
    if (passage.is_sign(at, ";") || passage.is_sign(at, ":") || (form.last && passage.is_sign(at, ","))) return false;
    if (holds(form.second, passage.folded(at)) && (!form.last || ends_clause(passage, sentence, at + 1))) return true;
  }
  return false;
}

}  // namespace

std::string_view act_of_distant_verb(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  constexpr std::size_t kShortest = 3;
  const Token& token = passage[at];
  if (token.kind != TokenKind::word || token.end - token.begin < kShortest) return {};
  const std::string_view word = passage.folded(at);
  if (word.empty() || !may_be_form(passage.language(), word)) return {};
  for (const DistantVerb& verb : verbs_of(passage.language()))
    if (holds(verb.forms, word) && has_second(passage, sentence, at, verb)) return verb.act;
  return {};
}

}  // namespace korridor
