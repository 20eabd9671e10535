#include "korridor/service/proposal_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>

#include "korridor/base/phrases.h"
#include "korridor/news/amounts/interval.h"
#include "korridor/news/deals/deal_wholes.h"

namespace korridor {
namespace {

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json decimal_or_null(const std::optional<Decimal>& value) { return value ? decimal_json(*value) : Json(nullptr); }

Json bound_json(Bound bound) {
  return bound == Bound::none ? Json(nullptr) : Json(bound == Bound::min ? "min" : "max");
}

void add_value(Json& json, const Figure& figure) {
  const std::string name = figure.money ? "amount" : "value";
  json[name] = decimal_json(figure.value);
  if (figure.value_max) json[name + "_max"] = decimal_json(*figure.value_max);
  json[figure.money ? "currency" : "unit"] = figure.unit;
  json["approx"] = figure.approximate();
  json["bound"] = bound_json(figure.bound);
}

/// Starts lines of one article: ids by kind in the order of the text.
class Lines {
 public:
  Lines(const Article& article, std::string_view bytes, std::size_t number)
      : article_(article), bytes_(bytes), number_(number) {}

  Json begin(Span span, const char* type) const {
    return {{"doc", article_.name},
            {"start", span.begin},
            {"end", span.end},
            {"text", bytes_.substr(span.begin, span.end - span.begin)},
            {"type", type}};
  }
  [[nodiscard]] Json line(const Figure& figure) const;
  [[nodiscard]] Json line(const DateMention& date) const;
  [[nodiscard]] Json line(const EntityMention& entity) const;
  [[nodiscard]] Json line(const Agreement& agreement) const;
  [[nodiscard]] Json line(const Claim& claim) const;
  /// Makes one line after the other, in the order of the text: a line of JSON takes ten times what it tells of.
  void tell(const LineSink& sink);

 private:
  const Article& article_;
  std::string_view bytes_;
  std::size_t number_;
};

Json Lines::line(const Figure& figure) const {
  Json json = begin(figure.span, figure.money ? "money" : "quantity");
  add_value(json, figure);
  json["per"] = text_or_null(figure.per);
  json[figure.money ? "role" : "kind"] = text_or_null(figure.kind);
  if (!figure.money) json["of"] = text_or_null(figure.of);
  const Interval interval = interval_of(figure);
  json["low"] = decimal_or_null(interval.low);
  json["high"] = decimal_or_null(interval.high);
  return json;
}

Json Lines::line(const DateMention& date) const {
  Json json = begin(date.span, "date");
  json["iso"] = date.iso;
  json["precision"] = date.precision;
  json["resolved"] = text_or_null(date.resolved);
  if (!date.mod.empty()) json["mod"] = date.mod;
  if (!date.anchor.empty()) json["anchor"] = date.anchor;
  return json;
}

Json Lines::line(const EntityMention& entity) const {
  Json json = begin(entity.span, "entity");
  json["kind"] = entity.kind;
  json["canonical"] = entity.canonical;
  json["id"] = text_or_null(entity.id);
  json["form"] = entity.form;
  if (!entity.metonym_of.empty()) json["metonym_of"] = entity.metonym_of;
  return json;
}

Json spans_json(const std::vector<Span>& spans) {
  Json list = Json::array();
  for (const Span span : spans) list.push_back({span.begin, span.end});
  return list;
}

Json Lines::line(const Agreement& agreement) const {
  Json json = begin(agreement.spans.front(), "agreement");
  json["parties"] = agreement.parties;
  constexpr std::array<const char*, 3> kBases{"named", "carried", "guessed"};
  json["party_basis"] = kBases[static_cast<std::size_t>(agreement.party_basis)];
  json["subject"] = text_or_null(agreement.subject);
  json["commodity"] = text_or_null(agreement.commodity);
  json["value"] = nullptr;
  json["quantity"] = nullptr;
  if (agreement.value) add_value(json["value"] = Json::object(), *agreement.value);
  if (agreement.quantity) {
    add_value(json["quantity"] = Json::object(), *agreement.quantity);
    json["quantity"]["per"] = text_or_null(agreement.quantity->per);
  }
  json["term_years"] = decimal_or_null(agreement.term_years);
  json["signed"] = text_or_null(agreement.signed_on);
  json["status"] = agreement.status;
  json["spans"] = spans_json(agreement.spans);
  return json;
}

Json Lines::line(const Claim& claim) const {
  Json json = begin(claim.span, "claim");
  json["subject"] = text_or_null(claim.subject);
  json["property"] = text_or_null(claim.property);
  json["value"] = claim.figure ? decimal_json(claim.figure->value) : text_or_null(claim.value_text);
  json["unit"] = claim.figure ? Json(claim.figure->unit) : Json(nullptr);
  json["as_of"] = text_or_null(claim.as_of);
  json["attributed_to"] = claim.attributed_to.empty() ? Json(nullptr) : Json(claim.attributed_to.back());
  if (claim.attributed_to.size() > 1) json["attribution"] = claim.attributed_to;
  json["stance"] = claim.stance;
  json["modality"] = claim.modality;
  json["spans"] = spans_json({claim.span});
  return json;
}

void Lines::tell(const LineSink& sink) {
  struct Place {
    Span span;
    std::uint32_t index = 0;
    std::uint8_t list = 0;
  };
  std::vector<Place> places;
  const auto collect = [&](const auto& items, std::uint8_t list, const auto& span_of) {
    for (std::size_t i = 0; i < items.size(); ++i)
      places.push_back({span_of(items[i]), static_cast<std::uint32_t>(i), list});
  };
  const auto own = [](const auto& item) { return item.span; };
  collect(article_.figures, 0, own);
  collect(article_.dates, 1, own);
  collect(article_.entities, 2, own);
  collect(article_.agreements, 3, [](const Agreement& agreement) { return agreement.spans.front(); });
  collect(article_.claims, 4, own);
  std::ranges::stable_sort(places, [](const Place& a, const Place& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  const auto wholes = find_wholes(article_.agreements);
  std::vector<int> numbers(article_.agreements.size());  // of the agreements, in the order of the text
  for (int count = 0; const Place& place : places)
    if (place.list == 3) numbers[place.index] = ++count;
  std::map<std::string, int> counts;
  for (const Place& place : places) {
    Json json = place.list == 0   ? line(article_.figures[place.index])
                : place.list == 1 ? line(article_.dates[place.index])
                : place.list == 2 ? line(article_.entities[place.index])
                : place.list == 3 ? line(article_.agreements[place.index])
                                  : line(article_.claims[place.index]);
    if (place.list == 3) {
      const auto& whole = wholes[place.index];
      json["part_of"] = nullptr;
      if (whole)
        json["part_of"] = {{"lid", fmt::format("{:02}-a-{:02}", number_, numbers[whole->agreement])},
                           {"certain", whole->certain}};
    }
    const std::string type = json["type"].get<std::string>();
    json["lid"] = fmt::format("{:02}-{}-{:02}", number_, type[0], ++counts[type]);
    sink(std::move(json));
  }
}

}  // namespace

Json decimal_json(const Decimal& value) {
  if (const auto whole = value.whole()) return *whole;
  return std::strtod(value.text().c_str(), nullptr);
}

void tell_conflicts(const std::vector<Conflict>& conflicts, std::span<const Article> articles,
                    std::span<const std::string_view> texts, const LineSink& sink) {
  const auto side_json = [&](const ConflictSide& side) -> Json {
    if (side.article < 0) return {{"doc", nullptr}, {"text", side.text}};
    const auto number = static_cast<std::size_t>(side.article);
    return {{"doc", articles[number].name},
            {"start", side.span.begin},
            {"end", side.span.end},
            {"text", texts[number].substr(side.span.begin, side.span.end - side.span.begin)}};
  };
  int count = 0;
  for (const Conflict& conflict : conflicts) {
    const Json a = side_json(conflict.a);
    sink({{"doc", a["doc"]},
          {"start", a["start"]},
          {"end", a["end"]},
          {"text", a["text"]},
          {"type", "conflict"},
          {"id", fmt::format("X{:02}", ++count)},
          {"kind", conflict.kind},
          {"rule", conflict.rule},
          {"confidence", conflict.confidence},
          {"a", a},
          {"b", side_json(conflict.b)},
          {"reason", conflict.reason},
          {"reason_de", translate_phrase(conflict.reason, "de").value_or(conflict.reason)}});
  }
}

void tell_proposals(const Article& article, std::string_view bytes, std::size_t number, const LineSink& sink) {
  Lines(article, bytes, number).tell(sink);
}

}  // namespace korridor
