#include "korridor/report/flows.h"

#include <cmath>
#include <map>
#include <tuple>

namespace korridor {
namespace {

/// JSON inside a script element must not hold `</` or `<!--`; a less-than sign may be written as an escape instead.
std::string guard(std::string json) {
  std::string safe;
  for (const char c : json) {
    if (c == '<')
      safe += "\\u003c";
    else if (c == '>')
      safe += "\\u003e";
    else if (c == '&')
      safe += "\\u0026";
    else
      safe += c;
  }
  return safe;
}

/// Plain text for JSON: names come escaped for HTML, and the script writes them as text.
std::string plain(std::string html) {
  static const std::pair<const char*, const char*> kEntities[] = {
      {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
  for (const auto& [entity, sign] : kEntities)
    for (std::size_t at = 0; (at = html.find(entity, at)) != std::string::npos; ++at)
      html.replace(at, std::string(entity).size(), sign);
  return html;
}

}  // namespace

double LinkFlow::total(std::string_view year) const {
  double sum = 0;
  for (const Amount& a : amounts)
    if (a.year == year) sum += a.forward_t + a.backward_t;
  return sum;
}

double LinkFlow::load(std::string_view year) const {
  return full.contains(year) ? 1 : (base_t + total(year)) / capacity_t;
}

std::vector<LinkFlow> list_flows(const View& view) {
  std::map<std::string, std::map<std::pair<std::string, std::string>, LinkFlow::Amount>> sums;
  for (const auto& row : list_of(view.in.plan, "flows")) {
    const std::string link = text_of(row, "link"), year = year_of(text_of(row, "period")), good = text_of(row, "good");
    const double t = number_of(row, "t");
    if (!std::isfinite(t)) continue;
    LinkFlow::Amount& amount = sums[link][{year, good}];
    amount.year = year;
    amount.good = good;
    (text_of(row, "from") == view.cell("links", link, "from") ? amount.forward_t : amount.backward_t) += t;
  }
  std::map<std::string, std::set<std::string, std::less<>>> full;
  for (const auto& limit : list_of(view.in.plan, "limits"))
    if (text_of(limit, "kind") == "link" && number_of(limit, "used") >= number_of(limit, "limit") * (1 - 1e-6))
      full[text_of(limit, "name")].insert(year_of(text_of(limit, "period")));
  std::vector<LinkFlow> flows;
  const Table& links = view.study.table("links");
  for (std::size_t row = 0; row < links.size(); ++row) {
    const auto at = sums.find(links.id(row));
    if (at == sums.end()) continue;
    LinkFlow flow{.link = links.id(row),
                  .from = links.text(row, "from"),
                  .to = links.text(row, "to"),
                  .mode = links.text(row, "mode"),
                  .capacity_t = links.number(row, "capacity_t_per_year"),
                  .base_t = links.number(row, "base_load_t_per_year"),
                  .amounts = {},
                  .full = full[links.id(row)]};
    for (const auto& [key, amount] : at->second) flow.amounts.push_back(amount);
    flows.push_back(std::move(flow));
  }
  return flows;
}

std::string flows_json(const View& view, const std::vector<LinkFlow>& flows) {
  std::map<std::string, std::size_t> goods;
  Json data;
  data["lang"] = view.words.lang();
  data["year"] = view.year;
  data["goods"] = Json::array();
  data["links"] = Json::array();
  for (const LinkFlow& flow : flows) {
    Json link{{"id", flow.link},
              {"name", plain(view.link(flow.link))},
              {"from", plain(view.place(flow.from))},
              {"to", plain(view.place(flow.to))},
              {"cap", number_or_null(flow.capacity_t)},
              {"base", number_or_null(flow.base_t)},
              {"t", Json::array()},
              {"full", flow.full}};
    for (const auto& a : flow.amounts) {
      const auto [at, fresh] = goods.try_emplace(a.good, goods.size());
      if (fresh) data["goods"].push_back(plain(view.good(a.good)));
      link["t"].push_back({a.year, at->second, std::round(a.forward_t), std::round(a.backward_t)});
    }
    data["links"].push_back(std::move(link));
  }
  data["words"]["map.used"] = plain(view.words("map.used"));
  return guard(data.dump());
}

}  // namespace korridor
