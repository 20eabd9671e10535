// Published instances with recorded values, where they are at hand: a fast part of what scripts/instances solves.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "korridor/instance/solve_instance.h"

namespace korridor {
namespace {

std::filesystem::path folder() {
  const char* shared = std::getenv("KORRIDOR_SHARED");
  const std::filesystem::path base = shared != nullptr ? shared : KORRIDOR_SOURCE_DIR "/../shared";
  return base / "instances";
}

struct Published {
  const char *file, *problem;
  double recorded, tolerance;
  const char* method;
};

class PublishedInstance : public testing::TestWithParam<Published> {};

TEST_P(PublishedInstance, ReachesItsRecordedValue) {
  const Published& row = GetParam();
  if (!std::filesystem::exists(folder() / row.file)) GTEST_SKIP() << row.file << " is not at hand";
  const auto answer = solve_instance({.file = folder() / row.file, .problem = row.problem});
  ASSERT_TRUE(answer) << to_line(answer.error().front());
  ASSERT_TRUE(answer->objective && answer->gap) << answer->method;
  EXPECT_EQ(answer->status, InstanceStatus::kOptimal);
  EXPECT_NEAR(*answer->objective / row.recorded, 1, row.tolerance);
  EXPECT_LE(*answer->gap, 1e-6);
  EXPECT_TRUE(answer->method.starts_with(row.method)) << answer->method;
  for (const auto& check : answer->checks) EXPECT_TRUE(check.ok()) << check.name << " " << check.worst;
}

INSTANTIATE_TEST_SUITE_P(
    Fast, PublishedInstance,
    testing::Values(Published{"netgen/netgen_mcf_256_2048.min.gz", "", 168062552, 0, "network simplex"},
                    Published{"netgen/netgen_tr_512_4096.min.gz", "", 454822920, 0, "network simplex"},
                    Published{"netgen/netgen_mcf_8192_65536.min.gz", "", 957420303, 0, "network simplex"},
                    Published{"kennington/ken-07.mps.bz2", "", -679520443.38, 1e-9, "dual simplex"},
                    Published{"fctp/gr4x6.mps.bz2", "", 202.35, 1e-9, "branch"},
                    Published{"corridor/corridor_100_300_4_6_1.0.mps.gz", "", 259060.033202, 1e-9, "dual simplex"},
                    Published{"sndlib/polska.txt", "", 0.3698711596, 1e-8, "dual simplex"},
                    Published{"tntp/SiouxFalls_net.tntp.gz", "", 4231335.28711, 1e-9, "gradient projection"},
                    Published{"tntp/SiouxFalls_net.tntp.gz", "all_or_nothing", 3176000, 1e-12, "Dijkstra"},
                    Published{"canad/r02.1.dow", "weak_relaxation", 214712.6875, 1e-9, "dual simplex"},
                    Published{"canad/p33.dat", "strong_relaxation", 511953.98753, 1e-9, "dual simplex"},
                    Published{"interdiction/spgrid_5x8_b3_s5.txt", "", 35, 1e-9, "dual program"}));

TEST(SolveInstance, TellsWhatItCannotRead) {
  const auto error = [](const InstanceRequest& request) { return solve_instance(request).error().front(); };
  const std::filesystem::path folder = std::filesystem::temp_directory_path();
  EXPECT_EQ(error({.file = folder / "no_such_file.mps"}).code, "no_file");
  EXPECT_EQ(error({.file = folder}).code, "no_file");
  EXPECT_EQ(error({.file = KORRIDOR_SOURCE_DIR "/README.md"}).code, "unknown_format");
}

}  // namespace
}  // namespace korridor
