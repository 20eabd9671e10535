#pragma once

#include "korridor/news/statements.h"

namespace korridor {

/// What one side tells and another one denies right behind it or, in the same breath, before it: "Talks are going well,
/// the minister said. Vale says they have not begun."
///
/// Method  the text is cut at sentences and semicolons. A part takes something back by a negation at a word for a deal,
///         talks, an offer or a grant, by a verb of denial, or by calling it an invention; and somebody says so. The
///         part beside it must tell, unnegated, of the same matter, and be another one's word. A contract that is not
///         yet signed takes back no talks and no memorandum.
///         A contract that is signed by one account is denied by one of talks that go on; a sum, by one that it is not
///         agreed. A closure, an exit, a duty, a building are matters too, denied by a verb or by a negation beside
///         them.
/// Limits  a narrator does not contradict himself: without a speaker there is no conflict.
void note_rival_statements(const Passage& passage, const std::vector<SentenceFindings>& sentences, Article& block);

}  // namespace korridor
