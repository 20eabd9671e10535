#include "korridor/study/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "korridor/base/country.h"
#include "korridor/base/text.h"
#include "korridor/study/check_cell.h"
#include "korridor/study/toml_document.h"

namespace korridor {
namespace {

/// Takes values out of a TOML table one by one and remembers which keys it knows.
class TomlReader {
 public:
  using Place = std::pair<std::int64_t, std::int64_t>;  // line and character

  TomlReader(const toml::table& root, const std::string& file, Errors& errors)
      : root_(root), file_(file), errors_(errors) {}

  void text(const char* section, const char* key, std::string& into) {
    if (const toml::node* node = find(section, key)) {
      if (const auto value = node->value<std::string>(); value && node->is_string())
        into = *value;
      else
        complain(*node, section, key, "is no text", "put it in quotes");
    }
  }
  void number(const char* section, const char* key, double low, double high, double& into) {
    if (const toml::node* node = find(section, key)) {
      const auto value = node->is_number() ? node->value<double>() : std::nullopt;
      if (!value || !std::isfinite(*value) || *value < low || *value > high)
        complain(*node, section, key, "is no number in its range",
                 fmt::format("give a number from {} to {}", low, high));
      else
        into = *value;
    }
  }
  void day(const char* section, const char* key, std::optional<Date>& into) {
    if (const toml::node* node = find(section, key)) {
      const auto value = node->value<toml::date>();
      const auto parsed =
          value ? parse_date(fmt::format("{:04}-{:02}-{:02}", value->year, value->month, value->day)) : std::nullopt;
      if (!parsed)
        complain(*node, section, key, "is no day", "write it as 2025-01-01, without quotes");
      else
        into = parsed;
    }
  }
  void factors(std::map<std::string, double>& into) {
    known_.insert("factors");
    const toml::node* section = root_.get("factors");
    if (section == nullptr) return;
    const toml::table* table = section->as_table();
    if (table == nullptr) return;  // refuse_unknown tells
    for (const auto& [key, node] : *table) {
      const auto value = node.is_number() ? node.value<double>() : std::nullopt;
      if (!value || !(*value > 0) || !std::isfinite(*value))
        complain(node, "factors", std::string(key.str()), "is no positive number",
                 "give the factor as a number above 0");
      else
        into[std::string(key.str())] = *value;
    }
  }
  /// A section or key that nothing asked for is a slip of the pen.
  void refuse_unknown() {
    for (const auto& [section, node] : root_) {
      const std::string name(section.str());
      const toml::table* table = node.as_table();
      if (table == nullptr && (sections_.contains(name) || name == "factors")) {
        complain(node, "", name, "is no section", fmt::format("write [{}] in a line of its own", name));
        continue;
      }
      if (!sections_.contains(name) && name != "factors") {
        complain(section, "", name, "is not known",
                 did_you_mean(name, list(sections_), "the sections are study, time, money, route, model, factors"));
        continue;
      }
      if (name == "factors") continue;
      for (const auto& [key, value] : *table)
        if (!known_.contains(name + "." + std::string(key.str())))
          complain(key, name, std::string(key.str()), "is not known",
                   did_you_mean(std::string(key.str()), keys_of(name), "take it out"));
    }
  }
  /// `node` is a value or a key.
  template <class Node>
  void complain(const Node& node, const std::string& section, const std::string& key, const char* what,
                std::string hint) {
    const auto at = node.source().begin;
    errors_.push_back({.code = "bad_setting",
                       .message = fmt::format("{}{}{} {}", section, section.empty() ? "" : ".", key, what),
                       .file = file_,
                       .row = at.line,
                       .column = at.column,
                       .hint = std::move(hint)});
  }

  /// Error about a setting, at its value; at no row where the file leaves it out.
  void refuse(const std::string& setting, std::string message, std::string hint) {
    const auto known = places_.find(setting);
    const auto at = known == places_.end() ? Place{0, 0} : known->second;
    errors_.push_back({.code = "bad_setting",
                       .message = std::move(message),
                       .file = file_,
                       .row = at.first,
                       .column = at.second,
                       .hint = std::move(hint)});
  }
  [[nodiscard]] const std::map<std::string, Place>& places() const { return places_; }

 private:
  const toml::node* find(const char* section, const char* key) {
    sections_.insert(section);
    known_.insert(std::string(section) + "." + key);
    const toml::table* table = root_[section].as_table();
    const toml::node* node = table == nullptr ? nullptr : table->get(key);
    if (node != nullptr)
      places_[std::string(section) + "." + key] = {node->source().begin.line, node->source().begin.column};
    return node;
  }
  static std::vector<std::string> list(const std::set<std::string>& names) { return {names.begin(), names.end()}; }
  [[nodiscard]] std::vector<std::string> keys_of(const std::string& section) const {
    std::vector<std::string> keys;
    for (const std::string& key : known_)
      if (key.starts_with(section + ".")) keys.push_back(key.substr(section.size() + 1));
    return keys;
  }

  const toml::table& root_;
  const std::string& file_;
  Errors& errors_;
  std::set<std::string> sections_, known_;
  std::map<std::string, Place> places_;
};

void read_period(TomlReader& reader, Settings& settings) {
  static const std::vector<std::string> kNames = {"year", "quarter", "month"};  // in the order of PeriodKind
  std::string period = kNames[static_cast<std::size_t>(settings.period)];
  reader.text("time", "period", period);
  const auto at = std::ranges::find(kNames, period);
  if (at == kNames.end())
    reader.refuse("time.period", fmt::format("time.period is {}", period),
                  did_you_mean(period, kNames, "write year, quarter or month"));
  else
    settings.period = static_cast<PeriodKind>(at - kNames.begin());
}

void read_time(TomlReader& reader, Settings& settings, bool inherited) {
  std::optional<Date> start;
  std::optional<Date> end;
  reader.day("time", "start", start);
  reader.day("time", "end", end);
  reader.day("time", "year_from", settings.year_from);
  if (start) settings.start = *start;
  if (end) settings.end = *end;
  read_period(reader, settings);
  for (const char* key : {"time.start", "time.end"})
    if (!inherited && !reader.places().contains(key))
      reader.refuse(key, fmt::format("{} is needed", key), "write [time] start = 2025-01-01, end = 2031-01-01");
  if (!inherited && (!start || !end)) return;
  if (settings.end <= settings.start)
    reader.refuse("time.end", "time.end is not after time.start", "end is the first day after the horizon");
  else if (settings.end - settings.start > std::chrono::days{366 * 100})
    reader.refuse("time.end", "the horizon is longer than 100 years", "look at the years of time.start and time.end");
  else if (settings.year_from && (*settings.year_from <= settings.start || *settings.year_from >= settings.end))
    reader.refuse("time.year_from", "time.year_from lies outside the horizon", "give a day between start and end");
}

void read_money(TomlReader& reader, Settings& settings) {
  reader.text("money", "currency", settings.currency);
  double price_year = settings.price_year;
  reader.number("money", "price_year", 1900, 2200, price_year);
  settings.price_year = static_cast<int>(price_year);
  if (settings.price_year == 0) settings.price_year = year_of(settings.start);
  if (price_year != std::floor(price_year))
    reader.refuse("money.price_year", "money.price_year is no whole year", "write it like 2026");
  reader.number("money", "discount_rate", 0, 1, settings.discount_rate);
  reader.number("money", "holding_rate", 0, 1, settings.holding_rate);
  if (settings.currency != "USD")
    reader.refuse("money.currency", fmt::format("money.currency is {}", settings.currency),
                  "costs are in USD; convert them and name the factor in [factors]");
}

}  // namespace

Result<SettingsFile> parse_settings(std::string_view bytes, const std::string& file, const Settings* inherited) {
  const auto parsed = parse_toml(bytes, file);
  if (!parsed) return std::unexpected(parsed.error());
  Errors errors;
  TomlReader reader(*parsed, file, errors);
  Settings settings = inherited == nullptr ? Settings{} : *inherited;
  std::string base;
  reader.text("study", "name", settings.name);
  reader.text("study", "title", settings.title);
  reader.text("study", "title_de", settings.title_de);
  reader.text("study", "licence", settings.licence);
  reader.text("study", "base", base);
  read_time(reader, settings, inherited != nullptr);
  read_money(reader, settings);
  reader.text("route", "good", settings.route_good);
  reader.text("route", "from", settings.route_from);
  reader.text("route", "to", settings.route_to);
  reader.text("model", "avoid", settings.avoid);
  reader.factors(settings.factors);
  reader.refuse_unknown();
  if (settings.name.empty()) reader.refuse("study.name", "study.name is needed", "write [study] name = \"...\"");
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return SettingsFile{.settings = std::move(settings), .places = reader.places()};
}

std::optional<Error> find_base(std::string_view bytes, const std::string& file) {
  const auto parsed = parse_toml(bytes, file);
  if (!parsed) return std::nullopt;
  const toml::node* node = (*parsed)["study"]["base"].node();
  if (node == nullptr || !node->is_string()) return Error{};
  const auto at = node->source().begin;
  return Error{.message = *node->value<std::string>(), .file = file, .row = at.line, .column = at.column};
}

}  // namespace korridor
