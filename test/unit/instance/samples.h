#pragma once

#include <string>

namespace korridor::instance_test {

/// Small files of each format, written for these tests.

inline const std::string kMps =
    "NAME sample\nROWS\n N cost\n L roof\n G floor\n E same\nCOLUMNS\n    x cost 1 roof 1\n    x floor 1\n"
    "    y cost 2 roof 1\n    y same 1\n    z cost -1 same -1\nRHS\n    r roof 4 floor 1\nRANGES\n    g roof 2.5\n"
    "BOUNDS\n UP b x 4\n LO b y -1\n UP b y 1\n FR b z\nENDATA\n";

inline const std::string kDimacs =
    "c two ways\np min 4 5\nn 1 4\nn 4 -4\na 1 2 0 4 2\na 1 3 0 2 2\na 2 3 0 2 1\na 2 4 0 3 3\na 3 4 0 5 1\n";

inline const std::string kCanad = " TITLE\n 3 3 2\n 1 2 1 10 5 1 1\n 2 3 1 10 5 1 1\n 1 3 4 10 3 1 1\n 1 3 4\n 1 2 2\n";

inline const std::string kCanadByGood = " 2 2 1\n 1 2 10 5 1\n 1 3 10\n 1 2 4 1 1\n 1 1 4\n 1 1 6\n 1 2 -6\n";

inline const std::string kSndlib =
    "?SNDlib native format; type: network; version: 1.0\n# network triangle\nMETA (\n  unit = X\n)\nNODES (\n  A ( 0 0 "
    ")\n"
    "  B ( 1 0 )\n  C ( 0 1 )\n)\nLINKS (\n  L1 ( A B ) 4.00 0.00 0.00 0.00 ( 2.00 1.00 6.00 2.00 )\n"
    "  L2 ( B C ) 5.00 0.00 0.00 0.00 ( )\n  L3 ( A C ) 0.00 0.00 0.00 0.00 ( 5.00 1.00 )\n)\n"
    "DEMANDS (\n  D1 ( A B ) 1 10.00 UNLIMITED\n  D2 ( C B ) 1 5.00 UNLIMITED\n)\n"
    "ADMISSIBLE_PATHS (\n  D1 (\n    P0 ( L1 )\n    P1 ( L3 L2 )\n  )\n)\n";

inline const std::string kNet =
    "<NUMBER OF ZONES> 2\n<NUMBER OF NODES> 2\n<FIRST THRU NODE> 1\n<NUMBER OF LINKS> 2\n<END OF METADATA>\n\n"
    "~ init term capacity length time b power speed toll type ;\n 1 2 2 1 10 0.5 1 0 0 1 ;\n 1 2 4 1 12 0 4 0 0 1;\n";

inline const std::string kTrips =
    "<NUMBER OF ZONES> 2\n<TOTAL OD FLOW> 3.0\n<END OF METADATA>\n\nOrigin 1\n  1 : 7.0; 2 : 3.0;\n";

inline const std::string kInterdiction = "3 3 1\n0 1 1 5\n1 2 1 0\n0 2 4 9\n";

}  // namespace korridor::instance_test
