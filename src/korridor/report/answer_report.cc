#include "korridor/report/answer_report.h"

#include <cmath>

#include "korridor/report/gather.h"
#include "korridor/service/asked_world.h"
#include "korridor/study/inline_changes.h"

namespace korridor {

Result<std::string> answer_report(const Study& study, const Json& request, const RunOptions& options) {
  RequestFields fields(request);
  AskedWorld asked;
  read_world(fields, asked);
  read_plan(fields, options, asked);
  const std::string lang = fields.text("lang", {"en", "de"});
  const bool projects = fields.flag("projects");
  if (Errors errors = fields.finish(); !errors.empty()) return std::unexpected(std::move(errors));
  asked.plans_at_once = projects ? options.threads + 1 : 2;
  const auto changed = change_study(study, asked);
  if (!changed) return std::unexpected(changed.error());
  auto input = gather_report(*changed, {.study = study.folder,
                                        .world = asked.world,
                                        .plan = asked.plan,
                                        .lang = lang.empty() ? "en" : lang,
                                        .projects = projects,
                                        .tell_part = options.tell_part,
                                        .go_on = [tell = options.tell] { return !tell || tell(NAN, NAN); }});
  if (input) return render_report(*input);
  name_inline_places(input.error());
  return std::unexpected(std::move(input.error()));
}

}  // namespace korridor
