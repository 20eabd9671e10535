#include "korridor/service/verify_result.h"

#include "korridor/base/run_program.h"

namespace korridor {

Reply verify_result(const std::filesystem::path& folder, const std::string& program) {
  std::error_code error;
  std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) self = program;
  const std::filesystem::path verifier = self.parent_path() / "korridor-verify";
  const ProgramRun run = run_program({verifier.string(), folder.string(), "--json"});
  Json json = Json::parse(run.out, nullptr, false);
  if (json.is_discarded() || !json.is_object())
    return reply_errors("verify", {{.code = "no_verifier",
                                    .message = "korridor-verify gave no answer",
                                    .file = verifier.string(),
                                    .hint = "build it: it stands beside korridor"}});
  return {std::move(json), run.code};
}

}  // namespace korridor
