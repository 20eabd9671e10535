#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "korridor/news/amounts/decimal.h"

namespace korridor {

/// Bytes [begin, end) of the text that was read; of the original file once an article is finished.
struct Span {
  std::uint32_t begin = 0, end = 0;
  [[nodiscard]] bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  [[nodiscard]] bool holds(Span other) const { return begin <= other.begin && other.end <= end; }
  auto operator<=>(const Span&) const = default;
};

enum class Bound : std::uint8_t { none, min, max };
/// Which way "about" leans: rund both ways, fast below, gut above.
enum class About : std::uint8_t { exact, about, below, above };

/// An amount of money or of anything else, as the text gives it.
struct Figure {
  Span span = {};
  bool money = false;
  Decimal value = {};
  std::optional<Decimal> value_max = {};  ///< end of a range
  std::string unit = {};                  ///< ISO 4217 code, or an id of docs/methods/news.md
  About about = About::exact;
  Bound bound = Bound::none;
  int last_digit = 0;     ///< power of ten of the last digit that is written: 4,2 Mrd. has 8
  std::string per = {};   ///< year, t, barrel, ...; empty: none
  std::string kind = {};  ///< count, duration, share, price, ...
  std::string of = {};    ///< canonical name of the commodity that is meant, where it stands beside
  bool converts = false;  ///< the money before it, told in another currency
  std::uint32_t first_token = 0, last_token = 0;
  [[nodiscard]] bool approximate() const { return about != About::exact; }
};

/// A day, month, season, year or range, with where the year comes from.
struct DateMention {
  Span span = {};
  std::string iso = {};
  std::string precision = {};
  std::string mod = {};       ///< start, mid, end, early, late, morning, evening, ...
  std::string resolved = {};  ///< text, docdate, context, event; empty: the year is not known
  std::string anchor = {};
  std::uint32_t first_token = 0, last_token = 0;
};

/// A mention of a named thing.
struct EntityMention {
  Span span = {};
  std::string kind = {};
  std::string canonical = {};
  std::string id = {};    ///< ISO 3166 alpha-3, or a Wikidata id, or empty
  std::string form = {};  ///< name, adjective, compound, alias
  std::string metonym_of = {};
  std::string surface = {};     ///< as it is written
  std::string like_known = {};  ///< a known name that this one may be a slip of
  std::string speaks_for = {};  ///< the state that a person in office acts for
  std::uint32_t first_token = 0, last_token = 0;
};

/// Where the weakest party of an agreement comes from: its own sentence; a word that points back (the company, both
/// sides, it) or who acted right before; the state that the text tells of most.
enum class PartyBasis : std::uint8_t { named, carried, guessed };

struct Agreement {
  std::vector<Span> spans = {};
  std::vector<std::string> parties = {};  ///< alpha-3 codes for states, canonical names otherwise
  PartyBasis party_basis = PartyBasis::named;
  std::string subject = {}, commodity = {};
  std::optional<Figure> value = {}, quantity = {};
  std::optional<Decimal> term_years = {};
  std::string signed_on = {};
  std::string status = {};
  bool year_guessed = false;  ///< of signed_on: the text does not tell it
  bool part_of_last = false;  ///< a clause of the agreement that is told before it
};

/// What keeps two amounts alike apart, or tells which is the newer one.
enum Scope : std::uint8_t {
  kFiscalYear = 1,
  kCumulative = 2,  ///< since 1962, over all years
  kResources = 4,   ///< and not reserves, which can be won
  kProvisional = 8,
  kRevised = 16,
  kChange = 32  ///< by so much, and no level
};

struct Claim {
  Span span = {};
  std::string subject = {}, property = {};
  std::string good = {};  ///< what the figure is of, or the only good of its sentence; `*`: one of several
  std::optional<Figure> figure = {};
  std::string value_text = {};
  std::string as_of = {};
  bool dated = false;                           ///< its sentence tells of when; else `as_of` is the document's month
  std::uint8_t scopes = 0;                      ///< bits of Scope: what of several alike it tells
  std::vector<std::string> attributed_to = {};  ///< outermost speaker first; empty: the narrator
  std::string stance = {};                      ///< asserted, reported, doubted, denied, predicted
  std::string modality = {};                    ///< fact, plan, forecast, promise
};

/// What a sentence takes back of a deal: that it has been signed, or all of it, the plan too.
enum class Denial : std::uint8_t { none, signing, all };

/// Which figures of a sentence its words tell apart: places in the sentence, counted from 1; 0: none.
struct FigureCues {
  std::uint8_t each = 0;        ///< the price of one
  std::uint8_t total = 0;       ///< in all
  std::uint8_t than = 0;        ///< an earlier level, that another one is compared with
  std::uint8_t of_share = 0;    ///< the whole of a share right before it: 40 percent of the 8.5 Mt
  std::uint8_t compared = 0;    ///< the share by which that one differs
  std::uint8_t holders = 0;     ///< nouns for who may hold a share: the state, a fund
  int direction = 0;            ///< of a share: 1 more, -1 less
  bool of_told = false;         ///< a share of what was told before: of it, of the total
  bool of_first = false;        ///< the first figure is the whole of the others: of the 8.6 Mt, ...
  bool holds = false;           ///< somebody holds the shares
  bool accounts = false;        ///< parts of what was told before: accounted for
  bool several_wholes = false;  ///< a further share names what it is of
};

/// What the finder of conflicts wants to know of a sentence; the ranges are places in the article's lists.
struct SentenceNote {
  Span span = {};
  FigureCues cues = {};
  std::size_t first_figure = 0, last_figure = 0, first_entity = 0, last_entity = 0;
  bool headline = false;  ///< the first line, without a stop: what it tells is told again
  bool such = false;           ///< no such contract, таких договоров: of the sentence before
  bool also = false;           ///< außerdem, zudem: something further
  bool part = false;           ///< davon, allein: a part of what stands before
  bool of_before = false;      ///< "of that" behind a figure: the whole stands in a sentence before
  bool of_whole = false;       ///< its percent are of something: no growth
  std::size_t parts = 0;       ///< the figures from this one on stand behind the word for a part
  bool change = false;         ///< rose from, fell to
  bool change_behind = false;  ///< but only behind the first of its parts: cut stones
  bool compares = false;       ///< against, than, gegenüber: a share is of another time
  bool no_deal = false;        ///< no contract was signed
  Denial denial = Denial::none;
  bool denies_that = false;  ///< X denies this, bestreitet das: what was said right before
  bool reported = false;     ///< somebody says it
};

/// A person called by an office, or by one that is over.
struct OfficeNote {
  Span span = {};
  std::string person = {}, role = {};
  bool former = false;
};

/// First and last month of a stretch of time, counted from the year 0; nothing told: both 0.
struct Months {
  int first = 0, last = 0;
  [[nodiscard]] bool known() const { return last != 0; }
  [[nodiscard]] bool disjoint_from(Months other) const { return last < other.first || other.last < first; }
};

/// Two accounts of one matter in one text, and what says so.
struct RivalNote {
  Span a = {}, b = {};
  std::string why = {};
};

/// What a clause tells without a figure; compared by find_fact_conflicts, and proposed to nobody.
struct FactNote {
  Span span = {};
  std::string kind = {};  ///< meeting, relation, first, top, flow, way, neglect
  std::string what = {};  ///< summit, diplomatic, buyer, train: what it is of that kind
  std::string good = {};
  std::string who = {};                   ///< the largest one, where all of it goes, whose land it crosses
  std::vector<std::string> parties = {};  ///< sorted: codes of states, else names
  int rank = 0;                           ///< the first, the second; 0: not told
  Months when = {};
  bool all = false;      ///< all of it; else most
  bool firms = false;    ///< told of companies
  bool ahead = false;    ///< told of what is to come
  bool guessed = false;  ///< who it is told of does not stand in the clause
};

struct ReadWarning {
  std::string code = {}, message = {};
};

/// What was found in one article, everything sorted by place.
struct Article {
  std::string name = {};
  std::string extracted = {};  ///< text of a PDF, which the spans count in; empty: they count in the file
  std::string language = {};
  bool language_guessed = false;
  std::string date = {};         ///< date of the document, if one was given or found
  std::string date_source = {};  ///< given, text, context
  std::vector<Figure> figures = {};
  std::vector<DateMention> dates = {};
  std::vector<EntityMention> entities = {};
  std::vector<Agreement> agreements = {};
  std::vector<Claim> claims = {};
  std::vector<SentenceNote> notes = {};
  std::vector<OfficeNote> offices = {};
  std::vector<FactNote> facts = {};
  std::vector<RivalNote> rivals = {};  ///< of figures
  std::vector<RivalNote> rival_dates = {};
  std::vector<RivalNote> rival_ranks = {};       ///< why: who else is the largest
  std::vector<RivalNote> rival_statements = {};  ///< told by one, denied by another
  std::vector<ReadWarning> warnings = {};
};

}  // namespace korridor
