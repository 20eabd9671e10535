// Published programs from MPS files (B7), the network recognised where there is one, beside Clp's dual simplex.
//
// usage: program_bench [FILE...]    default: kennington/pds-02 and pds-10 of $KORRIDOR_SHARED/instances

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "clp_peer.h"
#include "korridor/instance/mps.h"
#include "korridor/instance/read_bytes.h"
#include "korridor/instance/solve_program.h"
#include "ratio.h"

namespace korridor {
namespace {

/// False where the file cannot be read.
bool race(const std::filesystem::path& file) {
  const auto bytes = read_bytes(file);
  if (!bytes) return false;
  const auto program = read_mps(*bytes, file.filename().string());
  if (!program) return false;
  double ours = NAN, theirs = NAN;
  const std::string name = file.filename().string();
  compare(
      "B7 program", "Clp dual", name.c_str(), 3, 1,
      [&] {
        const auto answer = solve_mps(*program, true, {});
        if (answer) ours = answer->objective.value_or(NAN);
      },
      [&] {
        const auto clp = make_clp(program->lp);
        clp->dual();
        if (clp->status() == 0) theirs = program->objective(clp->objectiveValue());
      });
  if (!(std::abs(ours - theirs) <= 1e-7 * std::abs(theirs)))
    fmt::print("WRONG: {}: ours {:.9g}, Clp {:.9g}\n", name, ours, theirs);
  return true;
}

}  // namespace
}  // namespace korridor

int main(int argc, char** argv) {
  std::vector<std::filesystem::path> files(argv + 1, argv + argc);
  if (files.empty()) {
    const char* shared = std::getenv("KORRIDOR_SHARED");
    const std::filesystem::path folder =
        std::filesystem::path(shared == nullptr ? "." : shared) / "instances/kennington";
    files = {folder / "pds-02.mps.bz2", folder / "pds-10.mps.bz2"};
  }
  int skipped = 0;
  for (const auto& file : files) skipped += korridor::race(file) ? 0 : 1;
  if (skipped > 0) fmt::print("skipped: {} of {} files cannot be read\n", skipped, files.size());
}
