#include "korridor/service/proposal_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>

#include "korridor/news/interval.h"

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
  void add(Span span, Json json) { lines_.emplace_back(span, std::move(json)); }
  void add_figures();
  void add_dates();
  void add_entities();
  void add_agreements();
  void add_claims();
  void finish(std::vector<Json>& out);

 private:
  const Article& article_;
  std::string_view bytes_;
  std::size_t number_;
  std::vector<std::pair<Span, Json>> lines_;
};

void Lines::add_figures() {
  for (const Figure& figure : article_.figures) {
    Json json = begin(figure.span, figure.money ? "money" : "quantity");
    add_value(json, figure);
    json["per"] = text_or_null(figure.per);
    json[figure.money ? "role" : "kind"] = text_or_null(figure.kind);
    if (!figure.money) json["of"] = text_or_null(figure.of);
    const Interval interval = interval_of(figure);
    json["low"] = decimal_or_null(interval.low);
    json["high"] = decimal_or_null(interval.high);
    add(figure.span, std::move(json));
  }
}

void Lines::add_dates() {
  for (const DateMention& date : article_.dates) {
    Json json = begin(date.span, "date");
    json["iso"] = date.iso;
    json["precision"] = date.precision;
    json["resolved"] = text_or_null(date.resolved);
    if (!date.mod.empty()) json["mod"] = date.mod;
    if (!date.anchor.empty()) json["anchor"] = date.anchor;
    add(date.span, std::move(json));
  }
}

void Lines::add_entities() {
  for (const EntityMention& entity : article_.entities) {
    Json json = begin(entity.span, "entity");
    json["kind"] = entity.kind;
    json["canonical"] = entity.canonical;
    json["id"] = text_or_null(entity.id);
    json["form"] = entity.form;
    if (!entity.metonym_of.empty()) json["metonym_of"] = entity.metonym_of;
    add(entity.span, std::move(json));
  }
}

Json spans_json(const std::vector<Span>& spans) {
  Json list = Json::array();
  for (const Span span : spans) list.push_back({span.begin, span.end});
  return list;
}

void Lines::add_agreements() {
  for (const Agreement& agreement : article_.agreements) {
    Json json = begin(agreement.spans.front(), "agreement");
    json["parties"] = agreement.parties;
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
    add(agreement.spans.front(), std::move(json));
  }
}

void Lines::add_claims() {
  for (const Claim& claim : article_.claims) {
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
    add(claim.span, std::move(json));
  }
}

void Lines::finish(std::vector<Json>& out) {
  const auto before = [](const auto& a, const auto& b) {
    return a.first.begin != b.first.begin ? a.first.begin < b.first.begin : a.first.end > b.first.end;
  };
  std::ranges::stable_sort(lines_, before);
  std::map<std::string, int> counts;
  for (auto& [span, json] : lines_) {
    const std::string type = json["type"].get<std::string>();
    json["lid"] = fmt::format("{:02}-{}-{:02}", number_, type[0], ++counts[type]);
    out.push_back(std::move(json));
  }
}

}  // namespace

Json decimal_json(const Decimal& value) {
  if (const auto whole = value.whole()) return *whole;
  return std::strtod(value.text().c_str(), nullptr);
}

void append_conflicts(const std::vector<Conflict>& conflicts, std::span<const Article> articles,
                      std::span<const std::string_view> texts, std::vector<Json>& lines) {
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
    lines.push_back({{"doc", a["doc"]},
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
                     {"reason", conflict.reason}});
  }
}

void append_proposals(const Article& article, std::string_view bytes, std::size_t number, std::vector<Json>& lines) {
  Lines made(article, bytes, number);
  made.add_figures();
  made.add_dates();
  made.add_entities();
  made.add_agreements();
  made.add_claims();
  made.finish(lines);
}

}  // namespace korridor
