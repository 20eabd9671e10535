#include "korridor/base/error_codes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace korridor {
namespace {

constexpr ErrorCode input(int number, std::string_view code, std::string_view meaning) {
  return {number, code, 2, 422, meaning};
}
constexpr ErrorCode warning(int number, std::string_view code, std::string_view meaning) {
  return {number, code, 0, 200, meaning};
}

/// A new code also says in explanations_en.txt what to do about it and in error_titles_de.cc what it means; tests hold
/// it to that.
constexpr auto kCodes = std::to_array<ErrorCode>({
    // 100: folders and files
    input(100, "no_study", "The folder, or its study.toml, is missing"),
    input(101, "no_file", "A file cannot be read"),
    input(102, "file_too_large", "A file is larger than the reader takes"),
    input(103, "unknown_table", "A CSV file, a change or a citation names a table that studies do not have"),
    input(104, "base_cycle", "A study names itself as its base, directly or through others"),
    input(105, "exists", "Something of this name is there already"),
    input(106, "cannot_write", "A file or folder cannot be written"),
    input(107, "bad_plan_file", "A file is no kept plan, or not whole"),
    // 120: text
    input(120, "csv_encoding", "The file is not UTF-8 text: a NUL or control byte, bad UTF-8, UTF-16"),
    input(121, "csv_quote", "A quote never closes, stands in a bare cell, or is followed by text"),
    input(122, "csv_cells", "A row has more or fewer cells than the header"),
    input(123, "csv_empty_line", "An empty line stands among the rows"),
    input(124, "csv_header", "The header is missing, has a column without a name, or one twice"),
    input(125, "csv_separator", "Cells are separated by semicolons or tabs"),
    input(126, "csv_line_end", "Lines end with a carriage return alone"),
    input(130, "bad_toml", "study.toml is not TOML"),
    input(131, "bad_setting", "A setting is unknown, missing, of the wrong type or out of range"),
    // 140: articles
    input(140, "news_encoding", "An article is not UTF-8 text"),
    input(141, "news_format", "An article is in a format that cannot be read here"),
    input(142, "news_language", "A language is none of de, en, fr, ru"),
    input(143, "news_lexicon", "A line of the reader's lists of words does not follow their format"),
    // 150: the ledger
    input(150, "no_ledger", "A file is no ledger"),
    input(151, "ledger_newer", "A ledger is of a version that this program does not know yet"),
    input(152, "ledger_damaged", "A ledger is damaged"),
    {153, "ledger_locked", 3, 503, "Another process is writing to the ledger, and went on for too long"},
    input(154, "bad_decision", "A decision about a statement is not of the form that is asked for"),
    // 200: one cell
    input(200, "unknown_column", "A table, a change or a citation names a column that does not exist"),
    input(201, "missing_column", "A column that is needed is missing"),
    input(202, "missing_value", "A cell that is needed is empty"),
    input(203, "bad_id", "An id holds more than letters, digits, _ . -"),
    input(204, "bad_number", "A number is not a finite decimal number"),
    input(205, "out_of_range", "A number is below the least or above the largest value allowed"),
    input(206, "bad_date", "A day does not exist, or is not written YYYY-MM-DD"),
    input(207, "bad_choice", "A word is none of those allowed"),
    input(208, "bad_country", "A state is not given by its ISO 3166 alpha-3 code"),
    input(209, "bad_currency", "A currency is not given by its ISO 4217 code"),
    input(210, "bad_month", "A month is not a number from 1 to 12"),
    input(211, "bad_recipe", "A recipe is not good:tonnes;good:tonnes with tonnes above 0"),
    input(212, "bad_steps", "A demand is not price:tonnes;price:tonnes, dearest first"),
    input(216, "bad_discounts", "Volume discounts are not tonnes:percent;tonnes:percent, both rising"),
    input(213, "bad_selector", "A selector does not follow the grammar"),
    input(214, "empty_item", "A list has an empty item"),
    input(215, "repeated_item", "A list or recipe has an item twice"),
    // 300: between rows
    input(300, "duplicate_id", "An id stands twice in its table"),
    input(301, "unknown_id", "A row is named that does not exist"),
    input(302, "unknown_name", "A selector names something that does not exist"),
    input(303, "unknown_cargo", "A list names neither a good nor a cargo class"),
    input(304, "unknown_set", "A change set is named that is not in the table sets"),
    input(305, "corridor_cycle", "The gateway of a corridor names the corridor itself, directly or through others"),
    input(306, "project_cycle", "A project must come after itself, directly or through others"),
    input(307, "part_cycle", "An agreement is part of itself, directly or through others"),
    // 400: rules between columns and rows
    input(308, "ambiguous_name", "A name fits several rows of a table"),
    input(309, "outside_horizon", "A year or a day is asked for that the study does not reach"),
    input(400, "closes_before_opens", "A row closes before or on the day it opens"),
    input(401, "link_to_itself", "A link starts and ends at one place"),
    input(402, "pipeline_without_cargo", "A pipeline does not say what it carries"),
    input(403, "base_load_over_capacity", "Other traffic on a link is more than its capacity"),
    input(404, "opening_over_capacity", "A store opens with more than it can hold"),
    input(410, "market_without_steps", "A market has no demand"),
    input(411, "firm_market", "A market is marked as firm"),
    input(412, "contract_with_steps", "A contract has price steps"),
    input(413, "contract_without_amount", "A contract has no amount"),
    input(414, "contract_without_penalty", "A contract is neither firm nor has a penalty"),
    input(415, "firm_with_penalty", "A firm order has a penalty"),
    input(420, "priority_without_penalty", "A priority clause has no penalty"),
    input(421, "penalty_without_priority", "A clause that is no priority clause has a penalty"),
    input(422, "share_of_may", "A may clause has a share"),
    input(423, "limit_without_size", "A limit lacks the amount or the share that its kind needs"),
    input(424, "limit_with_wrong_size", "A limit has an amount or a share that its kind does not use"),
    input(425, "limit_goods", "A delivered or share limit is not for exactly one good"),
    input(426, "crossing_with_orders", "A crossing limit names orders"),
    input(427, "limit_without_selector", "A limit does not say what it holds for"),
    input(428, "buyer_without_orders", "A buyer limit does not say whose share it is"),
    input(429, "penalty_without_least", "A limit that says at most has a penalty"),
    input(434, "least_crossing_without_penalty", "Take-or-pay without what a tonne that stays away costs"),
    input(435, "penalty_above_cost", "Take-or-pay asks more for a tonne that stays away than one that crosses costs"),
    input(454, "lots_without_penalty", "Nothing says what the empty part of a lot, or of a least, costs"),
    input(455, "lots_without_size", "A limit counts lots without their size, or has a size and counts none"),
    input(456, "lots_of_share", "A share is not counted in lots"),
    input(457, "excludes_itself", "A limit shuts itself out"),
    input(458, "excludes_what_counts", "Two limits cannot shut each other out"),
    input(430, "fee_without_selector", "A transit fee does not say where it is due"),
    input(462, "exempt_of_what", "A policy that does not look at origins exempts states"),
    input(459, "discount_without_rule",
          "Volume discounts do not say which tonnes they hold for, or the other way round"),
    input(460, "discount_of_what", "A policy that is no transit fee in usd/t has volume discounts"),
    input(461, "discounts_meet", "Two fees with volume discounts meet on a link"),
    input(431, "rate_without_unit", "A rate has no unit"),
    input(432, "rate_without_value", "A percentage or a price cap meets a good without a reference value"),
    input(433, "tariff_without_rate", "A tariff, duty, tax, fee or quota has no rate"),
    input(440, "citation_without_claim", "A cited figure names no claim"),
    input(441, "assumption_without_reason", "An assumption gives no reason"),
    input(442, "interval_upside_down", "The lower end of an interval lies above its upper end"),
    input(444, "value_without_unit", "A claim or an agreement tells an amount and no unit"),
    input(445, "event_without_duration", "An event has a rate and no duration"),
    input(446, "measure_of_nothing", "A statement or an observation does not say what it is measured on"),
    input(443, "cited_and_assumed", "A figure is cited and assumed at once"),
    input(450, "process_cycle", "A good is made again from itself through processes"),
    input(451, "basis_gain", "Contained metal or oxide weighs more than what it is taken from"),
    input(452, "basis_mix", "Tonnes of two bases would be taken for one"),
    input(453, "stakes_over_100", "The stakes in an asset add up to more than 100 %"),
    // 500: change sets
    input(500, "key_or_selector", "A change gives both a key and a selector, or neither"),
    input(501, "until_before_from", "A change ends before or on the day it starts"),
    input(502, "not_a_number", "A column that is no number is scaled or added to"),
    input(503, "not_changeable", "A change is made to a table or column that change sets cannot act on"),
    input(510, "set_twice", "A scenario is asked for twice, or asked for and left out"),
    input(511, "sets_clash", "Two scenarios change one value on common days"),
    // 600: requests
    input(600, "usage", "A command, flag or request field is unknown or missing"),
    input(601, "unknown_engine", "There is no such engine"),
    input(602, "too_many_selectors", "More selectors are tracked than a plan can tell apart"),
    input(603, "same_place", "A way starts and ends at the same place"),
    input(604, "unknown_list", "There is no such list to print"),
    input(605, "no_verifier", "The program korridor-verify gives no answer"),
    input(606, "unknown_code", "There is no such error or warning"),
    input(607, "too_many_players", "Too many agreements and clauses are on for exact fair shares"),
    input(608, "no_order", "A selector of orders means none"),
    input(632, "too_many_projects", "More projects may be chosen from than the search can tell apart"),
    input(633, "unknown_partner", "A cap names a partner that no project has"),
    input(612, "no_ogr", "The program ogr2ogr of GDAL is not there, or could not write"),
    input(613, "sheet_column", "A file to import lacks a column"),
    input(614, "sheet_cell", "A cell of a file to import does not fit"),
    input(615, "bad_mapping", "A mapping for an import breaks its rules"),
    input(616, "would_replace", "An imported row says something else than a row of the study"),
    input(617, "twice_imported", "Two imported rows have one id and differ"),
    input(618, "no_goods", "No good of the study has a code that the file could be read by"),
    input(619, "whole_not_exported", "A format has no room for whole numbers that limits decide"),
    input(630, "which_sheet", "A file has several sheets or layers, or none of the name given"),
    input(631, "sheet_too_large", "A table has more rows than a sheet of a workbook"),
    {609, "limit_reached", 3, 503, "Time ran out, or an answer would be larger than what is told"},
    {634, "no_plan_in_time", 3, 503, "Time ran out before any plan was found"},
    {610, "solver", 3, 500, "The solver gave up or refused the program"},
    {611, "chain_form", 3, 500, "A program cannot be brought into the form of the engine chains"},
    input(620, "bad_network",
          "A network has arcs without ends, bounds upside down, or numbers beyond exact arithmetic"),
    input(621, "bad_instance", "A problem file breaks the rules of its format"),
    input(622, "bad_archive", "A gzip or bzip2 file is cut or damaged"),
    input(623, "unknown_format", "A problem file is in none of the formats that are read"),
    input(624, "wrong_problem", "A problem is asked for that files of this format do not hold"),
    // 640: the server
    {640, "bad_json", 2, 400, "A request is not JSON, or nested too deep"},
    input(641, "bad_field", "A field of a request is unknown, missing, of the wrong type or out of range"),
    {642, "too_large", 2, 413, "A request is larger than the server takes"},
    {643, "foreign_origin", 2, 403, "A request comes for another host, or from a page of another one"},
    {644, "no_token", 2, 401, "A request does not bring the token of the server"},
    {645, "no_path", 2, 404, "The server has nothing at this path"},
    {646, "wrong_method", 2, 405, "A path does not answer this method"},
    {647, "wrong_type", 2, 415, "A body is not plain application/json of a length that is told"},
    {648, "busy", 3, 503, "The server has as much work as it takes"},
    {649, "cannot_listen", 2, 500, "The address or port cannot be had"},
    {650, "server_fault", 3, 500, "An error that should not happen"},
    {651, "not_done", 2, 409, "A job has no result: it is not done, or was cancelled"},
    {652, "too_much_memory", 3, 422, "An answer would take more memory than the server gives to one"},
    // 900: warnings
    warning(900, "short_link", "A link is shorter than the straight line between its ends"),
    warning(901, "gauge_meets", "Rails of two gauges meet at a place and no link changes the gauge"),
    warning(902, "good_without_value", "Goods without a reference value have no holding cost"),
    warning(903, "opens_after_horizon", "A row opens after the horizon"),
    warning(904, "network_in_pieces", "Not all places are joined by links"),
    warning(927, "rate_of_nothing",
            "A policy with a rate of 0 stands beside one with a rate that meets the same cargo"),
    warning(928, "far_day", "A day lies so far from the horizon that its year may have slipped"),
    warning(929, "cell_left_open", "A cell is empty where others of its column are filled, and the default is taken"),
    warning(935, "nothing_can_stay",
            "An export control keeps a part of a good that nobody takes at home, so none may leave"),
    warning(955, "long_link", "A link is more than four times as long as the straight line between its ends"),
    warning(956, "odd_speed", "Links are faster or slower than their mode can be"),
    warning(957, "odd_cost", "A cost is far from what is usual, as if it stood in another unit"),
    warning(958, "small_capacity", "Links take so little that their capacity may stand in another unit"),
    warning(959, "no_hs_code", "An HS code of a good cannot be one"),
    warning(960, "odd_rate", "A policy's rate in percent is far from what is usual"),
    warning(961, "closes_before_horizon", "A row closes before the horizon begins, and before any year observed"),
    warning(954, "change_twice", "A row of a change set stands twice"),
    warning(953, "cap_above_value", "A price cap lies above what its goods are worth"),
    warning(905, "selects_nothing", "A selector selects nothing"),
    warning(906, "empty_set", "A change set has no changes"),
    warning(908, "change_outside_horizon", "A change holds on no day of the horizon"),
    warning(909, "change_not_acting", "A change starts after the day on which its column is read, and does nothing"),
    warning(910, "may_lifts_more", "A may clause lifts the study's avoid as a whole, though it says less"),
    warning(920, "policy_not_modelled", "A policy is kept for the record and not modelled"),
    warning(963, "short_closing", "A scenario closes links without a capacity for less than a year"),
    warning(964, "odd_stops", "An event stops something for more days a year than a year has"),
    warning(962, "not_in_containers", "A rate in TEU does not act on goods that do not go in containers"),
    warning(921, "lift_not_found", "Which of many avoided parts to lift was not found"),
    warning(922, "no_governance_weight", "A state has no weight, so the supply risk of its buyers is not told"),
    warning(923, "not_optimal", "A plan that an analysis rests on was cut short by time"),
    warning(936, "project_cost_unknown", "Projects have no cost and so are not chosen"),
    warning(937, "project_tightens", "Projects bring demand or rules along"),
    warning(938, "projects_clash", "The scenarios of two projects cannot both act"),
    warning(924, "engine_fell_back", "The engine chains could not trust its numbers; the plan is by the engine arcs"),
    warning(925, "kept_plan_unfit", "A kept plan is of another network, so a plan was made from nothing"),
    warning(926, "plan_not_kept", "A plan could not be kept in the file asked for"),
    warning(930, "set_not_on", "A scenario to leave out is not part of the base world"),
    warning(931, "set_already_on", "A scenario asked for is part of the base world"),
    warning(932, "change_of_nothing", "A change selects no row"),
    warning(933, "change_of_empty", "A change scales or adds to an empty cell, which stays empty"),
    warning(934, "value_out_of_range", "A change would take a value out of its range; it stays at the edge"),
    warning(940, "language_guessed", "The language of an article was guessed"),
    warning(941, "date_guessed", "The date of an article was not given: it was found in the text, or stays open"),
    warning(942, "bad_bytes", "An article holds bytes that are not UTF-8; nothing is proposed from them"),
    warning(943, "too_many_findings", "An article holds more than can be looked through; the rest was left out"),
    warning(965, "claims_not_compared", "Claims of a study are in units that the press does not tell"),
    warning(945, "sheet_encoding", "A file to import is no UTF-8 and was read as Windows-1252"),
    warning(946, "hs_edition", "A trade file and goods of the study are in different editions of HS"),
    warning(947, "hs_shared", "Several goods have one code of HS; their trade is told of the first"),
    warning(948, "pypsa_delay", "Cargo arrives in a later period, which not every PyPSA knows"),
    warning(949, "osm_bare", "Links of OpenStreetMap tell no time, cost or capacity"),
    warning(950, "mps_reading", "A program is read by a rule of its format that is easily overlooked"),
    warning(951, "no_way_for_trips", "Trips between zones have no way"),
    warning(952, "paths_passed_over", "Ways that a file lists for its demands are not kept to"),
});

std::string markdown_rows(bool warnings) {
  std::string text;
  for (const ErrorCode& row : kCodes)
    if (row.is_warning() == warnings)
      text += warnings ? fmt::format("| {} | `{}` | {} |\n", row.number, row.code, row.meaning)
                       : fmt::format("| {} | `{}` | {} | {} | {} |\n", row.number, row.code, row.exit, row.http,
                                     row.meaning);
  return text;
}

}  // namespace

std::span<const ErrorCode> error_codes() { return kCodes; }

const ErrorCode* find_error_code(std::string_view code) {
  const auto* const at = std::ranges::find(kCodes, code, &ErrorCode::code);
  return at == kCodes.end() ? nullptr : &*at;
}

std::string error_codes_as_markdown() {
  return "# Errors and warnings\n\n"
         "Written by `scripts/docs` from `src/korridor/base/error_codes.cc`; change it there.\n\n"
         "An error says where it stands, what is wrong, and what would be right:\n\n"
         "```\nlinks.csv:14:7: capacity_t_per_year is -3 t/yr; give 0 to close it, or leave it empty for no "
         "limit\n```\n\n"
         "**Place.** `file:row:column`. In a CSV file the row is the line that an editor shows, counted from 1 with "
         "the\n"
         "header; a cell that follows a line break inside quotes is named by the line on which it starts. The column "
         "is the\n"
         "number of the cell in its row, counted from 1. In `study.toml` the column is the character in the line. A "
         "rule\n"
         "about a column that the file leaves out points at the id of the row. A study that stands on another one\n"
         "(`[study] base`) names the files of the base with their folder.\n\n"
         "**All at once.** Every error of every file is told, in the order of file, row and column. What would only "
         "follow\n"
         "from another error (a reference to a row of a file that cannot be read) is left out.\n\n"
         "**Codes** are stable: programs may compare them. The exit code is that of `korridor`, the status that of a "
         "reply\n"
         "over HTTP; with several errors the largest counts. `korridor explain CODE` tells what to do about one.\n\n"
         "| number | code | exit | HTTP | meaning |\n|---|---|---|---|---|\n" +
         markdown_rows(false) +
         "\n## Warnings\n\nA warning does not stop the work. Replies list them under `warnings`.\n\n"
         "| number | code | meaning |\n|---|---|---|\n" +
         markdown_rows(true);
}

}  // namespace korridor
