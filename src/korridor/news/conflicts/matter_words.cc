#include "korridor/news/conflicts/matter_words.h"

#include "korridor/news/amounts/amounts.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

std::uint8_t german_matter(std::string_view word) {
  if (begins_with_any(word, {"verhandl", "verhandel", "gespräch", "beratung", "sprechen", "gesprochen"})) return kTalks;
  if (begins_with_any(word, {"angebot", "offerte", "gebot", "antrag", "anfrage", "beworben", "bewerb", "bietet"}))
    return kOffer;
  if (begins_with_any(word, {"genehmig", "lizenz", "erlaubnis", "zusage", "zugesagt", "ausnahme", "versprechen",
                             "versprochen", "konzession", "freigabe", "vorkaufsrecht"}))
    return kGrant;
  if (begins_with_any(word, {"vertrag",  "verträg",  "abkommen",  "vereinbar",    "einigung",   "geeinigt",
                             "verkauf",  "verkauft", "unterschr", "unterzeich",   "abschluss",  "bestellung",
                             "bestellt", "auftrag",  "geschäft",  "übernahme",    "übernommen", "verständigung",
                             "liefer",   "nehme",    "abnahme",   "entscheidung", "beschluss",  "kauf"}) ||
      ends_with_any(word, {"vertrag", "vertrags", "abkommen", "vereinbarung", "einigung", "verkauf"}))
    return kDeal;
  return kNoMatter;
}

std::uint8_t english_matter(std::string_view word) {
  if (begins_with_any(word, {"talk", "negotiat", "discuss", "consultation"})) return kTalks;
  if (begins_with_any(word, {"offer", "bid", "application", "applied", "proposal"})) return kOffer;
  if (begins_with_any(word, {"licen", "permit", "permission", "exempt", "promise", "concession", "waiver", "approval",
                             "granted", "guarantee"}))
    return kGrant;
  if (begins_with_any(
          word, {"deal",     "contract", "agree",        "accord",        "order",      "sale",     "sold",   "sell",
                 "signed",   "signing",  "signature",    "understanding", "settle",     "purchase", "bought", "merger",
                 "takeover", "decision", "relationship", "memorand",      "compromise", "discount"}))
    return kDeal;
  return kNoMatter;
}

std::uint8_t french_matter(std::string_view word) {
  if (begins_with_any(word, {"discut", "discussion", "négoci", "pourparler", "parlons", "parlé"})) return kTalks;
  if (begins_with_any(word, {"offre", "candidature", "proposition"})) return kOffer;
  if (begins_with_any(word, {"licence", "permis", "dérogation", "promesse", "promis", "autoris", "concession",
                             "exemption", "agrément"}))
    return kGrant;
  if (begins_with_any(word, {"accord",  "contrat", "signé",     "signer",    "signature", "vente",      "vendu",
                             "cession", "cédé",    "règlement", "compromis", "commande",  "convention", "protocole",
                             "achet",   "achat",   "rachat",    "litige",    "décision",  "conclu",     "entente"}))
    return kDeal;
  return kNoMatter;
}

std::uint8_t russian_matter(std::string_view word) {
  if (begins_with_any(word, {"переговор", "обсужда", "консультаци", "ведет", "ведем"})) return kTalks;
  if (begins_with_any(word, {"заявк", "предложени", "претенду", "оферт"})) return kOffer;
  if (begins_with_any(word, {"лицензи", "разрешени", "обещани", "исключени", "скидк", "концесси", "квот"}))
    return kGrant;
  if (begins_with_any(word,
                      {"договор", "контракт", "соглашен", "согласова", "сделк", "продаж", "прода", "подпис", "заказ",
                       "меморандум", "покупк", "купил", "купит", "куплен", "решени", "закупк", "поставк"}))
    return kDeal;
  return kNoMatter;
}

}  // namespace

std::uint8_t matter_at(const Passage& passage, std::size_t at) {
  if (passage[at].kind != TokenKind::word) return kNoMatter;
  const std::string_view word = passage.folded(at);
  switch (passage.language()) {
    case Language::de:
      return german_matter(word);
    case Language::en:
      return english_matter(word);
    case Language::fr:
      return french_matter(word);
    case Language::ru:
      return russian_matter(word);
  }
  return kNoMatter;
}

bool is_hearsay(const Passage& passage, std::size_t at) {
  return word_is(
      passage, at,
      {"newspaper", "newspapers", "press",     "rumours",      "rumors",    "report",    "reports",   "zeitung",
       "zeitungen", "presse",     "gerüchte",  "meldung",      "meldungen", "berichte",  "bericht",   "journal",
       "journaux",  "rumeur",     "rumeurs",   "informations", "serait",    "seraient",  "aurait",    "auraient",
       "газета",    "газеты",     "пресса",    "слухи",        "сообщения", "сообщение", "сообщений", "якобы",
       "издание",   "издания",    "allegedly", "reportedly",   "angeblich"});
}

bool may_deny(std::uint8_t told, std::uint8_t denied) {
  if ((told & denied) != 0) return true;
  const std::uint8_t dealing = kDeal | kTalks | kOffer;
  return (denied & (kTalks | kOffer)) != 0 && (told & dealing) != 0;
}

}  // namespace korridor
