#include "wire/plan_check.hpp"

#include "session/plan/segment_kinds.hpp"
#include "wire/local_time.hpp"

#include <algorithm>

namespace dais {

namespace {

constexpr int audience_share = 4;  // at conferences at least a quarter of a panel is the audience's

class checker {
 public:
  explicit checker(session_plan const& plan) : plan_(plan) {
    for (auto const& one : plan.segments) {
      total_ += one.allotment;
      least_ += protected_minimum(one);
    }
  }

  std::vector<plan_remark> check(std::optional<time_point> now) {
    if (now) check_start(*now);
    check_total();
    check_panellists();
    check_audience();
    check_rounds();
    check_messages();
    return std::move(remarks_);
  }

 private:
  session_plan const& plan_;
  duration total_{};
  duration least_{};
  std::vector<plan_remark> remarks_;

  void remark(std::string field, plan_fault_code what, std::vector<std::string> with = {}) {
    remarks_.push_back({std::move(field), what, std::move(with)});
  }

  static std::string field_of(char const* list, std::size_t i) { return "/" + std::string(list) + "/" + std::to_string(i); }

  void check_start(time_point now) {
    if (plan_.start == time_point{} || plan_.start >= now) return;
    remark("/start", plan_fault_code::start_passed, {clock_date(plan_.start, plan_.time_zone)});
  }

  void check_total() {
    auto const planned = plan_.end - plan_.start;
    if (planned <= duration{} || total_ == planned) return;
    if (plan_.hard_stop && least_ > planned) {
      return remark("/segments", plan_fault_code::past_hard_stop, {minutes_text(total_), minutes_text(least_), minutes_text(planned)});
    }
    remark("/segments", plan_fault_code::minutes_differ, {minutes_text(total_), minutes_text(planned)});
  }

  // Where nobody presents, a panel talks together, and its segments need not name everybody.
  void check_panellists() {
    auto const any = [&](auto const& is) { return std::any_of(plan_.segments.begin(), plan_.segments.end(), is); };
    if (!any([](auto const& g) { return traits_of(g.kind).one_speaker; })) return;
    for (std::size_t i = 0; i < plan_.panellists.size(); ++i) {
      auto const& id = plan_.panellists[i].id;
      if (any([&](auto const& g) { return std::find(g.speakers.begin(), g.speakers.end(), id) != g.speakers.end(); })) continue;
      remark(field_of("panellists", i), plan_fault_code::panellist_without_segment);
    }
  }

  void check_audience() {
    duration audience{};
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < plan_.segments.size(); ++i) {
      if (!traits_of(plan_.segments[i].kind).for_questions) continue;
      audience += plan_.segments[i].allotment;
      if (!first) first = i;
    }
    if (!first || audience * audience_share >= total_) return;
    remark(field_of("segments", *first), plan_fault_code::questions_short,
           {minutes_text(audience), minutes_text(total_), minutes_text(total_ / audience_share)});
  }

  void check_rounds() {
    for (std::size_t i = 0; i < plan_.segments.size(); ++i) {
      auto const& g = plan_.segments[i];
      if (!g.turn) continue;
      auto const speakers = g.speakers.empty() ? plan_.panellists.size() : g.speakers.size();
      auto const round = *g.turn * static_cast<duration::rep>(speakers);
      if (round <= g.allotment) continue;
      remark(field_of("segments", i) + "/round_minutes", plan_fault_code::round_too_long,
             {std::to_string(speakers), minutes_text(round), minutes_text(g.allotment)});
    }
  }

  void check_messages() {
    for (std::size_t i = 0; i < plan_.announcements.size(); ++i) {
      auto const left = plan_.announcements[i].left;
      auto const has_it = [&](auto const& g) { return traits_of(g.kind).announced && g.allotment > left; };
      if (std::any_of(plan_.segments.begin(), plan_.segments.end(), has_it)) continue;
      remark(field_of("messages", i) + "/minutes_left", plan_fault_code::message_never_sent);
    }
  }
};

}  // namespace

std::vector<plan_remark> remarks_on(session_plan const& plan, std::optional<time_point> now) { return checker(plan).check(now); }

std::string minutes_text(duration l) {
  auto const tenths = std::chrono::duration_cast<std::chrono::seconds>(l).count() / 6;
  auto text = std::to_string(tenths / 10);
  if (tenths % 10) text += "." + std::to_string(tenths % 10);
  return text;
}

}  // namespace dais
