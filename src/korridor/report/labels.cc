#include "korridor/report/labels.h"

#include <algorithm>
#include <array>

namespace korridor {
namespace {

struct Box {
  double x0, y0, x1, y1;
  [[nodiscard]] bool meets(const Box& o) const { return x0 < o.x1 && o.x0 < x1 && y0 < o.y1 && o.y0 < y1; }
};

constexpr double kGap = 5;  // px between a dot and its label

std::vector<Box> candidates(const LabelWish& wish, double font) {
  const double w = wish.length * font * 0.56, h = font, x = wish.at.x, y = wish.at.y;
  const auto box = [&](double left, double top) { return Box{left, top, left + w, top + h}; };
  if (wish.centred) {
    std::vector<Box> near;
    for (const double down : {0.0, -1.5, 1.5, -3.0, 3.0, -4.5, 4.5})
      for (const double right : {0.0, -0.4, 0.4, -0.8, 0.8})
        near.push_back(box(x - w / 2 + right * w, y - h / 2 + down * h));
    return near;
  }
  return {box(x + kGap, y - h / 2),        box(x - kGap - w, y - h / 2), box(x - w / 2, y - kGap - h),
          box(x - w / 2, y + kGap),        box(x + kGap, y - kGap - h),  box(x + kGap, y + kGap),
          box(x - kGap - w, y - kGap - h), box(x - kGap - w, y + kGap)};
}

}  // namespace

std::vector<Label> place_labels(const std::vector<LabelWish>& wishes, const std::vector<MapPoint>& dots, double font_px,
                                const Projection& frame) {
  std::vector<Label> labels;
  std::vector<Box> taken;
  for (const MapPoint& dot : dots) taken.push_back({dot.x - 2, dot.y - 2, dot.x + 2, dot.y + 2});
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    for (const Box& box : candidates(wishes[i], font_px)) {
      const bool inside = box.x0 > 2 && box.y0 > 2 && box.x1 < frame.width() - 2 && box.y1 < frame.height() - 2;
      if (!inside || std::ranges::any_of(taken, [&](const Box& other) { return box.meets(other); })) continue;
      taken.push_back({box.x0 - 2, box.y0 - 1, box.x1 + 2, box.y1 + 1});
      const double base = box.y1 - font_px * 0.2;
      labels.push_back({i, {wishes[i].centred ? (box.x0 + box.x1) / 2 : box.x0, base}});
      break;
    }
  }
  return labels;
}

}  // namespace korridor
