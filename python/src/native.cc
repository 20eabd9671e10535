#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>

#include <memory>
#include <optional>
#include <string>
#include <tuple>

#include "calls.h"
#include "korridor/base/version.h"
#include "korridor/service/request_fields.h"
#include "watched_run.h"

namespace nb = nanobind;

namespace korridor::python {
namespace {

/// A study that was read; it never changes, so calls from several threads share it.
struct LoadedStudy {
  std::shared_ptr<const Study> study;
};

/// The study, or nothing; and its errors as the JSON of a reply.
std::tuple<std::optional<LoadedStudy>, std::string> load(const std::string& folder) {
  nb::gil_scoped_release free;
  auto study = read_study(folder);
  if (!study) return {std::nullopt, to_json_line(reply_errors("check", study.error()).json)};
  const Json head = reply_head("check", &*study, "ok");
  return {LoadedStudy{std::make_shared<const Study>(std::move(*study))}, to_json_line(head)};
}

std::tuple<std::string, int> call(const std::string& command, const LoadedStudy* loaded, const std::string& request,
                                  int threads, const nb::object& progress) {
  auto asked = parse_request(request);
  if (!asked) {
    const Reply refused = reply_errors(command, asked.error());
    return {to_json_line(refused.json), refused.exit_code};
  }
  const std::shared_ptr<const Study> study = loaded != nullptr ? loaded->study : nullptr;
  const Reply reply = run_watched(
      [command, study, asked = std::move(*asked), threads](const Tell& tell, const TellShare& tell_share) {
        return run_call(command, study.get(), asked,
                        {.threads = threads, .time_limit_s = 0, .tell = tell, .tell_share = tell_share});
      },
      progress);
  nb::gil_scoped_release free;
  return {to_json_line(reply.json), reply.exit_code};
}

}  // namespace

NB_MODULE(_native, module) {
  nb::set_leak_warnings(false);  // what a script still holds when it ends is no leak
  module.attr("version") = std::string(version());
  nb::module_::import_("atexit").attr("register")(nb::cpp_function(&join_leftovers));
  nb::class_<LoadedStudy>(module, "LoadedStudy", "A study that was read and checked. Made by load().");
  module.def("load", &load, nb::arg("folder"),
             "Reads a study folder: the study and the head of a reply, or None and a reply that tells every error.");
  module.def("call", &call, nb::arg("command"), nb::arg("study").none(), nb::arg("request"), nb::arg("threads") = 1,
             nb::arg("progress") = nb::none(),
             "Runs a command: its JSON reply and the exit code of the program. The GIL is released meanwhile.");
}

}  // namespace korridor::python
