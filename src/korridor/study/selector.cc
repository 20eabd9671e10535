#include "korridor/study/selector.h"

#include <algorithm>

#include <fmt/format.h>

#include "korridor/base/country.h"
#include "korridor/base/text.h"
#include "korridor/study/check_cell.h"
#include "korridor/study/selector_parser.h"

namespace korridor {
namespace {

using Node = Selector::Node;
using Marks = std::vector<bool>;
constexpr int kMaxCorridorDepth = 8;

bool is_match(std::string_view pattern, std::string_view text) {
  if (pattern.ends_with('*')) return text.starts_with(pattern.substr(0, pattern.size() - 1));
  return pattern == text;
}

/// Table whose ids a key names; null for keys that name something else.
const char* table_of_key(std::string_view key) {
  if (key == "place" || key == "port") return "places";
  if (key == "link") return "links";
  if (key == "good") return "goods";
  if (key == "supply") return "supply";
  if (key == "plant") return "plants";
  if (key == "process") return "processes";
  if (key == "order") return "orders";
  if (key == "store") return "stores";
  if (key == "corridor") return "corridors";
  return nullptr;
}

std::vector<std::string> ids_of(const Table& table) {
  std::vector<std::string> ids;
  for (std::size_t r = 0; r < table.size(); ++r) ids.push_back(table.id(r));
  return ids;
}

const std::vector<std::string>& allowed_of(const char* table, const char* column) {
  const TableSchema* schema = find_table_schema(table);
  return schema->fields[*schema->find(column)].allowed;
}

bool has_id(const Study& study, const char* table, std::string_view pattern) {
  if (!pattern.ends_with('*')) return study.table(table).find(pattern).has_value();
  const auto ids = ids_of(study.table(table));
  return std::ranges::any_of(ids, [&](const std::string& id) { return is_match(pattern, id); });
}

bool contains(const std::vector<std::string>& values, std::string_view pattern) {
  return std::ranges::any_of(values, [&](const std::string& v) { return is_match(pattern, v); });
}

/// Gives a bare name its key: the first kind of thing that has this name.
bool resolve_bare(Node& term, const Study& study) {
  if (const auto country = find_country(term.value)) {
    term.key = "country";
    term.value = *country;
    return true;
  }
  for (const char* key : {"corridor", "place", "link", "good", "plant", "supply", "order"})
    if (has_id(study, table_of_key(key), term.value)) {
      term.key = key;
      return true;
    }
  for (const auto& [key, table] : {std::pair{"mode", "links"}, std::pair{"kind", "places"}})
    if (contains(allowed_of(table, key), term.value)) {
      term.key = key;
      return true;
    }
  return false;
}

std::vector<std::string> known_names(const Study& study) {
  std::vector<std::string> names;
  for (const char* table : {"corridors", "places", "links", "goods", "plants", "supply", "orders"})
    for (auto& id : ids_of(study.table(table))) names.push_back(std::move(id));
  return names;
}

/// Checks one term against the study and brings its value to the form that the tables use.
void check_term(Node& term, const Study& study, const Error& where, Errors& errors) {
  const auto complain = [&](std::string message, std::string hint) {
    errors.push_back(error_at(where, "unknown_name", std::move(message), std::move(hint)));
  };
  if (term.key.empty()) {
    if (!resolve_bare(term, study))
      complain(fmt::format("nothing is called {}", term.value),
               did_you_mean(term.value, known_names(study), "write key:value, such as country:CHN"));
    return;
  }
  if (term.key == "country") {
    if (const auto country = find_country(term.value))
      term.value = *country;
    else
      complain(fmt::format("there is no state {}", term.value), "write its name or ISO 3166 code, such as CHN");
  } else if (const char* table = table_of_key(term.key)) {
    if (!has_id(study, table, term.value))
      complain(fmt::format("there is no {} {}", term.key, term.value),
               did_you_mean(term.value, ids_of(study.table(table)), fmt::format("see the table {}", table)));
  } else if (term.key == "mode" && !contains(allowed_of("links", "mode"), term.value)) {
    complain(fmt::format("there is no mode {}", term.value), did_you_mean(term.value, allowed_of("links", "mode"), "see links.mode"));
  }
}

void check_terms(Node& node, const Study& study, const Error& where, Errors& errors) {
  if (node.kind == Node::Kind::kTerm) return check_term(node, study, where, errors);
  for (const auto& child : node.children) check_terms(*child, study, where, errors);
}

/// Marks the rows of one table, term by term.
class Marker {
 public:
  Marker(const Study& study, std::string_view table, int depth)
      : study_(study), table_(study.table(table)), depth_(depth), has_place_(table_.schema().find("place").has_value()) {}

  Marks mark(const Node& node) const {
    if (node.kind == Node::Kind::kTerm) return mark_term(node);
    Marks marks = mark(*node.children.front());
    if (node.kind == Node::Kind::kNot) {
      marks.flip();
      return marks;
    }
    for (std::size_t c = 1; c < node.children.size(); ++c) {
      const Marks other = mark(*node.children[c]);
      for (std::size_t r = 0; r < marks.size(); ++r)
        marks[r] = node.kind == Node::Kind::kAnd ? marks[r] && other[r] : marks[r] || other[r];
    }
    return marks;
  }

 private:
  template <class Holds>
  Marks where(Holds&& holds) const {
    Marks marks(table_.size());
    for (std::size_t r = 0; r < marks.size(); ++r) marks[r] = holds(r);
    return marks;
  }
  Marks by_column(const char* column, const std::string& value) const {
    const auto c = table_.schema().find(column);
    if (!c) return Marks(table_.size(), false);
    const bool list = table_.schema().fields[*c].list;
    return where([&](std::size_t r) { return list ? contains(table_.list(r, column), value) : is_match(value, table_.text(r, *c)); });
  }
  Marks by_id(const char* table, const char* column, const std::string& value) const {
    if (table_.name() == table) return where([&](std::size_t r) { return is_match(value, table_.id(r)); });
    return by_column(column, value);
  }

  Marks mark_term(const Node& term) const {
    const std::string& v = term.value;
    if (term.key == "country") return by_country(v);
    if (term.key == "corridor") return by_corridor(v);
    if (term.key == "owner") return by_owner(term);
    if (term.key == "label") return by_column("labels", v);
    if (term.key == "gauge") return by_column("gauge_mm", v);
    if (term.key == "port") return by_port(v);
    if (term.key == "good" && table_.name() == "plants") return by_product(v);
    if (const char* table = table_of_key(term.key)) return by_id(table, term.key.c_str(), v);
    return by_column(term.key.c_str(), v);  // mode, kind, status, buyer, seller
  }

  Marks by_country(const std::string& country) const {
    if (table_.name() == "links") return by_column("countries", country);
    if (table_.name() == "places") return by_column("country", country);
    if (!has_place_) return Marks(table_.size(), false);
    const Table& places = study_.table("places");
    return where([&](std::size_t r) {
      const auto place = places.find(table_.text(r, "place"));
      return place && places.text(*place, "country") == country;
    });
  }
  Marks by_port(const std::string& value) const {
    const Table& places = study_.table("places");
    const auto is_port = [&](const std::string& id) {
      const auto place = places.find(id);
      return place && is_match(value, id) && places.text(*place, "kind") == "port";
    };
    if (table_.name() == "places") return where([&](std::size_t r) { return is_port(table_.id(r)); });
    return has_place_ ? where([&](std::size_t r) { return is_port(table_.text(r, "place")); }) : Marks(table_.size(), false);
  }
  Marks by_product(const std::string& good) const {
    const Table& processes = study_.table("processes");
    return where([&](std::size_t r) {
      const auto outputs = processes.recipe(*processes.find(table_.text(r, "process")), "outputs");
      return std::ranges::any_of(outputs, [&](const auto& output) { return is_match(good, output.first); });
    });
  }
  Marks by_owner(const Node& term) const {
    Marks marks(table_.size(), false);
    const Table& owners = study_.table("owners");
    const std::string prefix = table_.name() + ":";
    for (std::size_t o = 0; o < owners.size(); ++o) {
      const std::string& asset = owners.text(o, "asset");
      if (!asset.starts_with(prefix) || !is_match(term.value, owners.text(o, "holder"))) continue;
      const double percent = owners.number(o, "percent");
      const auto row = table_.find(std::string_view(asset).substr(prefix.size()));
      if (row && percent > 0 && percent >= term.percent) marks[*row] = true;
    }
    return marks;
  }
  /// The links of the gateways of all corridors with this name; a gateway may name another corridor.
  Marks by_corridor(const std::string& value) const {
    Marks marks(table_.size(), false);
    const Table& corridors = study_.table("corridors");
    if (depth_ >= kMaxCorridorDepth) return marks;
    for (std::size_t c = 0; c < corridors.size(); ++c) {
      if (!is_match(value, corridors.id(c))) continue;
      const auto gateway = Selector::parse(corridors.text(c, "gateway"), study_);
      if (!gateway) continue;  // the reader has told that already
      const Marks more = gateway->select(study_, table_.name(), depth_ + 1);
      if (table_.name() != "links") continue;
      for (std::size_t r = 0; r < marks.size(); ++r) marks[r] = marks[r] || more[r];
    }
    return marks;
  }

  const Study& study_;
  const Table& table_;
  int depth_;
  bool has_place_;
};

}  // namespace

Result<Selector> Selector::parse(std::string_view text, const Study& study, const Error& where) {
  auto root = parse_selector_text(text, where);
  if (!root) return std::unexpected(root.error());
  Errors errors;
  check_terms(**root, study, where, errors);
  if (!errors.empty()) return std::unexpected(std::move(errors));
  Selector selector;
  selector.text_ = text;
  selector.root_ = *root;
  return selector;
}

std::vector<bool> Selector::select(const Study& study, std::string_view table, int depth) const {
  return Marker(study, table, depth).mark(*root_);
}

std::vector<std::string> Selector::alternatives() const {
  if (root_->kind != Node::Kind::kOr) return {text_};
  std::vector<std::string> parts;
  for (const auto& child : root_->children) parts.push_back(text_.substr(child->begin, child->end - child->begin));
  return parts;
}

}  // namespace korridor
