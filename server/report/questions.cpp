#include "report/questions.hpp"

#include "session/deed_context.hpp"

namespace dais::report {

std::vector<wire::report_answer> answers_of(session const& s, question const& q) {
  std::vector<wire::report_answer> all;
  for (auto const& [panellist, one] : q.written) all.push_back({panellist_name(s, panellist), one.text, one.at});
  std::stable_sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.at < b.at; });
  return all;
}

}  // namespace dais::report
