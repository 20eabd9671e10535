#include <fmt/format.h>

#include "show_parts.h"
#include "text_table.h"
#include "words.h"

namespace korridor::cli {
namespace {

std::string value_of(const Json& value) { return value.is_null() ? "–" : fmt::format("{:.12g}", value.get<double>()); }

std::string gap_of(const Json& value) { return value.is_null() ? "–" : fmt::format("{:.2e}", value.get<double>()); }

}  // namespace

std::string show_instance(const Json& reply, const ShowOptions& options) {
  const auto w = [&](const std::string& text) { return word(text, options.lang); };
  TextTable answer({{w("problem")},
                    {w("status")},
                    {w("objective"), true},
                    {w("bound|value"), true},
                    {w("gap"), true},
                    {w("seconds"), true}});
  answer.add({reply["problem"], w(reply["status"]), value_of(reply["objective"]), value_of(reply["bound"]),
              gap_of(reply["gap"]), fmt::format("{:.2f}", reply["seconds"].get<double>())});
  std::string size;
  for (const auto& [name, count] : reply["size"].items())
    size +=
        fmt::format("{}{} {}", size.empty() ? "" : ", ", show_number(count.get<double>(), 0, options.lang), w(name));
  std::string out = answer.render(terminal_width()) +
                    fmt::format("\n{} ({}), {}; {}\n", reply["file"].get<std::string>(),
                                reply["format"].get<std::string>(), size, reply["method"].get<std::string>());
  for (const Json& check : reply["checks"])
    if (options.verbose || !check["ok"].get<bool>())
      out += fmt::format("{} {}: {}, {} {:.2e}, {} {:.0e}\n", w("check"), check["name"].get<std::string>(),
                         check["ok"].get<bool>() ? w("ok") : w("FAILED"), w("worst"), check["worst"].get<double>(),
                         w("tolerance"), check["tolerance"].get<double>());
  return out;
}

}  // namespace korridor::cli
