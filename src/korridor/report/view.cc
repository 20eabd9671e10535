#include "korridor/report/view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>

#include "korridor/base/country.h"
#include "korridor/report/html.h"
#include "korridor/service/clause_words.h"
#include "korridor/study/gateways.h"
#include "korridor/study/selector.h"

namespace korridor {

double number_of(const Json& object, const char* key) {
  const auto at = object.is_object() ? object.find(key) : object.end();
  return at != object.end() && at->is_number() ? at->get<double>() : std::numeric_limits<double>::quiet_NaN();
}

std::string text_of(const Json& object, const char* key) {
  const auto at = object.is_object() ? object.find(key) : object.end();
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string{};
}

const Json& list_of(const Json& object, const char* key) {
  static const Json kEmpty = Json::array();
  const auto at = object.is_object() ? object.find(key) : object.end();
  return at != object.end() && at->is_array() ? *at : kEmpty;
}

const Json& object_of(const Json& object, const char* key) {
  static const Json kEmpty = Json::object();
  const auto at = object.is_object() ? object.find(key) : object.end();
  return at != object.end() && at->is_object() ? *at : kEmpty;
}

const Json& limit_of(const Json& bottleneck) {
  const Json& own = object_of(bottleneck, "limit");
  return own.empty() ? bottleneck : own;
}

std::string year_of(std::string_view period) { return std::string(period.substr(0, 4)); }

View::View(const ReportInput& input)
    : in(input), study(*input.study), words(input.lang), num(words.lang() == "de"), cite(study, words) {
  choose_year();
  find_home();
  find_gateways();
}

void View::choose_year() {
  for (const auto& order : list_of(in.plan, "orders")) {
    const std::string told = year_of(text_of(order, "period"));
    if (std::ranges::find(years, told) == years.end()) years.push_back(told);
  }
  std::ranges::sort(years);
  const Table& sources = study.table("sources");
  for (std::size_t row = 0; row < sources.size(); ++row) {
    const std::string& date = sources.text(row, "date");
    if (!date.empty() && std::isdigit(static_cast<unsigned char>(date[0])) != 0 && date.find('?') == std::string::npos)
      newest = std::max(newest, date);
  }
  if (years.empty()) return;
  const auto at = std::ranges::lower_bound(years, newest.substr(0, 4));
  year = newest.empty() ? years.front() : at == years.end() ? years.back() : *at;
}

void View::find_home() {
  std::map<std::string, int> count;
  const Table& table = study.table("supply");
  for (std::size_t row = 0; row < table.size(); ++row) ++count[country_of_place(table.text(row, "place"))];
  const auto most = std::ranges::max_element(count, {}, [](const auto& entry) { return entry.second; });
  if (most != count.end()) home = most->first;
}

void View::find_gateways() {
  const Table& corridors = study.table("corridors");
  const Table& links = study.table("links");
  for (std::size_t row = 0; row < corridors.size(); ++row) {
    Gateway gateway{.id = corridors.id(row),
                    .name = name("corridors", corridors.id(row)),
                    .group = corridors.text(row, "class"),
                    .links = {}};
    const auto selector = Selector::parse(corridors.text(row, "gateway"), study);
    if (!selector) continue;
    const auto chosen = selector->select(study, "links");
    for (std::size_t k = 0; k < chosen.size(); ++k)
      if (chosen[k]) gateway.links.insert(links.id(k));
    gateways.push_back(std::move(gateway));
  }
}

std::string View::cell(std::string_view table, std::string_view id, std::string_view column) const {
  const Table& rows = study.table(table);
  const auto row = rows.find(id);
  return row ? rows.text(*row, column) : std::string{};
}

std::string View::name(std::string_view table, std::string_view id) const {
  const Table& rows = study.table(table);
  const auto row = rows.find(id);
  if (!row) return escape_html(id);
  if (words.lang() == "de" && rows.schema().find("name_de"))
    if (const std::string& german = rows.text(*row, "name_de"); !german.empty()) return escape_html(german);
  const std::string& text = rows.text(*row, "name");
  return escape_html(text.empty() ? id : std::string_view(text));
}

std::string View::link(std::string_view id) const {
  const std::string_view bare = id.starts_with('-') ? id.substr(1) : id;
  const std::string from = cell("links", bare, "from");
  // names of links are English; their ends have names in both languages
  const std::string told = words.lang() == "de" && !from.empty() ? std::string() : cell("links", bare, "name");
  if (!told.empty()) return escape_html(told);
  if (from.empty()) return escape_html(bare);
  const std::string mode = has_twin(bare) ? " (" + words.code("mode", cell("links", bare, "mode")) + ")" : "";
  return place(from) + "–" + place(cell("links", bare, "to")) + mode;
}

/// True if another link, of another mode, joins the same two places.
bool View::has_twin(std::string_view link) const {
  const Table& links = study.table("links");
  const std::string from = cell("links", link, "from"), to = cell("links", link, "to"),
                    mode = cell("links", link, "mode");
  for (std::size_t l = 0; l < links.size(); ++l) {
    const std::string &a = links.text(l, "from"), &b = links.text(l, "to");
    const bool same_ends = (a == from && b == to) || (a == to && b == from);
    if (same_ends && links.text(l, "mode") != mode) return true;
  }
  return false;
}

std::string View::supply(std::string_view id) const {
  constexpr std::string_view kByproduct = "byproduct:";
  if (const auto plus = id.find('+'); plus != std::string_view::npos && !study.table("supply").find(id))
    return supply(id.substr(0, plus)) + " + " + supply(id.substr(plus + 1));
  if (!id.starts_with(kByproduct)) return name("supply", id);
  const std::string_view plant = id.substr(kByproduct.size());
  return words("supply.byproduct",
               {cell("plants", plant, "name").empty() ? place(cell("plants", plant, "place")) : name("plants", plant)});
}

std::string View::way_class(std::string_view name) const {
  return name.empty() ? words("class.") : escape_html(name_class(study, name, words.lang()));
}

std::string View::country(std::string_view alpha3) const {
  return is_country(alpha3) ? escape_html(country_name(alpha3, words.lang())) : escape_html(alpha3);
}

std::string View::countries(const Json& list) const {
  std::string text;
  for (const auto& code : list)
    if (code.is_string()) text += (text.empty() ? "" : ", ") + country(code.get<std::string>());
  return text;
}

std::string View::remark(std::string_view text) const {
  if (text.empty() || words.lang() == "en") return escape_html(text);
  return "<span lang=\"en\">" + escape_html(text) + "</span>";
}

std::string View::limit(const Json& limit) const {
  const std::string kind = text_of(limit, "kind");
  const std::string id = text_of(limit, "name");
  if (kind == "link") return link(id);
  if (kind == "plant")
    return cell("plants", id, "name").empty() ? place(cell("plants", id, "place")) : name("plants", id);
  if (kind == "store") return place(cell("stores", id, "place"));
  if (kind == "supply" || kind == "reserve") return supply(id);
  if (kind == "quota") return name("policies", id);
  if (kind == "clause")
    return order(cell("clauses", id, "order")) + ": " +
           escape_html(say_selector(study, cell("clauses", id, "selector"), words.lang()));
  if (kind == "place" || kind == "fleet" || kind == "limit") return name(kind + "s", id);
  return escape_html(id);
}

std::string View::country_of_place(std::string_view place) const { return cell("places", place, "country"); }

const Gateway* View::gateway_of(const Json& legs) const {
  if (!legs.is_array()) return nullptr;
  for (const auto& leg : legs) {
    if (!leg.is_string()) continue;
    std::string_view id = leg.get_ref<const std::string&>();
    if (id.starts_with('-')) id.remove_prefix(1);
    for (const Gateway& gateway : gateways)
      if (gateway.links.contains(id)) return &gateway;
  }
  return nullptr;
}

}  // namespace korridor
