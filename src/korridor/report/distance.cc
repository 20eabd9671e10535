#include "korridor/report/distance.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace korridor {
namespace {

constexpr double kWidth = 540, kHeight = 240, kLeft = 44, kRight = 124, kTop = 24, kBottom = 40;
constexpr double kLine = 13;       // px between two labels that share their columns
constexpr double kLetter = 7;      // px, for a name
constexpr std::size_t kLooks = 6;  // lines that the style sheet tells apart

struct Step {
  double km = 0, days = 0, usd = 0;
};
struct Way {
  std::string name;  // HTML
  std::vector<Step> steps;
};
using Measure = double Step::*;

std::vector<Way> list_ways(const View& view) {
  std::vector<Way> ways;
  for (const Json& told : list_of(view.in.ways, "by_class")) {
    Way way{.name = view.way_class(text_of(told, "class")), .steps = {Step{}}};
    for (const Json& leg : list_of(told, "legs")) {
      const Step& last = way.steps.back();
      way.steps.push_back({.km = last.km + number_of(leg, "length_km"),
                           .days = last.days + number_of(leg, "time_h") / 24,
                           .usd = last.usd + number_of(leg, "cost_usd_per_t")});
    }
    const Step& end = way.steps.back();
    if (std::isfinite(end.km + end.days + end.usd) && end.km > 0) ways.push_back(std::move(way));
  }
  return ways;
}

/// The distance between marks of an axis: 1, 2 or 5 times a power of ten, at most `most` of them.
double mark_step(double largest, int most) {
  const double rough = largest / most, power = std::pow(10, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (factor * power >= rough) return factor * power;
  return 10 * power;
}

class DistanceChart {
 public:
  DistanceChart(const View& view, const std::vector<Way>& ways, Measure measure)
      : view_(view), ways_(ways), measure_(measure) {
    for (const Way& way : ways) {
      largest_km_ = std::max(largest_km_, way.steps.back().km);
      for (const Step& step : way.steps) largest_ = std::max(largest_, step.*measure);
    }
    if (!(largest_ > 0)) largest_ = 1;
  }
  [[nodiscard]] std::string draw(const std::string& title, const std::string& unit) const {
    std::string says;
    for (const Way& way : ways_)
      says += (says.empty() ? "" : "; ") + way.name + " " + view_.num.brief(way.steps.back().*measure_) + " " + unit +
              ", " + view_.num.fixed(way.steps.back().km) + " km";
    return fmt::format(
               "<figure><svg class=\"chart\" viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\"><title>{}</title>"
               "<desc>{}</desc>",
               kWidth, kHeight, title, says) +
           draw_axes(unit) + draw_ways() + draw_names() + "</svg></figure>\n";
  }

 private:
  [[nodiscard]] double at_x(double km) const { return kLeft + (kWidth - kLeft - kRight) * km / largest_km_; }
  [[nodiscard]] double at_y(double value) const {
    return kHeight - kBottom - (kHeight - kBottom - kTop) * value / largest_;
  }
  [[nodiscard]] std::string draw_axes(const std::string& unit) const {
    const double floor = kHeight - kBottom, edge = kWidth - kRight;
    std::string svg =
        fmt::format("<path class=\"axis\" d=\"M{:.0f} {:.0f}V{:.0f}H{:.0f}\"/>", kLeft, kTop, floor, edge);
    const double rise = mark_step(largest_, 4), stride = mark_step(largest_km_, 5);
    for (int i = 0; i * rise <= largest_; ++i)
      svg += fmt::format("<text class=\"tick end\" x=\"{:.0f}\" y=\"{:.1f}\">{}</text>", kLeft - 6, at_y(i * rise) + 4,
                         view_.num.fixed(i * rise));
    for (int i = 0; i * stride <= largest_km_; ++i)
      svg += fmt::format("<text class=\"tick mid\" x=\"{:.1f}\" y=\"{:.0f}\">{}</text>", at_x(i * stride), floor + 16,
                         view_.num.fixed(i * stride));
    return svg + fmt::format(
                     "<text class=\"tick\" x=\"{:.0f}\" y=\"12\">{}</text><text class=\"tick end\" x=\"{:.0f}\" "
                     "y=\"{:.0f}\">km</text>",
                     4.0, unit, edge, floor + 32);
  }
  [[nodiscard]] std::string draw_ways() const {
    std::string svg;
    for (std::size_t k = 0; k < ways_.size(); ++k) {
      svg += fmt::format("<polyline class=\"way way-{}\" points=\"", k % kLooks + 1);
      for (const Step& step : ways_[k].steps) svg += fmt::format("{:.1f},{:.1f} ", at_x(step.km), at_y(step.*measure_));
      svg += "\"/>";
    }
    return svg;
  }
  /// Each name at the end of its line, moved down where another stands there.
  [[nodiscard]] std::string draw_names() const {
    struct Name {
      double x, y;
      std::size_t way;
    };
    std::vector<Name> names;
    for (std::size_t k = 0; k < ways_.size(); ++k)
      names.push_back({at_x(ways_[k].steps.back().km) + 5, at_y(ways_[k].steps.back().*measure_) + 4, k});
    std::ranges::stable_sort(names, {}, &Name::y);
    const auto end = [&](const Name& name) {
      return name.x + kLetter * static_cast<double>(ways_[name.way].name.size());
    };
    const auto meet = [&](const Name& a, const Name& b) { return a.x < end(b) && b.x < end(a); };
    std::string svg;
    for (std::size_t k = 0; k < names.size(); ++k) {
      for (std::size_t other = 0; other < k; ++other)
        if (meet(names[other], names[k])) names[k].y = std::max(names[k].y, names[other].y + kLine);
      svg += fmt::format("<text class=\"tick way-name\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>", names[k].x, names[k].y,
                         ways_[names[k].way].name);
    }
    return svg;
  }

  const View& view_;
  const std::vector<Way>& ways_;
  Measure measure_;
  double largest_km_ = 0, largest_ = 0;
};

}  // namespace

std::string render_distance(const View& view) {
  const std::vector<Way> ways = list_ways(view);
  if (ways.empty()) return {};
  return "<div class=\"charts\">" +
         DistanceChart(view, ways, &Step::days).draw(view.words("ways.days_chart"), view.words("ways.days")) +
         DistanceChart(view, ways, &Step::usd).draw(view.words("ways.usd_chart"), "USD/t") +
         "</div>\n<p class=\"note\">" + view.words("ways.chart_note") + "</p>\n";
}

}  // namespace korridor
