#pragma once

#include <limits>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "korridor/report/citations.h"
#include "korridor/report/numbers.h"
#include "korridor/report/report.h"
#include "korridor/report/words.h"
#include "korridor/service/reply.h"

namespace korridor {

/// A number of a reply; NaN where it is missing or null.
[[nodiscard]] double number_of(const Json& object, const char* key);
/// A text of a reply; empty where it is missing.
[[nodiscard]] std::string text_of(const Json& object, const char* key);
/// A list of a reply; empty where it is missing.
[[nodiscard]] const Json& list_of(const Json& object, const char* key);
/// An object of a reply; empty where it is missing.
[[nodiscard]] const Json& object_of(const Json& object, const char* key);
/// The limit behind a bottleneck, whether it stands in a field of its own or its fields stand in the entry.
[[nodiscard]] const Json& limit_of(const Json& bottleneck);
/// The first four characters of a period's name: all amounts of a year are added on the page.
[[nodiscard]] std::string year_of(std::string_view period);

/// A corridor's gateway as links: what a chain crosses when it uses the corridor.
struct Gateway {
  std::string id;
  std::string name;   ///< HTML
  std::string group;  ///< class of the corridor
  std::set<std::string, std::less<>> links;
};

/// What every part of the page needs: the input, the words, names of things, and the year that is told.
class View {
 public:
  explicit View(const ReportInput& input);

  const ReportInput& in;
  const Study& study;
  const Words words;
  const Numbers num;
  Citations cite;
  std::string home;                ///< state with most sources of supply
  std::vector<std::string> years;  ///< of the plan, in their order
  std::string year;                ///< the year that tables and sentences tell: the one of the newest source
  std::string newest;              ///< date of the newest source, as written there
  std::vector<Gateway> gateways;

  // Names as HTML; an id that the study lacks is told as it is.
  [[nodiscard]] std::string place(std::string_view id) const { return name("places", id); }
  [[nodiscard]] std::string good(std::string_view id) const { return name("goods", id); }
  [[nodiscard]] std::string order(std::string_view id) const { return name("orders", id); }
  /// A source, or what a plant makes beside its main product; several that one chain draws on, with `+` between them.
  [[nodiscard]] std::string supply(std::string_view id) const;
  /// By its name or its ends, and by its mode where another link has the same ones.
  [[nodiscard]] std::string link(std::string_view id) const;
  [[nodiscard]] std::string name(std::string_view table, std::string_view id) const;
  [[nodiscard]] std::string country(std::string_view alpha3) const;
  /// A class of corridors: a state by its name in the language of the page, else as the study has it.
  [[nodiscard]] std::string way_class(std::string_view name) const;
  [[nodiscard]] std::string countries(const Json& list) const;
  /// A remark of the study, which is English: marked as that on a page in another language.
  [[nodiscard]] std::string remark(std::string_view text) const;
  /// A limit of the plan in words: kind and name.
  [[nodiscard]] std::string limit(const Json& limit) const;
  /// State a place lies in; empty if unknown.
  [[nodiscard]] std::string country_of_place(std::string_view place) const;
  /// First gateway on the way out, in the order of the legs (`-LINK` is LINK run backwards); nullptr if none is
  /// crossed.
  [[nodiscard]] const Gateway* gateway_of(const Json& legs) const;
  /// A cell of the study as text, empty where the row is missing.
  [[nodiscard]] std::string cell(std::string_view table, std::string_view id, std::string_view column) const;

 private:
  [[nodiscard]] bool has_twin(std::string_view link) const;
  void choose_year();
  void find_home();
  void find_gateways();
};

}  // namespace korridor
