#include "korridor/report/charts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace korridor {
namespace {

constexpr double kBarWidth = 90;
constexpr double kWidth = 460, kHeight = 190, kLeft = 96, kBottom = 40, kTop = 14, kRight = 16;

std::string bar(double x, double width, const char* css, const std::string& says) {
  return fmt::format(
      "<svg class=\"bar\" viewBox=\"0 0 {0:.0f} 10\" width=\"{0:.0f}\" height=\"10\" role=\"img\"><title>{1}</title>"
      "<rect class=\"bar-all\" x=\"0\" y=\"1\" width=\"{0:.0f}\" height=\"8\"/><rect class=\"{2}\" x=\"{3:.1f}\" "
      "y=\"1\" width=\"{4:.1f}\" height=\"8\"/></svg>",
      kBarWidth, says, css, x, width);
}

}  // namespace

std::string draw_share(double share, const std::string& says) {
  const double part = std::isfinite(share) ? std::clamp(share, 0.0, 1.0) : 0;
  return bar(0, kBarWidth * part, "bar-got", says);
}

std::string draw_change(double value, double largest, const std::string& says) {
  const double half = kBarWidth / 2;
  const double width = largest > 0 && std::isfinite(value) ? half * std::min(1.0, std::abs(value) / largest) : 0;
  return bar(value < 0 ? half - width : half, width, value < 0 ? "bar-less" : "bar-more", says);
}

std::string draw_line(const LineChart& chart) {
  double low_x = chart.points.front().x, high_x = low_x, high_y = 0;
  for (const LinePoint& p : chart.points) {
    low_x = std::min(low_x, p.x);
    high_x = std::max(high_x, p.x);
    high_y = std::max(high_y, p.y);
  }
  const double span_x = high_x > low_x ? high_x - low_x : 1, span_y = high_y > 0 ? high_y : 1;
  const auto at_x = [&](double x) { return kLeft + (kWidth - kLeft - kRight) * (high_x - x) / span_x; };
  const auto at_y = [&](double y) { return kHeight - kBottom - (kHeight - kBottom - kTop) * y / span_y; };
  std::string line, marks;
  for (const LinePoint& p : chart.points) {
    line += fmt::format("{}{:.1f},{:.1f}", line.empty() ? "" : " ", at_x(p.x), at_y(p.y));
    marks += fmt::format("<circle class=\"point\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\"><title>{}</title></circle>",
                         at_x(p.x), at_y(p.y), p.says);
  }
  const double floor = kHeight - kBottom;
  return fmt::format(
      "<svg class=\"chart\" viewBox=\"0 0 {0:.0f} {1:.0f}\" role=\"img\" aria-label=\"{2}\"><title>{2}</title>"
      "<path class=\"axis\" d=\"M{3:.0f} {4:.0f}V{5:.0f}H{6:.0f}\"/>"
      "<polyline class=\"curve\" points=\"{7}\"/>{8}"
      "<text class=\"tick\" x=\"{3:.0f}\" y=\"{9:.0f}\">{10}</text>"
      "<text class=\"tick end\" x=\"{6:.0f}\" y=\"{9:.0f}\">{11}</text>"
      "<text class=\"tick end\" x=\"{12:.0f}\" y=\"{13:.0f}\">{14}</text>"
      "<text class=\"tick end\" x=\"{12:.0f}\" y=\"{5:.0f}\">0</text>"
      "<text class=\"tick mid\" x=\"{15:.0f}\" y=\"{16:.0f}\">{17}</text>"
      "<text class=\"tick\" x=\"{18:.0f}\" y=\"{19:.0f}\">{20}</text></svg>\n",
      kWidth, kHeight, chart.title, kLeft, kTop, floor, kWidth - kRight, line, marks, floor + 15, chart.first_x,
      chart.last_x, kLeft - 6, kTop + 8, chart.last_y, (kLeft + kWidth - kRight) / 2, floor + 31, chart.x_axis,
      kLeft + 8, kTop + 2, chart.y_axis);
}

}  // namespace korridor
