#include "korridor/study/selector.h"

#include <algorithm>
#include <optional>

#include "korridor/study/selector_names.h"
#include "korridor/study/selector_parser.h"

namespace korridor {
namespace {

using Node = Selector::Node;
using Marks = std::vector<bool>;

Marks mark(const Study& study, const Table& table, const Node& node, class Gateways& gateways);

/// Links of the gateways of corridors, each worked out once however often it is named.
///
/// A gateway that leads back to itself (the reader refuses it) adds nothing there, so that the search always ends.
class Gateways {
 public:
  explicit Gateways(const Study& study)
      : study_(study), links_(study.table("corridors").size()), open_(links_.size()) {}

  /// Adds the links of all corridors with this name.
  void add(std::string_view name, Marks& marks) {
    const Table& corridors = study_.table("corridors");
    for (std::size_t c = 0; c < corridors.size(); ++c) {
      if (!is_match(name, corridors.id(c)) || open_[c]) continue;
      if (!links_[c]) work_out(c, corridors.text(c, "gateway"));
      for (std::size_t r = 0; r < marks.size(); ++r) marks[r] = marks[r] || (*links_[c])[r];
    }
  }

 private:
  void work_out(std::size_t corridor, const std::string& gateway) {
    const Table& table = study_.table("links");
    open_[corridor] = true;
    auto root = parse_selector_text(gateway, {});
    Errors unknown;  // the reader has told them
    if (root) resolve_names(**root, study_, gateway, {}, unknown);
    const bool known = root && unknown.empty();
    links_[corridor] = known ? mark(study_, table, **root, *this) : Marks(table.size(), false);
    open_[corridor] = false;
  }

  const Study& study_;
  std::vector<std::optional<Marks>> links_;
  Marks open_;
};

/// Marks the rows of one table, one pass for each term.
class Marker {
 public:
  Marker(const Study& study, const Table& table, Gateways& gateways)
      : study_(study), table_(table), gateways_(gateways), place_(table.schema().find("place")) {}

  Marks mark_term(const Node& term) const {
    const std::string& v = term.value;
    if (term.key == "country") return by_country(v);
    if (term.key == "corridor") return by_corridor(v);
    if (term.key == "owner") return by_owner(term);
    if (term.key == "label") return by_column("labels", v);
    if (term.key == "gauge") return by_column("gauge_mm", v);
    if (term.key == "port") return by_port(v);
    if (term.key == "good" && table_.name() == "plants") return by_product(v);
    if (const char* table = table_of_key(term.key); table != nullptr && table_.name() == table) return by_id(v);
    return by_column(term.key, v);  // references, mode, kind, status, buyer, seller
  }

 private:
  template <class Holds>
  Marks where(Holds&& holds) const {
    Marks marks(table_.size());
    for (std::size_t r = 0; r < marks.size(); ++r) marks[r] = holds(r);
    return marks;
  }
  Marks by_id(std::string_view value) const {
    if (value.ends_with('*')) return where([&](std::size_t r) { return is_match(value, table_.id(r)); });
    Marks marks(table_.size(), false);
    if (const auto row = table_.find(value)) marks[*row] = true;
    return marks;
  }
  Marks by_column(std::string_view column, std::string_view value) const {
    const auto c = table_.schema().find(column);
    if (!c) return Marks(table_.size(), false);
    if (table_.schema().fields[*c].list)
      return where([&](std::size_t r) { return is_item_match(value, table_.text(r, *c)); });
    return where([&](std::size_t r) { return is_match(value, table_.text(r, *c)); });
  }
  /// Rows that are a place, or stand in one, for which something holds.
  template <class Holds>
  Marks by_place(Holds&& holds) const {
    const Table& places = study_.table("places");
    if (table_.name() == "places") return where(holds);
    if (!place_) return Marks(table_.size(), false);
    return where([&](std::size_t r) {
      const auto place = places.find(table_.text(r, *place_));
      return place && holds(*place);
    });
  }
  Marks by_country(const std::string& country) const {
    if (table_.name() == "links") return by_column("countries", country);
    const Table& places = study_.table("places");
    return by_place([&, c = places.column("country")](std::size_t p) { return places.text(p, c) == country; });
  }
  Marks by_port(const std::string& value) const {
    const Table& places = study_.table("places");
    return by_place([&, c = places.column("kind")](std::size_t p) {
      return is_match(value, places.id(p)) && places.text(p, c) == "port";
    });
  }
  Marks by_product(const std::string& good) const {
    const Table& processes = study_.table("processes");
    return where([&](std::size_t r) {
      const auto process = processes.find(table_.text(r, "process"));
      return process && std::ranges::any_of(processes.recipe(*process, "outputs"),
                                            [&](const auto& output) { return is_match(good, output.first); });
    });
  }
  Marks by_owner(const Node& term) const {
    const Table& owners = study_.table("owners");
    const std::string prefix = table_.name() + ":";
    std::vector<double> percent(table_.size());  // stakes of one holder in one asset add up
    for (std::size_t o = 0; o < owners.size(); ++o) {
      const std::string& asset = owners.text(o, "asset");
      if (!asset.starts_with(prefix) || !is_match(term.value, owners.text(o, "holder"))) continue;
      if (const auto row = table_.find(std::string_view(asset).substr(prefix.size())))
        percent[*row] += owners.number(o, "percent");
    }
    return where([&](std::size_t r) { return percent[r] > 0 && percent[r] >= term.percent; });
  }
  Marks by_corridor(const std::string& value) const {
    Marks marks(table_.size(), false);
    if (table_.name() == "links") gateways_.add(value, marks);
    return marks;
  }

  const Study& study_;
  const Table& table_;
  Gateways& gateways_;
  std::optional<std::size_t> place_;
};

Marks mark(const Study& study, const Table& table, const Node& node, Gateways& gateways) {
  if (node.kind == Node::Kind::kTerm) return Marker(study, table, gateways).mark_term(node);
  Marks marks = mark(study, table, *node.children.front(), gateways);
  if (node.kind == Node::Kind::kNot) {
    marks.flip();
    return marks;
  }
  for (std::size_t c = 1; c < node.children.size(); ++c) {
    const Marks other = mark(study, table, *node.children[c], gateways);
    for (std::size_t r = 0; r < marks.size(); ++r)
      marks[r] = node.kind == Node::Kind::kAnd ? marks[r] && other[r] : marks[r] || other[r];
  }
  return marks;
}

}  // namespace

Result<Selector> Selector::parse(std::string_view text, const Study& study, const Error& where) {
  auto root = parse_selector_text(text, where);
  if (!root) return std::unexpected(root.error());
  Errors errors;
  resolve_names(**root, study, text, where, errors);
  if (!errors.empty()) return std::unexpected(std::move(errors));
  Selector selector;
  selector.text_ = text;
  selector.root_ = *root;
  return selector;
}

std::vector<bool> Selector::select(const Study& study, std::string_view table) const {
  Gateways gateways(study);
  return mark(study, study.table(table), *root_, gateways);
}

std::vector<std::string> Selector::alternatives() const {
  if (root_->kind != Node::Kind::kOr) return {text_};
  std::vector<std::string> parts;
  for (const auto& child : root_->children) parts.push_back(text_.substr(child->begin, child->end - child->begin));
  return parts;
}

}  // namespace korridor
