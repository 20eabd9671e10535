#include "growth_plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace korridor {
namespace {

constexpr double kWidth = 640, kHeight = 400, kLeft = 64, kRight = 165, kTop = 16, kBottom = 56;
constexpr std::array kColours{"#0072b2", "#d55e00", "#009e73"};  // Okabe and Ito 2008

struct Frame {
  double least_x = 1e300, most_x = 0, least_y = 1e300, most_y = 0;
  explicit Frame(const std::vector<GrowthLine>& lines) {
    for (const GrowthLine& line : lines)
      for (const auto& [factor, seconds] : line.points) {
        least_x = std::min(least_x, factor), most_x = std::max(most_x, factor);
        least_y = std::min(least_y, seconds), most_y = std::max(most_y, seconds);
      }
    least_y = std::pow(10, std::floor(std::log10(least_y))), most_y = std::pow(10, std::ceil(std::log10(most_y)));
  }
  [[nodiscard]] double x(double factor) const {
    return kLeft + (kWidth - kLeft - kRight) * std::log(factor / least_x) / std::log(most_x / least_x);
  }
  [[nodiscard]] double y(double seconds) const {
    return kHeight - kBottom - (kHeight - kTop - kBottom) * std::log(seconds / least_y) / std::log(most_y / least_y);
  }
};

std::string draw_axes(const Frame& frame, const std::vector<GrowthLine>& lines, const std::string& below) {
  std::string svg;
  for (double s = frame.least_y; s < frame.most_y * 1.01; s *= 10)
    svg +=
        fmt::format("<path d='M{} {:.1f}H{}' stroke='#ddd'/><text x='{}' y='{:.1f}' text-anchor='end'>{:g} s</text>\n",
                    kLeft, frame.y(s), kWidth - kRight, kLeft - 8, frame.y(s) + 4, s);
  for (const GrowthPoint& point : lines.front().points)
    svg += fmt::format("<text x='{:.1f}' y='{}' text-anchor='middle'>{:g}</text>\n", frame.x(point.factor),
                       kHeight - kBottom + 20, point.factor);
  return svg + fmt::format("<text x='{}' y='{}'>{}</text>\n", kLeft, kHeight - 10, below);
}

/// From the first point on, as if twice the size cost twice as much.
std::string draw_proportion(const Frame& frame, const GrowthLine& line) {
  const auto& [factor, seconds] = line.points.front();
  return fmt::format("<path d='M{:.1f} {:.1f}L{:.1f} {:.1f}' stroke='#999' stroke-dasharray='3 3' fill='none'/>\n",
                     frame.x(factor), frame.y(seconds), frame.x(frame.most_x),
                     frame.y(seconds * frame.most_x / factor));
}

std::string draw_line(const Frame& frame, const GrowthLine& line, const char* colour, double name_y) {
  std::string path, dots;
  for (const auto& [factor, seconds] : line.points) {
    path += fmt::format("{}{:.1f} {:.1f}", path.empty() ? 'M' : 'L', frame.x(factor), frame.y(seconds));
    dots += fmt::format("<circle cx='{:.1f}' cy='{:.1f}' r='3' fill='{}'/>", frame.x(factor), frame.y(seconds), colour);
  }
  return fmt::format(
      "<path d='{}' stroke='{}' stroke-width='2' fill='none'/>{}\n<text x='{}' y='{:.1f}' fill='{}'>{} "
      "({:.2f})</text>\n",
      path, colour, dots, kWidth - kRight + 10, name_y, colour, line.name, line.power());
}

}  // namespace

double GrowthLine::power() const {
  double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
  for (const auto& [factor, seconds] : points) {
    const double x = std::log(factor), y = std::log(seconds);
    n += 1, sx += x, sy += y, sxx += x * x, sxy += x * y;
  }
  return (n * sxy - sx * sy) / (n * sxx - sx * sx);
}

std::string draw_growth(const std::vector<GrowthLine>& lines, const std::string& below) {
  const Frame frame(lines);
  std::string svg = fmt::format(
      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {} {}' font-family='sans-serif' font-size='12'>\n"
      "<rect width='100%' height='100%' fill='#fff'/>\n",
      kWidth, kHeight);
  svg += draw_axes(frame, lines, below);
  std::vector<double> ends;
  for (const GrowthLine& line : lines) ends.push_back(frame.y(line.points.back().seconds));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto above = std::ranges::count_if(ends, [&](double end) { return end < ends[i]; });
    svg += draw_proportion(frame, lines[i]);
    svg += draw_line(frame, lines[i], kColours[i % kColours.size()],
                     std::ranges::min(ends) + 16.0 * static_cast<double>(above));
  }
  return svg + "</svg>\n";
}

}  // namespace korridor
