#include "korridor/report/refusal.h"

#include <algorithm>
#include <map>

#include "korridor/base/phrases.h"
#include "korridor/report/html.h"

namespace korridor {
namespace {

std::string write_error(const View& view, const Json& error) {
  const auto say = [&](const char* key) {
    const std::string english = text_of(error, key);
    return escape_html(translate_phrase(english, view.words.lang()).value_or(english));
  };
  const std::string hint = say("hint");
  return "<code>" + escape_html(text_of(error, "code")) + "</code> " + say("message") +
         (hint.empty() ? "" : " (" + hint + ")");
}

/// Rows that cannot hold together are what makes it a refusal: no choice of projects having a plan is an answer.
bool is_infeasible(const Json& reply) {
  return text_of(reply, "status") == "infeasible" && !list_of(reply, "conflict").empty();
}

/// Curves of a frontier, and none that goes from one point to another.
bool lacks_curves(const Json& reply) {
  const Json& curves = list_of(reply, "curves");
  return !curves.empty() && std::ranges::none_of(curves, [](const Json& curve) { return is_drawn(curve); });
}

/// What keeps the curves away, each reason once, behind the goods that it holds for.
std::string write_lack_of_curves(const View& view, const Json& reply) {
  std::map<std::string, std::vector<std::string>> goods;
  for (const Json& curve : list_of(reply, "curves")) {
    const std::string reason = text_of(curve, "reason");
    const std::string says = translate_phrase(reason, view.words.lang()).value_or(reason);
    goods[reason.empty() ? view.words("refused.no_way") : escape_html(says)].push_back(
        view.good(text_of(curve, "good")));
  }
  std::string told;
  for (const auto& [why, names] : goods) told += (told.empty() ? "" : "; ") + view.words.list(names) + ": " + why;
  return told;
}

}  // namespace

bool is_drawn(const Json& curve) { return list_of(curve, "points").size() > 1; }

std::string write_refusal(const View& view, const Json& reply) {
  std::string told;
  const auto add = [&](const std::string& part) { told += (told.empty() ? "" : "; ") + part; };
  for (const Json& error : list_of(reply, "errors")) add(write_error(view, error));
  if (lacks_curves(reply)) return write_lack_of_curves(view, reply);
  if (!told.empty() || !is_infeasible(reply)) return told;
  for (const Json& row : list_of(reply, "conflict"))
    add(escape_html(text_of(row, view.words.lang() == "de" ? "says_de" : "says")));
  const std::string world = text_of(reply, "infeasible_world");
  return view.words(world == "after" ? "refused.scenario" : "refused.year", {view.year, told});
}

std::string or_refusal(const View& view, const Json& reply, std::string told) {
  const std::string refusal = write_refusal(view, reply);
  return refusal.empty() ? std::move(told) : "<p class=\"warn\">" + view.words("refused", {refusal}) + "</p>\n";
}

std::string code_of_refusal(const Json& reply) {
  const Json& errors = list_of(reply, "errors");
  if (!errors.empty()) return text_of(errors.front(), "code");
  if (lacks_curves(reply)) return "no_curve";
  return is_infeasible(reply) ? "infeasible" : "";
}

}  // namespace korridor
