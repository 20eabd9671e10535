#include <fmt/format.h>

#include "show_parts.h"
#include "text_table.h"

namespace korridor::cli {
namespace {

std::string value_of(const Json& value) { return value.is_null() ? "–" : fmt::format("{:.12g}", value.get<double>()); }

std::string gap_of(const Json& value) { return value.is_null() ? "–" : fmt::format("{:.2e}", value.get<double>()); }

}  // namespace

std::string show_instance(const Json& reply, const ShowOptions& options) {
  TextTable answer({{"problem"}, {"status"}, {"objective", true}, {"bound", true}, {"gap", true}, {"seconds", true}});
  answer.add({reply["problem"], reply["status"], value_of(reply["objective"]), value_of(reply["bound"]),
              gap_of(reply["gap"]), fmt::format("{:.2f}", reply["seconds"].get<double>())});
  std::string size;
  for (const auto& [name, count] : reply["size"].items())
    size += fmt::format("{}{} {}", size.empty() ? "" : ", ", show_number(count.get<double>(), 0, options.lang), name);
  std::string out = answer.render(terminal_width()) +
                    fmt::format("\n{} ({}), {}; {}\n", reply["file"].get<std::string>(),
                                reply["format"].get<std::string>(), size, reply["method"].get<std::string>());
  for (const Json& check : reply["checks"])
    if (options.verbose || !check["ok"].get<bool>())
      out += fmt::format("check {}: {}, worst {:.2e}, tolerance {:.0e}\n", check["name"].get<std::string>(),
                         check["ok"].get<bool>() ? "ok" : "FAILED", check["worst"].get<double>(),
                         check["tolerance"].get<double>());
  return out;
}

}  // namespace korridor::cli
