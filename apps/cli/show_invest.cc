#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "show_parts.h"
#include "text_table.h"
#include "words.h"

namespace korridor::cli {
namespace {

constexpr std::size_t kMostRows = 12;

/// The answer of `invest` in tables, money in m USD.
class InvestText {
 public:
  InvestText(const Json& reply, const ShowOptions& options) : reply_(reply), options_(options) {}

  [[nodiscard]] std::string make() const {
    return verdict() + chosen() + projects() + notes() + pairs() + choices("runners_up", "The next best choices") +
           choices("curve", "The best choice from each budget on") + partners() + gains();
  }

 private:
  [[nodiscard]] std::string w(const char* text) const { return word(text, options_.lang); }
  [[nodiscard]] std::string million(const Json& usd) const {
    return usd.is_null() ? std::string("–") : show_number(usd.get<double>() / 1e6, 2, options_.lang);
  }
  [[nodiscard]] static std::string text(const Json& row, const char* key) { return row[key].get<std::string>(); }
  [[nodiscard]] std::string title(const char* english) const { return "\n" + w(english) + "\n"; }

  [[nodiscard]] std::string verdict() const {
    const Json& r = reply_;
    if (r["objective_usd"].is_null())
      return w(r["status"] == "limit" ? "Time ran out before any choice was planned."
                                      : "No choice that keeps the rules has a plan.") +
             "\n";
    std::string out;
    if (r["status"] == "limit") out += stopped();
    if (r["spent_usd"] == 0.0 && r["status"] == "limit" && r["chosen"].empty())
      return out + w("So far: build nothing.") + "\n";
    if (r["spent_usd"] == 0.0 && r["saved_usd"] == 0.0)
      return out +
             w(r["granted"].get<bool>() ? "Build nothing: no project that may be chosen saves anything."
                                        : "Build nothing: no project that may be chosen saves what it costs.") +
             "\n";
    out += fmt::format("{}: {} {}, {} {}", w("m USD"), w("spent"), million(r["spent_usd"]), w("saved"),
                       million(r["saved_usd"]));
    if (!r["granted"].get<bool>())
      out += fmt::format(", {} {}, {} {}", w("cost on the first day"), million(r["charge_usd"]), w("left over"),
                         million(r["net_usd"]));
    return out + "\n";
  }

  /// What is known where the search was stopped.
  [[nodiscard]] std::string stopped() const {
    const Json& gap = reply_["gap_usd"];
    if (reply_["search"]["is_complete"].get<bool>())
      return w("Time ran out when the choice was proven: some of what follows is missing.") + "\n";
    if (!gap.is_null() && gap <= reply_["search"]["tolerance_usd"])
      return w("Time ran out: the choice is proven; the next best ones and other budgets may lack some.") + "\n";
    return fmt::format("{}: {}\n", w("Time ran out: the best so far; another choice may cost less by at most, m USD"),
                       gap.is_null() ? w("(not known)") : million(gap));
  }

  [[nodiscard]] std::string name_of(const Json& project) const {
    const bool german = options_.lang == "de" && !text(project, "name_de").empty();
    return text(project, german ? "name_de" : "name");
  }

  [[nodiscard]] std::string chosen() const {
    if (reply_["chosen"].empty()) return {};
    TextTable table({{w("build in this order"), false, true},
                     {""},
                     {w("partner")},
                     {w("opens")},
                     {w("cost"), true},
                     {w("saves then"), true},
                     {w("per USD"), true}});
    for (const Json& c : reply_["chosen"])
      table.add({text(c, "project"), name_of(c), text(c, "partner"), text(c, "opens"), million(c["cost_usd"]),
                 million(c["saves_usd"]),
                 c["saves_per_usd"].is_null() ? "–" : show_number(c["saves_per_usd"].get<double>(), 3, options_.lang)});
    return "\n" + table.render(terminal_width());
  }

  [[nodiscard]] std::string projects() const {
    TextTable table({{w("project, m USD"), false, true},
                     {""},
                     {w("partner")},
                     {w("cost"), true},
                     {w("saves alone"), true},
                     {w("as the last one"), true},
                     {w("in this choice"), true},
                     {""}});
    for (const Json& p : reply_["projects"]) {
      table.add({text(p, "project") + (p["tightens"].empty() ? "" : " *"), name_of(p), text(p, "partner"),
                 million(p["cost_usd"]), million(p["alone_usd"]), million(p["last_usd"]), million(p["here_usd"]),
                 why(p)});
    }
    return "\n" + table.render_or(w("the study has no projects; `korridor schema` tells the table to write them in"));
  }

  /// Why a project is chosen or not, with what else a reader would ask.
  [[nodiscard]] std::string why(const Json& project) const {
    const std::string code = text(project, "why"), by = text(project, "blocked_by");
    if (code.empty()) return w("chosen");
    if (code == "does_not_pay" && reply_["granted"].get<bool>()) return w("saves_nothing_here");
    if (code == "not_best" && !reply_["caps"].empty()) return w("budget and caps have no room for it");
    const bool is_idle = project["here_usd"] == 0.0 && project["last_usd"] == 0.0;
    return w(code.c_str()) + (by.empty() ? "" : " (" + by + ")") +
           (code == "cost_not_known" && is_idle ? ", " + w("saves_nothing") : "");
  }

  [[nodiscard]] std::string notes() const {
    std::string out =
        fmt::format("{} {}\n", w("What a project saves is what the plan costs less, in USD of the first day, until"),
                    text(reply_["period"], "until"));
    bool any_unknown = false;
    for (const Json& p : reply_["projects"]) any_unknown = any_unknown || p["why"] == "cost_not_known";
    if (any_unknown)
      out += w("A project whose cost is not known is worth building here while it costs less than it saves in this "
               "choice; --cost PROJECT=USD lets it be chosen.") +
             "\n";
    for (const Json& p : reply_["projects"]) {
      if (p["tightens"].empty()) continue;
      out += fmt::format("* {} {}", text(p, "project"), w("also changes"));
      for (std::size_t i = 0; i < std::min<std::size_t>(2, p["tightens"].size()); ++i)
        out += (i == 0 ? " " : ", ") + p["tightens"][i].get<std::string>();
      if (p["tightens"].size() > 2) out += ", …";
      out += fmt::format("; {}", w("its bill holds what serving that costs and not what it earns"));
      for (const Json& d : p["delivered"])
        out += fmt::format("; {} {} t", text(d, "good"),
                           (d["t"] > 0 ? "+" : "") + show_number(d["t"].get<double>(), 0, options_.lang));
      out += "\n";
    }
    return out;
  }

  [[nodiscard]] std::string pairs() const {
    if (reply_["pairs"].empty()) return {};
    TextTable table(
        {{w("two projects, m USD")}, {""}, {""}, {w("save together"), true}, {w("more than one by one"), true}});
    for (std::size_t i = 0; i < std::min(kMostRows, reply_["pairs"].size()); ++i) {
      const Json& p = reply_["pairs"][i];
      table.add({text(p, "one"), text(p, "other"), w(text(p, "kind").c_str()), million(p["both_usd"]),
                 million(p["joint_usd"])});
    }
    return "\n" + table.render(terminal_width());
  }

  [[nodiscard]] std::string choices(const char* list, const char* heading) const {
    if (reply_[list].empty()) return {};
    const bool is_granted = reply_["granted"].get<bool>();
    std::vector<TextTable::Column> columns{{w("spent, m USD"), true}, {w("saves"), true}};
    if (!is_granted) columns.push_back({w("left over"), true});
    columns.push_back({w("projects")});
    TextTable table(columns);
    for (const Json& c : reply_[list]) {
      std::string names;
      for (const Json& id : c["projects"]) names += (names.empty() ? "" : " ") + id.get<std::string>();
      const Json saves = reply_["before_usd"].is_null()
                             ? Json(nullptr)
                             : Json(reply_["before_usd"].get<double>() - c["plan_usd"].get<double>());
      std::vector<std::string> cells{million(c["spent_usd"]), million(saves)};
      if (!is_granted) cells.push_back(million(c["net_usd"]));
      cells.push_back(names.empty() ? w("nothing") : names);
      table.add(std::move(cells));
    }
    return title(heading) + table.render(terminal_width());
  }

  [[nodiscard]] std::string partners() const {
    if (reply_["partners"].empty() || reply_["spent_usd"] == 0.0) return {};
    TextTable table({{w("who pays")}, {w("m USD"), true}, {"%", true}});
    for (const Json& p : reply_["partners"])
      table.add({text(p, "partner").empty() ? w("no partner named") : text(p, "partner"), million(p["usd"]),
                 p["share"].is_null() ? "–" : show_number(100 * p["share"].get<double>(), 1, options_.lang)});
    return "\n" + table.render(terminal_width());
  }

  [[nodiscard]] std::string gains() const {
    TextTable table({{w("who gains and who pays")}, {""}, {w("m USD"), true}});
    for (std::size_t i = 0; i < std::min(kMostRows, reply_["gains"].size()); ++i) {
      const double usd = reply_["gains"][i]["usd"].get<double>();
      if (std::abs(usd) < 5e3) break;
      table.add({text(reply_["gains"][i], "country"), w(text(reply_["gains"][i], "role").c_str()),
                 (usd > 0 ? "+" : "") + show_number(usd / 1e6, 2, options_.lang)});
    }
    return table.empty() ? std::string() : "\n" + table.render(terminal_width());
  }

  const Json& reply_;
  const ShowOptions& options_;
};

}  // namespace

std::string show_invest(const Json& reply, const ShowOptions& options) { return InvestText(reply, options).make(); }

}  // namespace korridor::cli
