#include "korridor/analysis/choice_rules.h"

#include <fmt/format.h>

#include "korridor/base/country.h"
#include "korridor/base/text.h"
#include "korridor/study/check_cell.h"

namespace korridor {
namespace {

/// One name of a partner: the code of a state, or the text folded.
std::string canonical_partner(const std::string& text) {
  const auto state = find_country(text);
  return state ? *state : fold_case(text);
}

Result<std::vector<ChoiceRules::Cap>> make_caps(const Study& study, const ProjectList& list,
                                                const InvestRequest& request) {
  std::map<std::string, ChoiceMask> partners;
  std::vector<std::string> names{"any"};
  for (std::size_t k = 0; k < list.projects.size(); ++k)
    if (const std::string& partner = study.table("projects").text(list.projects[k].row, "partner"); !partner.empty()) {
      partners[canonical_partner(partner)] |= bit_of(k);
      names.push_back(partner);
    }
  Errors errors;
  std::vector<ChoiceRules::Cap> caps;
  for (const auto& [name, share] : request.caps) {
    if (name == "any") {
      for (const auto& [partner, mask] : partners) caps.push_back({mask, share});
    } else if (const auto at = partners.find(canonical_partner(name)); at != partners.end()) {
      caps.push_back({at->second, share});
    } else {
      errors.push_back({.code = "unknown_partner",
                        .message = fmt::format("no project that may be chosen has the partner {}", name),
                        .hint = did_you_mean(name, names, "see: korridor list STUDY projects")});
    }
  }
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return caps;
}

}  // namespace

Result<ChoiceRules> make_rules(const Study& study, const ProjectList& list, const InvestRequest& request) {
  ChoiceRules rules;
  for (std::size_t k = 0; k < list.projects.size(); ++k) {
    const Project& project = list.projects[k];
    rules.cost_usd.push_back(project.cost_usd.value_or(0));
    rules.charge_usd.push_back(request.is_granted ? 0 : project.charge_usd);
    rules.after.push_back(project.after);
    rules.excludes.push_back(project.excludes);
    if (project.cost_usd && project.blocked_by.empty()) rules.choosable |= bit_of(k);
    if (project.relaxes) rules.relaxing |= bit_of(k);
  }
  if (request.budget_usd) rules.budget_usd = *request.budget_usd;
  auto caps = make_caps(study, list, request);
  if (!caps) return std::unexpected(std::move(caps.error()));
  rules.caps = std::move(*caps);
  return rules;
}

}  // namespace korridor
