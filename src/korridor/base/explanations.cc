#include <algorithm>
#include <array>
#include <utility>

#include "korridor/base/error_codes.h"

namespace korridor::embedded {
extern const std::string_view kExplanationsDe;
}

namespace korridor {
namespace {

using Text = std::pair<std::string_view, std::string_view>;

/// What to do about each code, for a person who has met it. In the order of the error table.
constexpr auto kTexts = std::to_array<Text>({
    {"no_study",
     "Give the folder that holds study.toml, not the file itself. `korridor new NAME` makes a small study to start "
     "from."},
    {"no_file",
     "Look at the path and at the rights of the file. A table that a study does not need may be left out altogether."},
    {"file_too_large",
     "A table this large is hardly one that a person writes. Split records from figures, or leave out rows that "
     "nothing uses."},
    {"unknown_table",
     "Tables have fixed names; `korridor schema` lists them. A file that is no table of the study belongs in another "
     "folder, or takes another ending than .csv."},
    {"base_cycle", "Studies stand on one another in a line: follow the `base` of each study.toml and end the circle."},
    {"exists",
     "Nothing that is there is overwritten unasked. Give another name, or --force to the command that has it; a folder "
     "with other files than a result's is never replaced."},
    {"cannot_write",
     "Look at the rights of the folder and at the free space of the disk. What was there before is still whole."},
    {"bad_plan_file",
     "A file that --start reads is one that --keep has written, as it stands. Make it anew if it was cut short."},
    {"csv_encoding",
     "Save the table as UTF-8, with or without a byte order mark. The place tells the first byte that does not fit."},
    {"csv_quote",
     "A cell that holds a comma, a quote or a line break stands in quotes, and a quote inside it is doubled."},
    {"csv_cells",
     "Every row has as many cells as the header, empty ones included. Often a comma in a text wants quotes around the "
     "cell."},
    {"csv_empty_line", "Take the empty line out; a row of empty cells is an error as well."},
    {"csv_header", "The first line names the columns, each once. `korridor schema` tells the columns of each table."},
    {"csv_separator",
     "Cells are separated by commas. A spreadsheet set to German writes semicolons: choose CSV (comma separated) when "
     "saving."},
    {"csv_line_end",
     "Lines end with a line feed, or carriage return and line feed. Save the file anew with a present-day program."},
    {"bad_toml", "The file is read up to the place that is told. Text stands in quotes, dates do not."},
    {"bad_setting",
     "`korridor schema` tells the tables; docs/reference/schema.md also tells every setting of study.toml with its "
     "type and range."},
    {"news_encoding",
     "Save the article as UTF-8. What a word processor calls Windows-1252 or Latin-1 is another encoding."},
    {"news_format",
     "Text, HTML and PDF with a text layer can be read; a scanned page has no text. `korridor read --help` tells the "
     "forms."},
    {"news_language", "Give one of de, en, fr, ru as the language of the document, or none and let it be guessed."},
    {"news_lexicon", "The message tells file and line; the head of each list tells its form."},
    {"no_ledger",
     "A ledger is one file, made by `korridor ledger DB add`. Another file, a folder or another SQLite database is "
     "never "
     "written to."},
    {"ledger_newer",
     "A newer Korridor made or opened the ledger. Use that one; an older program would lose what it "
     "does not know."},
    {"ledger_damaged",
     "Take a copy of the file first, then go back to the last sound one. Articles can be added again: their statements "
     "get the same ids."},
    {"ledger_locked",
     "One process writes at a time and others wait for ten seconds. Look for a `korridor ledger` or a server that "
     "still "
     "runs."},
    {"bad_decision",
     "ID=accept, ID=reject, ID=reopen or ID=undo, with a note behind a colon; an edit names fields: "
     "ID=edit:unit=t;basis=ore."},
    {"unknown_column", "Columns have fixed names with the unit in them. A remark belongs into the column `note`."},
    {"missing_column", "The table cannot be read without this column; its rows have no meaning otherwise."},
    {"missing_value",
     "The cell has no default. If the figure is not known, write an estimate and its reason into the table "
     "`citations`."},
    {"bad_id", "An id is used in selectors and references: letters, digits, underscore, dot and minus only."},
    {"bad_number", "Write 12500.5, not 12,500.5 or 12.500,5; the unit stands in the name of the column."},
    {"out_of_range",
     "The range of each column stands in docs/reference/schema.md. A capacity of 0 closes a link, an empty one sets no "
     "limit."},
    {"bad_date", "Write a day as YYYY-MM-DD, and look whether the month has it."},
    {"bad_choice", "Only the words that the message lists are taken, in lower case."},
    {"bad_country", "Write the alpha-3 code in capitals: KAZ, CHN, DEU. Selectors and --avoid take names too."},
    {"bad_currency", "Write the ISO 4217 code in capitals: USD, EUR, KZT."},
    {"bad_month", "Months of ice or repair are numbers from 1 to 12, separated by semicolons."},
    {"bad_recipe", "A recipe names what one run takes or makes: copper_concentrate:4;coal:0.5. Tonnes are above 0."},
    {"bad_discounts",
     "Tonnes a year and percent off the rate from there on, the smaller volume first: 200000:30;500000:50."},
    {"bad_steps", "Steps tell how much more is bought below a price, dearest first: 9800:20000;9500:20000."},
    {"bad_selector", "The column tells the character. docs/reference/selectors.md has the grammar and examples."},
    {"empty_item", "Two separators follow one another, or the list ends with one."},
    {"repeated_item", "Each item counts once; take the second out, or add its tonnes to the first."},
    {"duplicate_id", "Two rows with one id cannot be told apart by what refers to them. Rename one."},
    {"unknown_id",
     "The name is that of no row. The nearest one is told where there is one; `korridor list` tells all."},
    {"unknown_name",
     "A selector says what it means by names of the study. The nearest name is told where there is one."},
    {"unknown_cargo", "`carries` of a link holds goods by id, or cargo classes such as bulk, container, liquid."},
    {"unknown_set", "A change set has a row in the table `sets`. `korridor list STUDY scenarios` tells them."},
    {"corridor_cycle", "A gateway may name other corridors, but following the names must end at links."},
    {"project_cycle", "`after` names what must be built before. Follow it and end the circle."},
    {"part_cycle", "`part_of` names the larger agreement. Follow it and end the circle."},
    {"ambiguous_name", "Several rows have this name. Give the id of the one that is meant; the hint lists them."},
    {"outside_horizon",
     "Give a year or a day of the horizon, which the message tells and `korridor check` too. To plan beyond it, "
     "lengthen "
     "[time] in study.toml: what opens later and what an order wants then must be written as well."},
    {"closes_before_opens",
     "`opens` is the first day on which the row is there, `closes` the first on which it is not."},
    {"link_to_itself", "Handling at a place is written into its columns handling_cost_usd_per_t and handling_hours."},
    {"pipeline_without_cargo",
     "What a pipeline carries decides everything about it, so `carries` may not be empty there."},
    {"base_load_over_capacity",
     "Other traffic is part of the whole capacity. Either the capacity is too small or the traffic too large."},
    {"opening_over_capacity", "What lies in the store on the first day must fit."},
    {"market_without_steps", "A market buys by price: give it steps. An amount that is owed is a contract."},
    {"firm_market", "A market takes what is worth it and is owed nothing. Leave `firm` empty."},
    {"contract_with_steps", "A contract is an amount that is owed. What is bought by price is a market."},
    {"contract_without_amount", "Tell the tonnes a year that are owed."},
    {"contract_without_penalty",
     "Either the contract is firm (served in full, or there is no plan), or each missing tonne costs a penalty."},
    {"firm_with_penalty", "A firm order misses nothing, so the penalty would never be paid. Take out one of the two."},
    {"priority_without_penalty", "A priority clause may be missed at a price; tell it."},
    {"penalty_without_priority",
     "must and avoid are held in any case. If a price should decide, the kind is priority."},
    {"share_of_may", "may allows and asks for nothing, so a share has no meaning there."},
    {"limit_without_size", "crossing and delivered need amount_t_per_year, share and buyer need share."},
    {"limit_without_selector",
     "Say what is limited, for instance mode:ferry or country:CHN. Only a buyer limit may leave it empty: all tonnes."},
    {"buyer_without_orders",
     "A buyer limit compares what some orders get with what all get. Select the orders, for instance country:CHN."},
    {"penalty_without_least", "What is at most holds in any case; only a least can be missed at a price."},
    {"least_crossing_without_penalty",
     "A least on links is take-or-pay: cargo may stay away, and pays the penalty. Without one, cargo would have to be "
     "moved for its own sake; what must arrive without fail is a delivered limit or a firm order."},
    {"penalty_above_cost",
     "What is due without cargo is part of what the link costs. If it were more, moving cargo in circles would pay."},
    {"whole_not_exported",
     "PyPSA's components know lots and minimum volumes only for whole plants; MPS and LP carry the whole program."},
    {"lots_without_penalty",
     "Lots and services that start from a least are paid whole: say what a tonne of them that stays empty costs."},
    {"lots_without_size", "lot_t is the size of a train, ship or campaign; only a limit of bound lots has one."},
    {"lots_of_share", "Lots are counted in what crosses or is delivered: make it a crossing or delivered limit."},
    {"excludes_itself", "Name the limits that cannot be used beside this one."},
    {"excludes_what_counts",
     "Shutting out asks whether anything is used: both must be crossing or delivered limits of bound most or "
     "least_or_none."},
    {"limit_with_wrong_size", "Take out the figure that the kind of the limit does not use."},
    {"limit_goods", "Tonnes of different goods are not added up: write one limit for each good."},
    {"crossing_with_orders",
     "A crossing counts what passes, whoever it is for. To limit what orders get, the kind is delivered or share."},
    {"exempt_of_what",
     "Fees, bans of transit and taxes on extraction hold for cargo, whoever it comes from. Name the goods or links "
     "they "
     "hold for."},
    {"discount_without_rule",
     "beyond: the lower rate holds for tonnes beyond the volume. all: it holds for all tonnes, and who takes it pays "
     "for "
     "the volume at least. The two differ by a lot of money, so the table has to say which."},
    {"discount_of_what", "Only a transit fee in usd/t can be lower from a volume on; a tariff or tax has one rate."},
    {"discounts_meet",
     "On each link the plan chooses one rate for a good. Select different links, name different goods, or state one of "
     "the two fees without discounts."},
    {"fee_without_selector", "Tell the links on which the fee is due, for instance country:AZE & mode:rail."},
    {"rate_without_unit",
     "percent, usd/t or t/yr; what each kind of policy takes stands in docs/methods/model.md, section 6."},
    {"rate_without_value", "A percentage needs a value to be a percentage of: give the good a value_usd_per_t."},
    {"tariff_without_rate", "A policy of this kind does nothing without a rate. A rate of 0 is written as 0."},
    {"citation_without_claim", "Name the claims behind the figure, or mark it as assumed and give the reason."},
    {"assumption_without_reason",
     "An assumption is worth what its reason is worth. Say how the figure was arrived at."},
    {"interval_upside_down", "`low` and `high` of the claim are exchanged."},
    {"value_without_unit",
     "A number says nothing without its unit. Of a claim that is no number, the unit is text or date."},
    {"event_without_duration", "Without its days an event stops nothing, however often it comes."},
    {"measure_of_nothing",
     "use_share needs exporter, good and on; way_share needs good and on; a crossing or turnover needs the selector of "
     "its "
     "links."},
    {"cited_and_assumed", "Two citations of one figure contradict each other. Keep the one that holds."},
    {"process_cycle", "Goods form stages from ore to product. Recycling back into an earlier stage is not modelled."},
    {"basis_gain",
     "A tonne of ore cannot hold more than a tonne of metal. Look at the recipe, or at the basis of one of the goods."},
    {"basis_mix",
     "Gross weight, contained metal and oxide are different tonnes. Turn one into the other by a process with its "
     "factor."},
    {"stakes_over_100",
     "The percentages of all holders of one asset are added up. What is not known may be missing, nothing may be "
     "counted twice."},
    {"key_or_selector", "A change acts on one row (key) or on all rows that a selector means, never on both."},
    {"until_before_from", "`until` is the first day after the change."},
    {"not_a_number", "Words and dates can only be set; scale and add are for numbers."},
    {"not_changeable", "Ids and records stay as they are. Changes act on what a plan reads."},
    {"set_twice", "A scenario acts once. Name it once, or in one of --with and --without."},
    {"sets_clash",
     "The two scenarios say different things about one value, so their order would decide. --ordered says that the "
     "order given is meant."},
    {"usage", "`korridor --help` lists the commands, `korridor COMMAND --help` its options with examples."},
    {"unknown_engine", "`korridor plan --help` lists the engines."},
    {"too_many_selectors",
     "Each clause, limit and avoid makes a plan tell apart what has touched it. The message names those that do; take "
     "some out, or write them with one common selector."},
    {"same_place", "Give two different places to --from and --to."},
    {"bad_json", "The body of a request is one JSON object (api/openapi.yaml), nested at most 64 deep."},
    {"bad_field",
     "The message names the field; fields are a command's options in snake_case, as api/openapi.yaml lists them."},
    {"too_large", "`korridor serve --max-body MB` takes larger requests; a table can be edited row by row instead."},
    {"foreign_origin",
     "The server answers pages that it sent itself, under the address that it printed. Use that address; a name of the "
     "machine needs `--host NAME`."},
    {"no_token",
     "Open the address with the token that the server printed, or send `Authorization: Bearer TOKEN`. Tokens change "
     "with every start unless --token sets one."},
    {"no_path", "api/openapi.yaml lists every path; GET /api/openapi.yaml gives it."},
    {"wrong_method", "The header Allow names the methods of the path."},
    {"wrong_type", "Send `Content-Type: application/json` and `Content-Length`; no other encoding is taken."},
    {"busy", "Ask again after the seconds that the header Retry-After names."},
    {"cannot_listen", "Another program may hold the port: give another one, or --port 0 for one that is free."},
    {"server_fault", "Please report it with the request; the server goes on."},
    {"not_done", "Ask for the job's state first; it is `done` when a result is there."},
    {"unknown_list", "The hint tells what can be listed."},
    {"no_verifier", "korridor-verify is built beside korridor and must stand in the same folder."},
    {"unknown_code", "`korridor explain` without a code lists them all."},
    {"too_many_players",
     "Every subset is planned, and each further player doubles their number. Take some out with --without, or ask "
     "without --shapley."},
    {"too_many_projects",
     "The search keeps each choice in 64 bits. Name those that matter with --projects; of others nothing is chosen."},
    {"unknown_partner",
     "Partners are those of projects.partner, states by any of their names; `any` means each partner by itself. "
     "`korridor list STUDY projects` tells them."},
    {"project_cost_unknown",
     "A cost that is not stated is not taken for zero. Fill projects.cost_usd, or try a figure with --cost "
     "PROJECT=USD; "
     "what the project saves in the choice is the most it may cost."},
    {"project_tightens",
     "Besides building something the set of the project raises an order, adds a clause or the like. The bill then "
     "rises by "
     "what that costs, while what the project earns is not in it: compare its deliveries, not its saving alone."},
    {"projects_clash",
     "The two are taken for alternatives. Write so in projects.excludes, or let the sets change different cells."},
    {"no_order",
     "`korridor list STUDY orders` prints all orders; name one by its id, its good (good:uranium_u3o8) or its state "
     "(country:JPN)."},
    {"no_ogr",
     "GeoPackages are written by GDAL's own program ogr2ogr: `scripts/setup geo` installs it. GeoJSON needs no other "
     "program."},
    {"sheet_column",
     "Columns are found by their name in the first row, whatever the case. Registers are read as they are published."},
    {"sheet_cell", "Mend the cell, translate it by `words`, or list it in `skip` of the mapping to leave the row out."},
    {"bad_mapping",
     "A mapping is a CSV with the columns field, from, value, factor, words, skip and form; "
     "docs/reference/exchange.md shows one."},
    {"would_replace",
     "Nothing of a study is overwritten unasked. `--replace` lets the imported cells win; cells that the import does "
     "not have stay."},
    {"twice_imported", "The first one would be lost. Give each row an id of its own, or leave one out by `skip`."},
    {"which_sheet", "Name the sheet or layer with --sheet; upper and lower case do not matter."},
    {"sheet_too_large",
     "A sheet of XLSX has 1,048,576 rows, one of which names the columns. Export one year, or CSV, which has no end."},
    {"no_goods",
     "Trade is joined to goods by HS: fill the column hs of the table goods with six digits, such as 2844.10."},
    {"limit_reached", "Ask for less at a time: one year (--year), or fewer orders (--orders)."},
    {"no_plan_in_time",
     "What was found so far leaves a firm order unserved, breaks a limit, or holds half a train: no plan, so none is "
     "told. "
     "Give more time, longer periods or one year; the engine chains mostly has a plan long before arcs."},
    {"solver",
     "The time or memory that was allowed is used up, or figures differ by too many orders of magnitude. Longer "
     "periods or a longer --time-limit may help."},
    {"chain_form",
     "A fault of the program, not of the study: please report it with the study. Meanwhile plan with --engine arcs."},
    {"bad_network",
     "Flows are counted in whole numbers, so that every sum is exact. Scale amounts or costs down, or leave arcs "
     "without an upper bound."},
    {"bad_instance",
     "docs/methods/instances.md tells the rules of each format. The place is that of the first word that does not "
     "fit."},
    {"bad_archive", "The file ends too early or its checksum is wrong; most often a transfer was cut. Fetch it again."},
    {"unknown_format",
     "MPS, DIMACS .min, SNDlib text, TNTP, Canad .dow and .dat, and interdiction text are read, packed with gzip or "
     "bzip2 or not."},
    {"wrong_problem", "Leave --problem out to solve what files of this format are for."},
    {"too_much_memory",
     "Ask for one year, for years instead of months, or for the engine chains, which takes a third; the program itself "
     "has "
     "no such bound. Whoever starts the server may give more: `serve --max-memory MB`."},
    {"short_link",
     "The figure may be in other units, or an end lies at a wrong spot. Cost and time are taken as written all the "
     "same."},
    {"gauge_meets",
     "Cargo passes from one gauge to the other for nothing there. A link of mode gauge_change, border or transshipment "
     "makes the break cost time and money."},
    {"good_without_value", "Time costs nothing for these goods. Give them a value_usd_per_t if it should."},
    {"opens_after_horizon", "The rows play no part. Lengthen the horizon, or let a change set open them earlier."},
    {"network_in_pieces",
     "Nothing can pass between the pieces. Mostly a link is missing, or a reference names the wrong place."},
    {"rate_of_nothing",
     "Rates add up, so a rate of 0 takes nothing off another policy. Name the states that do not pay in the column "
     "exempt "
     "of that one."},
    {"far_day",
     "1926 for 2026 opens a link a century early, and nothing else would tell. Leave the cell empty for always."},
    {"cell_left_open",
     "A link without a cost or hours carries for nothing and at once; a good without a basis counts gross weight. "
     "Write 0 "
     "or the basis where that is meant."},
    {"nothing_can_stay",
     "A control in percent lets out a share of all that is delivered of that origin. Give the home market an order, or "
     "say "
     "export_ban if nothing may leave."},
    {"selects_nothing",
     "All names exist, and still no row fits all of them together. Try the parts one by one with `korridor route "
     "--avoid`."},
    {"empty_set", "Switching the scenario on does nothing. Write its rows into the table changes."},
    {"change_outside_horizon", "The days of the change and those of the study do not meet."},
    {"change_not_acting",
     "What a row is and where it stands is read on the first day of the horizon. For a change in the middle write two "
     "rows, and let the set close one and open the other."},
    {"may_lifts_more",
     "A may clause lifts the avoid of study.toml as a whole and for all days, whatever it names. To lift a part, give "
     "the orders avoid clauses of their own instead of one for the study."},
    {"change_twice",
     "Both rows act: half of a half is a quarter. Take one out; where two steps are meant, give the second its own "
     "days or "
     "order, or write their product or sum."},
    {"cap_above_value",
     "A price cap bars what is worth more than the cap by goods.value_usd_per_t, on which the model prices its trade. "
     "Check the cap's unit (a barrel is no tonne), or leave it: trade below the cap goes on."},
    {"policy_not_modelled", "The row is kept for the record. docs/methods/model.md, section 6, tells which kinds act."},
    {"lift_not_found",
     "So many parts are avoided that not all sets of them could be looked through. Give fewer to --avoid."},
    {"no_governance_weight",
     "Give the state a row in the table governance, with a citation or the reason of the estimate."},
    {"not_optimal", "Give more time with --time-limit, or none."},
    {"engine_fell_back",
     "The plan holds, it only took longer. If it happens often, look for amounts or capacities of very different size "
     "in one "
     "study."},
    {"kept_plan_unfit",
     "The study has changed since the plan was kept, or the periods are others. The answer holds; keep it with --keep "
     "to "
     "start from it."},
    {"set_not_on", "--without takes sets out of the base world, and this one is not part of it."},
    {"set_already_on", "The base world holds the scenario, so --with adds nothing."},
    {"change_of_nothing", "The selector means no row of the table that is changed."},
    {"change_of_empty", "Half of no limit is no limit. Set the figure instead of scaling it."},
    {"value_out_of_range", "Twenty wagons less thirty are none: the value stays at the edge of its range."},
    {"language_guessed", "Give the language of the document if the guess is wrong; figures and dates are read by it."},
    {"date_guessed", "Give the day of publication with --date: words such as yesterday or last year count from it."},
    {"bad_bytes", "The place tells the first byte. Save the article as UTF-8 and read it again."},
    {"too_many_findings", "Split the article, or read its parts one by one; what was found up to there stands."},
    {"sheet_encoding", "If names look odd, save the file as UTF-8 and import it again."},
    {"hs_edition",
     "Codes move between editions of HS (2007, 2012, 2017, 2022). Look up whether those of your goods did, or take the "
     "file of your edition."},
    {"hs_shared",
     "Give the goods codes that differ in the first six digits, or read the claims as those of all of them."},
    {"pypsa_delay",
     "Cargo that takes more than half a period arrives in a later one. In PyPSA that is the column `delay` of a link; "
     "a version that does not know it has the cargo arrive at once, and finds a plan that is too cheap."},
    {"osm_bare",
     "OpenStreetMap has the rails, not what runs on them. Fill hours, cost_usd_per_t and capacity_t_per_year, by hand "
     "or by a table with a mapping, before any plan is believed."},
    {"mps_reading",
     "The rule is that of the format; docs/methods/instances.md lists them. Look whether the writer of the file meant "
     "it so."},
    {"no_way_for_trips",
     "An equilibrium needs a way for every pair of zones with trips. Look whether links are missing, or run one way "
     "only."},
    {"paths_passed_over",
     "The value told is that of routing over any ways; with the listed ones alone it may be less."},
});

/// The text behind `KEY = ` in a list of lines.
std::string_view find_entry(std::string_view lines, std::string_view key) {
  constexpr std::string_view kIs = " = ";
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    if (line.starts_with(key) && line.substr(key.size()).starts_with(kIs)) return line.substr(key.size() + kIs.size());
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
  }
  return {};
}

}  // namespace

std::string_view explain_code(std::string_view code, std::string_view language) {
  if (language == "de")
    if (const std::string_view german = find_entry(embedded::kExplanationsDe, code); !german.empty()) return german;
  const auto at = std::ranges::find(kTexts, code, &Text::first);
  return at == kTexts.end() ? std::string_view{} : at->second;
}

}  // namespace korridor
