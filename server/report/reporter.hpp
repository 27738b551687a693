#pragma once

#include "session/change_set.hpp"
#include "session/record.hpp"
#include "session/session.hpp"
#include "wire/report_messages.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dais::report {

inline constexpr char const* format = "dais.report.1";

// Folds the records of a session into its report. What the session itself knows is taken from there when a report is made; what it keeps of
// the latest only, or forgets, is gathered beside it: each period of a segment, each state of a question, what was decided more than
// a hundred decisions ago.
class reporter {
 public:
  // Precondition: `r` is the record behind the one that it stands at.
  void take(record const& r);

  session const& state() const { return session_; }

  // What runs is counted up to `now`, or to the latest record where that is later.
  wire::report as_of(time_point now) const;

 private:
  using periods = std::map<std::string, std::vector<wire::report_period>>;  // by segment

  session session_;
  time_point created_{};
  periods periods_;
  // Of the segments that a decision changed, before it and after it: undoing gives back the former, doing again the latter.
  std::map<std::uint64_t, std::pair<periods, periods>> images_;
  std::map<std::string, std::pair<time_point, std::optional<std::string>>>
      given_;                                                    // requests: when the floor was given, and in which segment
  std::map<std::string, std::vector<wire::report_step>> steps_;  // by question
  std::vector<wire::report_decision> decisions_;
  std::vector<wire::report_caption> captions_;

  periods periods_of(change_set const&) const;
  void put(periods const&);
  void note_periods(change_set const&);
  void note_decisions(record const&, change_set const&, periods before);
  void note_questions(record const&, change_set const&);
  void note_requests(change_set const&);
  void note_caption(record const&);
};

}  // namespace dais::report
