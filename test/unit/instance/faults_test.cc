// What is wrong with a problem file is told at its place; nothing that a file holds brings the program down.

#include <gtest/gtest.h>
#include <zlib.h>

#include <functional>
#include <string>

#include "korridor/base/random.h"
#include "korridor/instance/demand_network.h"
#include "korridor/instance/design_problem.h"
#include "korridor/instance/dimacs.h"
#include "korridor/instance/interdiction_problem.h"
#include "korridor/instance/mps.h"
#include "korridor/instance/read_bytes.h"
#include "korridor/instance/traffic_problem.h"
#include "unit/instance/samples.h"

namespace korridor {
namespace {

using namespace instance_test;

/// The first error, or nothing.
using Read = std::function<std::optional<Error>(const std::string&)>;

template <class Value>
std::optional<Error> first_error(const Result<Value>& read) {
  return read ? std::nullopt : std::optional(read.error().front());
}

const Read read_as_mps = [](const std::string& t) { return first_error(read_mps(t, "f")); };
const Read read_as_dimacs = [](const std::string& t) { return first_error(read_dimacs(t, "f")); };
const Read read_as_design = [](const std::string& t) { return first_error(read_design(t, "f")); };
const Read read_as_sndlib = [](const std::string& t) { return first_error(read_sndlib(t, "f")); };
const Read read_as_net = [](const std::string& t) { return first_error(read_tntp_net(t, "f")); };
const Read read_as_interdiction = [](const std::string& t) { return first_error(read_interdiction(t, "f")); };
const Read read_as_trips = [](const std::string& t) {
  auto problem = read_tntp_net(kNet, "f");
  return first_error(read_tntp_trips(t, "f", *problem));
};

struct Sample {
  const char* name;
  const Read& read;
  const std::string& text;
};
const std::vector<Sample> kSamples = {
    {"mps", read_as_mps, kMps},          {"dimacs", read_as_dimacs, kDimacs},
    {"canad", read_as_design, kCanad},   {"canad2", read_as_design, kCanadByGood},
    {"sndlib", read_as_sndlib, kSndlib}, {"net", read_as_net, kNet},
    {"trips", read_as_trips, kTrips},    {"interdiction", read_as_interdiction, kInterdiction}};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

struct Fault {
  const Read& read;
  const std::string& text;
  const char *from, *to, *told;  ///< the line of the error starts so
};

const std::vector<Fault> kFaults = {
    {read_as_mps, kMps, "roof 4", "rof 4", "f:14:7: the row is not in ROWS"},
    {read_as_mps, kMps, "x cost 1", "x cost nan", "f:8:12: the coefficient is 'nan'"},
    {read_as_mps, kMps, "x cost 1", "x cost 1e400", "f:8:12: the coefficient is '1e400'"},
    {read_as_mps, kMps, "x cost 1", "x cost 1e25", "f:8:12: the coefficient is 1e20 or more"},
    {read_as_mps, kMps, "x floor 1", "x cost 1", "f:9:7: a column has two values in one row"},
    {read_as_mps, kMps, "z cost -1", "x cost -1", "f:12:5: a column goes on after another one"},
    {read_as_mps, kMps, " E same", " Q same", "f:6:2: a row is not a kind"},
    {read_as_mps, kMps, " L roof", " L same", "f:6:4: a row has two lines"},
    {read_as_mps, kMps, "ENDATA\n", "", "f:21:1: the file ends without ENDATA"},
    {read_as_mps, kMps, "RANGES", "QUADOBJ", "f:15:1: this is no section"},
    {read_as_mps, kMps, " UP b x 4", " UP b w 4", "f:18:7: the column is not in COLUMNS"},
    {read_as_mps, kMps, " UP b x 4", " XX b x 4", "f:18:2: this is no kind of bound"},
    {read_as_mps, kMps, " UP b y 1", " UP b y -9", "f:22:1: column y has lower bound -1 above its upper bound -9"},
    {read_as_mps, kMps, " N cost", " E cost", "f:22:1: no row of kind N gives the costs"},
    {read_as_dimacs, kDimacs, "a 3 4 0 5 1\n", "", "f:8:1: the file has 4 arcs, its problem line says 5"},
    {read_as_dimacs, kDimacs, "p min 4 5", "p max 4 5", "f:2:1: the problem line is not p min"},
    {read_as_dimacs, kDimacs, "p min 4 5", "p min -4 5", "f:2:7: the number of nodes is '-4'"},
    {read_as_dimacs, kDimacs, "p min 4 5", "p min 900000000 5",
     "f:2:7: the number of nodes is 900000000, more than fits"},
    {read_as_dimacs, kDimacs, "a 1 3 0 2 2", "a 1 5 0 2 2", "f:6:5: the node is '5'"},
    {read_as_dimacs, kDimacs, "a 1 3 0 2 2", "a 1 3 4 2 2", "f:6:9: the capacity is below the lower bound"},
    {read_as_dimacs, kDimacs, "a 1 3 0 2 2", "a 1 3 0 2 1e3", "f:6:11: the cost is '1e3'"},
    {read_as_dimacs, kDimacs, "a 1 3 0 2 2", "a 1 3 0 2 99999999999999999999",
     "f:6:11: the cost is '99999999999999999999'"},
    {read_as_dimacs, kDimacs, "n 4 -4", "n 1 -4", "f:4:3: a node has two supplies"},
    {read_as_dimacs, kDimacs, "n 4 -4", "q 4 -4", "f:4:1: the line is none of c, p, n, a"},
    {read_as_dimacs, kDimacs, "p min 4 5\n", "", "f:2:1: there is no problem line before this one"},
    {read_as_design, kCanad, " 3 3 2", " 3 4 2", "f:6:2: the line is too short for an arc"},
    {read_as_design, kCanad, " 1 2 1 10 5", " 1 2 1 -10 5", "f:3:8: the capacity is -10"},
    {read_as_design, kCanad, " 1 2 1 10 5", " 1 2 inf 10 5", "f:3:6: the cost is 'inf'"},
    {read_as_design, kCanad, " 1 2 2\n", "", "f:6:1: the file ends where a good should stand"},
    {read_as_design, kCanad, " 1 2 2\n", " 1 9 2\n", "f:7:4: the node is '9'"},
    {read_as_design, kCanad, " 3 3 2", " 3 -3 2", "f:2:4: the number of arcs is '-3'"},
    {read_as_design, kCanadByGood, " 1 2 -6", " 1 2 -5", "f:7:1: the supplies of good 1 add up to 1"},
    {read_as_design, kCanadByGood, " 1 3 10", " 2 3 10", "f:3:2: the good is '2'"},
    {read_as_sndlib, kSndlib, "( B C )", "( B D )", "f:13:10: the node is not in NODES"},
    {read_as_sndlib, kSndlib, "5.00 0.00 0.00 0.00 ( )", "-5.00 0.00 0.00 0.00 ( )", "f:13:14: the capacity is -5"},
    {read_as_sndlib, kSndlib, "1 10.00", "1 NaN", "f:17:16: the demand is 'NaN'"},
    {read_as_sndlib, kSndlib, "  C ( 0 1 )", "  A ( 0 1 )", "f:9:3: a node stands twice"},
    {read_as_sndlib, kSndlib, "LINKS (", "LINX (", "f:11:1: the section is not known"},
    {read_as_sndlib, kSndlib, "( 5.00 1.00 )\n)", "( 5.00 )\n)", "f:14:36: a module lacks its cost"},
    {read_as_net, kNet, "<NUMBER OF LINKS> 2", "<NUMBER OF LINKS> 3", "f:9:1: the file has 2 links, its head says 3"},
    {read_as_net, kNet, "<NUMBER OF ZONES> 2", "<NUMBER OF ZONES> 3", "f:5:1: there are more zones than nodes"},
    {read_as_net, kNet, "<NUMBER OF ZONES> 2", "<NUMBER OF ZONES> -2", "f:1:19: NUMBER OF ZONES is '-2'"},
    {read_as_net, kNet, " 1 2 2 1 10", " 1 2 0 1 10", "f:8:6: the capacity is 0"},
    {read_as_net, kNet, " 1 2 2 1 10", " 1 2 2 1 -10", "f:8:10: the free-flow time is -10"},
    {read_as_net, kNet, "<END OF METADATA>\n", "", "f:7:2: this line is no <LABEL>"},
    {read_as_trips, kTrips, "2 : 3.0", "3 : 3.0", "f:6:12: the zone is '3'"},
    {read_as_trips, kTrips, "2 : 3.0", "2 : -3.0", "f:6:16: the number of trips is -3"},
    {read_as_trips, kTrips, "Origin 1\n", "", "f:5:3: trips stand before the first Origin"},
    {read_as_trips, kTrips, "<NUMBER OF ZONES> 2", "<NUMBER OF ZONES> 5", "f:3:1: the trips are for 5 zones"},
    {read_as_trips, kTrips, "2 : 3.0;", "2 3.0;", "f:6:12: this is not ZONE : TRIPS"},
    {read_as_interdiction, kInterdiction, "3 3 1", "3 2 1", "f:4:1: the file has 3 arcs, its first line says 2"},
    {read_as_interdiction, kInterdiction, "0 1 1 5", "0 1 -1 5", "f:2:5: a length or delay is below 0"},
    {read_as_interdiction, kInterdiction, "0 1 1 5", "0 3 1 5", "f:2:3: the node is '3'"},
    {read_as_interdiction, kInterdiction, "0 1 1 5", "0 1 1", "f:2:1: the line is not FROM TO LENGTH DELAY"},
};

TEST(Readers, TakeTheSamples) {
  for (const Sample& sample : kSamples) EXPECT_FALSE(sample.read(sample.text)) << sample.name;
}

TEST(Readers, TellAFaultAtItsPlace) {
  for (const Fault& fault : kFaults) {
    const auto error = fault.read(replaced(fault.text, fault.from, fault.to));
    ASSERT_TRUE(error) << fault.told;
    EXPECT_EQ(error->code, "bad_instance");
    EXPECT_FALSE(error->hint.empty()) << fault.told;
    EXPECT_TRUE(to_line(*error).starts_with(fault.told)) << to_line(*error) << "\nnot " << fault.told;
  }
}

/// A cut file is an error, or reads as a whole one where only blanks and remarks are lost.
TEST(Readers, ACutFileNeverBringsThemDown) {
  int refused = 0;
  int lengths = 0;
  for (const Sample& sample : kSamples)
    for (std::size_t length = 0; length < sample.text.size(); ++length, ++lengths)
      refused += sample.read(sample.text.substr(0, length)) ? 1 : 0;
  EXPECT_GT(refused, lengths * 3 / 4);
}

TEST(Readers, BytesByChanceNeverBringThemDown) {
  int refused = 0;
  for (const Sample& sample : kSamples)
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
      Random random(seed);
      std::string text = sample.text;
      for (std::uint64_t change = random.below(4); change < 4; ++change) {
        const std::size_t at = random.below(text.size());
        if (random.below(2) == 0)
          text[at] = static_cast<char>(random.below(256));
        else
          text.insert(text.begin() + static_cast<std::ptrdiff_t>(at), "0-9. \n()e"[random.below(9)]);
      }
      refused += sample.read(text) ? 1 : 0;
    }
  EXPECT_GT(refused, 500);
}

std::string gzipped(const std::string& text) {
  std::string out = text + text + std::string(200, ' ');
  z_stream z{};
  EXPECT_EQ(deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string in = text;
  z.next_in = reinterpret_cast<Bytef*>(in.data());
  z.avail_in = static_cast<uInt>(in.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&z, Z_FINISH), Z_STREAM_END);
  out.erase(out.size() - z.avail_out);
  deflateEnd(&z);
  return out;
}

TEST(Archives, AreUnpackedWhole) {
  const std::string packed = gzipped(kMps);
  EXPECT_EQ(unpack(packed, "f").value(), kMps);
  EXPECT_EQ(unpack(packed + packed, "f").value(), kMps + kMps);
  EXPECT_EQ(unpack(kMps, "f").value(), kMps);
}

TEST(Archives, ACutOneIsAnError) {
  const std::string packed = gzipped(kMps);
  for (std::size_t length = 2; length < packed.size(); ++length) {
    const auto cut = unpack(packed.substr(0, length), "f");
    ASSERT_FALSE(cut) << length;
    EXPECT_EQ(cut.error().front().code, "bad_archive");
  }
  EXPECT_EQ(unpack("BZh9 is no archive", "f").error().front().code, "bad_archive");
}

TEST(Archives, ABombIsToldByItsSize) {
  const auto bomb = unpack(gzipped(std::string(1'000'000, 'x')), "f", 100'000);
  ASSERT_FALSE(bomb);
  EXPECT_EQ(bomb.error().front().code, "file_too_large");
  EXPECT_EQ(read_bytes("/no/such/file").error().front().code, "no_file");
}

}  // namespace
}  // namespace korridor
