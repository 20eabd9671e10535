#include "korridor/study/settings.h"

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <cmath>
#include <set>

#include <fmt/format.h>

#include "korridor/base/country.h"
#include "korridor/base/text.h"
#include "korridor/study/check_cell.h"

namespace korridor {
namespace {

/// Takes values out of a TOML table one by one and remembers which keys it knows.
class TomlReader {
 public:
  TomlReader(const toml::table& root, const std::string& file, Errors& errors) : root_(root), file_(file), errors_(errors) {}

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
        complain(*node, section, key, "is no number in its range", fmt::format("give a number from {} to {}", low, high));
      else
        into = *value;
    }
  }
  void day(const char* section, const char* key, std::optional<Date>& into) {
    if (const toml::node* node = find(section, key)) {
      const auto value = node->value<toml::date>();
      const auto parsed = value ? parse_date(fmt::format("{:04}-{:02}-{:02}", value->year, value->month, value->day))
                                : std::nullopt;
      if (!parsed)
        complain(*node, section, key, "is no day", "write it as 2025-01-01, without quotes");
      else
        into = parsed;
    }
  }
  void factors(std::map<std::string, double>& into) {
    known_.insert("factors");
    const toml::table* table = root_["factors"].as_table();
    if (table == nullptr) return;
    for (const auto& [key, node] : *table) {
      const auto value = node.is_number() ? node.value<double>() : std::nullopt;
      if (!value || !(*value > 0) || !std::isfinite(*value))
        complain(node, "factors", std::string(key.str()), "is no positive number", "give the factor as a number above 0");
      else
        into[std::string(key.str())] = *value;
    }
  }
  /// A section or key that nothing asked for is a slip of the pen.
  void refuse_unknown() {
    for (const auto& [section, node] : root_) {
      const std::string name(section.str());
      const toml::table* table = node.as_table();
      if (table == nullptr || (!sections_.contains(name) && name != "factors")) {
        complain(node, "", name, "is not known", did_you_mean(name, list(sections_), "the sections are study, time, money, route, model, factors"));
        continue;
      }
      if (name == "factors") continue;
      for (const auto& [key, value] : *table)
        if (!known_.contains(name + "." + std::string(key.str())))
          complain(value, name, std::string(key.str()), "is not known", did_you_mean(std::string(key.str()), keys_of(name), "take it out"));
    }
  }
  void complain(const toml::node& node, const std::string& section, const std::string& key, const char* what, std::string hint) {
    const auto at = node.source().begin;
    errors_.push_back({.code = "bad_setting", .message = fmt::format("{}{}{} {}", section, section.empty() ? "" : ".", key, what),
                       .file = file_, .row = at.line, .column = at.column, .hint = std::move(hint)});
  }

 private:
  const toml::node* find(const char* section, const char* key) {
    sections_.insert(section);
    known_.insert(std::string(section) + "." + key);
    const toml::table* table = root_[section].as_table();
    return table == nullptr ? nullptr : table->get(key);
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
};

void read_time(TomlReader& reader, Settings& settings, const std::string& file, bool inherited, Errors& errors) {
  std::optional<Date> start;
  std::optional<Date> end;
  reader.day("time", "start", start);
  reader.day("time", "end", end);
  reader.day("time", "year_from", settings.year_from);
  if (start) settings.start = *start;
  if (end) settings.end = *end;
  if (!inherited && (!start || !end))
    errors.push_back({.code = "bad_setting", .message = "time.start and time.end are needed", .file = file,
                      .hint = "write [time] start = 2025-01-01, end = 2031-01-01"});
  else if (settings.end <= settings.start)
    errors.push_back({.code = "bad_setting", .message = "time.end is not after time.start", .file = file,
                      .hint = "end is the first day after the horizon"});
  else if (settings.end - settings.start > std::chrono::days{366 * 100})
    errors.push_back({.code = "bad_setting", .message = "the horizon is longer than 100 years", .file = file,
                      .hint = "look at the years of time.start and time.end"});
  std::string period = settings.period == PeriodKind::kYear      ? "year"
                       : settings.period == PeriodKind::kQuarter ? "quarter"
                                                                 : "month";
  reader.text("time", "period", period);
  if (period != "year" && period != "quarter" && period != "month")
    errors.push_back({.code = "bad_setting", .message = fmt::format("time.period is {}", period), .file = file,
                      .hint = did_you_mean(period, {"year", "quarter", "month"}, "write year, quarter or month")});
  settings.period = period == "year" ? PeriodKind::kYear : period == "quarter" ? PeriodKind::kQuarter : PeriodKind::kMonth;
}

}  // namespace

Result<Settings> parse_settings(std::string_view bytes, const std::string& file, const Settings* inherited, std::string& base) {
  if (const auto bad = find_bad_utf8(bytes))
    return fail({.code = "bad_setting", .message = "the file is not UTF-8", .file = file, .hint = "save it as UTF-8"});
  const toml::parse_result parsed = toml::parse(bytes, file);
  if (!parsed) {
    const auto at = parsed.error().source().begin;
    return fail({.code = "bad_toml", .message = std::string(parsed.error().description()), .file = file, .row = at.line,
                 .column = at.column, .hint = "see toml.io for the form"});
  }
  Errors errors;
  TomlReader reader(parsed.table(), file, errors);
  Settings settings = inherited == nullptr ? Settings{} : *inherited;
  reader.text("study", "name", settings.name);
  reader.text("study", "title", settings.title);
  reader.text("study", "title_de", settings.title_de);
  reader.text("study", "licence", settings.licence);
  reader.text("study", "base", base);
  read_time(reader, settings, file, inherited != nullptr, errors);
  reader.text("money", "currency", settings.currency);
  double price_year = settings.price_year;
  reader.number("money", "price_year", 1900, 2200, price_year);
  settings.price_year = static_cast<int>(price_year);
  reader.number("money", "discount_rate", 0, 1, settings.discount_rate);
  reader.number("money", "holding_rate", 0, 1, settings.holding_rate);
  reader.text("route", "good", settings.route_good);
  reader.text("route", "from", settings.route_from);
  reader.text("route", "to", settings.route_to);
  reader.text("model", "avoid", settings.avoid);
  reader.factors(settings.factors);
  reader.refuse_unknown();
  if (settings.name.empty())
    errors.push_back({.code = "bad_setting", .message = "study.name is needed", .file = file, .hint = "write [study] name = \"...\""});
  if (settings.currency != "USD")
    errors.push_back({.code = "bad_setting", .message = fmt::format("money.currency is {}", settings.currency), .file = file,
                      .hint = "costs are in USD; convert them and name the factor in [factors]"});
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return settings;
}

}  // namespace korridor
